using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Shell.Commands
{
    // Transfers, RFC 5589: to somebody who is named, or between the peers of our two calls. Invariant: the call goes on
    // here until the other phone has said that it worked.

    /// <summary><c>transfer</c>: sends a call elsewhere, or connects the two calls.</summary>
    internal sealed class TransferCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal TransferCommand()
            : base("transfer", "[TARGET]", "send the call to somebody else; without one, connect the two calls")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 1)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            SipPhone.Phone.Phone phone = context.Application.Phone;
            Call active = phone == null ? null : phone.Calls.Find(CallState.Active);
            Call held = phone == null ? null : phone.Calls.Find(CallState.Held);
            if (active == null && held == null)
            {
                return CommandAnswers.Refuse(context, ReplyCode.WrongState, "There is no call to transfer.");
            }

            if (context.ArgumentCount == 1)
            {
                Call call = active ?? held;
                SipResult result = call.Transfer(context.Arguments, context.OffsetOf(0), context.EndOf(0), nowMs);
                return CallChoice.Answer(context, call, result);
            }

            return active == null || held == null
                ? CommandAnswers.Refuse(
                    context, ReplyCode.WrongState, "To whom? Name somebody, or have one call active and one on hold.")
                : CallChoice.Answer(context, held, held.TransferTo(active, nowMs));
        }
    }
}
