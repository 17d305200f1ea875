using SipPhone.Core;
using SipPhone.Settings;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // Makes staged settings hold. Invariant: either all of them do, or none, and then every reason is said; ^C while a
    // password is hashed ends the applying before anything was written.

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
            if (isFirst && !application.HasStagedChanges)
            {
                context.Reply.Line("Nothing is staged.");
                TellRestart(context);
                return Done;
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
            context.Application.CancelApply();
        }

        private int Finish(ShellContext context, ApplyState state)
        {
            switch (state)
            {
                case ApplyState.Done:
                    context.Reply.Line(TextOf(context.Application.ApplyEffect));
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
                        context.Application.Condition == SettingsCondition.Newer
                            ? "A newer version wrote the stored settings, which are not touched. Update the firmware."
                            : "The store did not take it; nothing was changed, all is still staged. See: status");
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

        private static string TextOf(ApplyEffect effect)
        {
            switch (effect)
            {
                case ApplyEffect.NewPhone: return "Stored. The phone starts anew with these settings.";
                case ApplyEffect.AtOnce: return "Stored. The changes hold from now on.";
                default: return "Stored.";
            }
        }

        private static void TellRestart(ShellContext context)
        {
            PhoneApplication application = context.Application;
            if (context.Reply.IsMachine)
            {
                context.Reply.Flag("restart", application.NeedsRestart);
            }

            if (!application.NeedsRestart)
            {
                return;
            }

            ByteWriter names = context.Reply.BeginText("after-reboot");
            Setting setting = new Setting();
            for (int i = 0; i < SettingTable.Count; i++)
            {
                if (application.IsWaitingForRestart((SettingId)i))
                {
                    SettingTable.Describe((SettingId)i, setting);
                    Shell.Words.Write(names, names.Length > 0 ? ", " : "");
                    Shell.Words.Write(names, setting.Name);
                }
            }

            context.Reply.EndText();
            context.Reply.Line("These hold after: reboot");
        }
    }
}
