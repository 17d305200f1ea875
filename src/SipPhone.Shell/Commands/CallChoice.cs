using SipPhone.Phone.Calls;
using SipPhone.Shell.Application;
using SipPhone.Sip.Messages;

namespace SipPhone.Shell.Commands
{
    // Which of several calls a command means: the one that a person at the phone would.
    //
    //   command   | the first of these that there is
    //   answer    | ringing here
    //   hold      | active
    //   resume    | held
    //   hangup    | active, being answered, ours on its way, ringing here, held
    //   transfer  | active, held
    //   dtmf      | active
    //
    // Invariant: what was done says to whom.

    /// <summary>Chooses calls, and answers for commands that act on one.</summary>
    internal static class CallChoice
    {
        /// <summary>Answers for what was asked of a call.</summary>
        /// <param name="context">The answer.</param>
        /// <param name="call">The call.</param>
        /// <param name="result">What it came to.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int Answer(ShellContext context, Call call, SipResult result)
        {
            if (result == SipResult.Ok)
            {
                CallList.WriteFields(context.Reply, call);
                return Command.Done;
            }

            bool isArgument = result == SipResult.BadUri || result == SipResult.UnsupportedScheme;
            return CommandAnswers.Refuse(
                context, isArgument ? ReplyCode.BadArguments : ReplyCode.WrongState, FailureTexts.Of(result));
        }

        /// <summary>Refuses a command on calls while there is no phone.</summary>
        /// <param name="context">The answer.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int RefuseNoPhone(ShellContext context)
        {
            return CommandAnswers.Refuse(
                context, ReplyCode.WrongState, "There is no account. Set sip.domain and sip.user, then: apply");
        }
    }
}
