using SipPhone.Phone.Calls;
using SipPhone.Shell.Application;
using SipPhone.Sip.Messages;

namespace SipPhone.Shell.Commands
{
    // Places a call. Invariant: the active call, if there is one, is put on hold by the phone, and the log says so.

    /// <summary><c>call</c>: calls somebody, or the targets of <c>call.targets</c> one after another.</summary>
    internal sealed class CallCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal CallCommand()
            : base("call", "[TARGET]", "call a number, a user, or a SIP URI; without one, the call.targets")
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
            if (phone == null)
            {
                return CallChoice.RefuseNoPhone(context);
            }

            bool isHunt = context.ArgumentCount == 0;
            Call call;
            SipResult result = isHunt
                ? phone.Calls.Hunt(nowMs, out call)
                : phone.Calls.Dial(context.Arguments, context.OffsetOf(0), context.EndOf(0), nowMs, out call);
            switch (result)
            {
                case SipResult.Ok:
                    // The log tells who is called; of a list that is not decided yet.
                    if (!isHunt)
                    {
                        CallList.WriteFields(context.Reply, call);
                    }

                    return Done;
                case SipResult.WrongState:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.Busy, "There are as many calls as the phone can have. End one with: hangup");
                case SipResult.Absent:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.WrongState, "Whom? Name somebody, or set call.targets, then: apply");
                case SipResult.NotConnected:
                    return CommandAnswers.Refuse(context, ReplyCode.WrongState, FailureTexts.Of(result));
                default:
                    return CommandAnswers.Refuse(context, ReplyCode.BadArguments, FailureTexts.Of(result));
            }
        }
    }
}
