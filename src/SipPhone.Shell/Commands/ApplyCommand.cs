using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // Makes staged settings hold. Invariant: either all of them do, or none, and then every reason is said; ^C stops
    // the waiting, not the applying.

    /// <summary><c>apply</c>: checks the staged settings as a whole, stores them, and lets them take effect.</summary>
    internal sealed class ApplyCommand : NamedCommand
    {
        private const int WaitMs = 50;
        private const int Waiting = 1;
        private const int Listing = 2;

        private SettingsProblems _problems;

        /// <summary>Makes one.</summary>
        internal ApplyCommand()
            : base("apply", "", "check the staged changes, store them, and let them take effect")
        {
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount > 0)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            if (step == Listing)
            {
                return ListNext(context);
            }

            PhoneApplication application = context.Application;
            bool isFirst = step == 0;
            if (isFirst && !application.HasStagedChanges && application.ApplyState != ApplyState.Working)
            {
                context.Reply.Line("Nothing is staged.");
            }

            ApplyState state = isFirst ? application.Apply(nowMs) : application.ApplyState;
            if (state == ApplyState.Working)
            {
                context.WaitUntil(nowMs + WaitMs);
                return Waiting;
            }

            return Finish(context, state);
        }

        /// <inheritdoc/>
        public override void Cancel(ShellContext context, long nowMs)
        {
            _problems = null;
        }

        private int Finish(ShellContext context, ApplyState state)
        {
            switch (state)
            {
                case ApplyState.Done:
                    TellRestart(context);
                    return Done;
                case ApplyState.Refused:
                    context.Reply.BeginList("problems");
                    _problems = new SettingsProblems(context.Application);
                    return Listing;
                case ApplyState.StoreFull:
                    return CommandAnswers.Refuse(
                        context, ReplyCode.StoreFull, "The store has no room; nothing was changed, all is staged.");
                case ApplyState.PasswordFailed:
                    return CommandAnswers.Refuse(
                        context,
                        ReplyCode.StoreFailed,
                        "All was applied but console.password, which could not be stored. Set it again.");
                default:
                    return CommandAnswers.Refuse(
                        context,
                        ReplyCode.StoreFailed,
                        "The store did not take it; nothing was changed, all is still staged. See: status");
            }
        }

        private int ListNext(ShellContext context)
        {
            string problem = _problems.Next();
            if (problem == null)
            {
                context.Reply.EndList();
                _problems = null;
                return CommandAnswers.Refuse(
                    context, ReplyCode.BadValue, "Nothing was changed. Mend what is said above, then apply again.");
            }

            context.Reply.BeginItem(true);
            context.Reply.Field("message", problem);
            context.Reply.EndItem();
            return Listing;
        }

        private static void TellRestart(ShellContext context)
        {
            bool needsRestart = context.Application.NeedsRestart;
            if (context.Reply.IsMachine)
            {
                context.Reply.Flag("restart", needsRestart);
            }
            else if (needsRestart)
            {
                context.Reply.Line("Some changes take effect after: reboot");
            }
        }
    }
}
