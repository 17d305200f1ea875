using SipPhone.Phone.Calls;

namespace SipPhone.Shell.Commands
{
    // Ends or declines calls. Invariant: without "all" it is one call, and the answer says which.

    /// <summary><c>hangup</c>: ends a call, or declines the one that rings here.</summary>
    internal sealed class HangupCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal HangupCommand()
            : base("hangup", "[all]", "end a call, or decline the one that rings; all for every call")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "all"; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            bool isAll = context.IsArgument(0, "all");
            if (context.ArgumentCount > (isAll ? 1 : 0))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            SipPhone.Phone.Phone phone = context.Application.Phone;
            Call call = phone == null ? null : phone.Calls.FindToHangUp();
            if (call == null)
            {
                return CommandAnswers.Refuse(context, ReplyCode.WrongState, "There is no call.");
            }

            if (isAll)
            {
                context.Reply.Number("count", phone.Calls.Count);
                phone.Calls.HangUpAll(nowMs);
                return Done;
            }

            // Before it ends: afterwards the object may be another call's.
            CallList.WriteFields(context.Reply, call);
            call.HangUp(nowMs);
            return Done;
        }
    }
}
