using SipPhone.Phone.Calls;

namespace SipPhone.Shell.Commands
{
    // Takes a call off hold. Invariant: see CallChoice for which call it is.

    /// <summary><c>resume</c>: take the held call off hold; an active one is held instead.</summary>
    internal sealed class ResumeCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal ResumeCommand()
            : base("resume", "", "take the held call off hold; an active one is held instead")
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
            Call call = phone == null ? null : phone.Calls.Find(CallState.Held);
            return call == null
                ? CommandAnswers.Refuse(context, ReplyCode.WrongState, "No call is on hold.")
                : CallChoice.Answer(context, call, call.Resume(nowMs));
        }
    }
}
