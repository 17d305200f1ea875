using SipPhone.Phone.Calls;

namespace SipPhone.Shell.Commands
{
    // Puts a call on hold. Invariant: see CallChoice for which call it is.

    /// <summary><c>hold</c>: put the active call on hold.</summary>
    internal sealed class HoldCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal HoldCommand()
            : base("hold", "", "put the active call on hold")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            SipPhone.Phone.Phone phone = context.Application.Phone;
            Call call = phone == null ? null : phone.Calls.Find(CallState.Active);
            return call == null
                ? CommandAnswers.Refuse(context, ReplyCode.WrongState, "There is no active call.")
                : CallChoice.Answer(context, call, call.Hold(nowMs));
        }
    }
}
