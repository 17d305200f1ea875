using SipPhone.Phone.Calls;

namespace SipPhone.Shell.Commands
{
    // Answers; the phone puts the active call on hold. Invariant: see CallChoice for which call it is.

    /// <summary><c>answer</c>: answer the call that rings here.</summary>
    internal sealed class AnswerCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal AnswerCommand()
            : base("answer", "", "answer the call that rings here")
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
            Call call = phone == null ? null : phone.Calls.Find(CallState.Ringing);
            return call == null
                ? CommandAnswers.Refuse(context, ReplyCode.WrongState, "No call rings here.")
                : CallChoice.Answer(context, call, call.Answer(nowMs));
        }
    }
}
