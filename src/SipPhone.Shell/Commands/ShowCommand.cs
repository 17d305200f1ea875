using SipPhone.Settings;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // The settings as the next apply leaves them: what is staged is marked. Invariant: the value of a secret is never
    // read, only whether it is set.

    /// <summary><c>show</c>: settings and their values.</summary>
    internal sealed class ShowCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal ShowCommand()
            : base("show", "[SETTING|all]", "show a setting, those that are set, or all")
        {
        }

        /// <inheritdoc/>
        public override string Words
        {
            get { return "all"; }
        }

        /// <inheritdoc/>
        public override bool TakesSettings
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            bool isAll = context.IsArgument(0, "all");
            if (step == 0)
            {
                if (context.ArgumentCount > 1)
                {
                    return CommandAnswers.RefuseUsage(context, this);
                }

                if (context.ArgumentCount == 1 && !isAll)
                {
                    return ShowOne(context);
                }

                context.Reply.BeginList("settings");
                return 1;
            }

            SettingId id = (SettingId)(step - 1);
            if (step > SettingTable.Count)
            {
                context.Reply.EndList();
                TellStaged(context);
                return Done;
            }

            if (isAll || context.Application.IsSet(id) || context.Application.IsStaged(id))
            {
                ShowItem(context, id);
            }

            return step + 1;
        }

        private static void TellStaged(ShellContext context)
        {
            if (context.Application.HasStagedChanges)
            {
                context.Reply.Line("Changes are staged. Make them hold with: apply");
            }
        }

        private static int ShowOne(ShellContext context)
        {
            int id = CommandAnswers.FindSetting(context, 0);
            if (id >= 0)
            {
                context.Reply.BeginList("settings");
                ShowItem(context, (SettingId)id);
                context.Reply.EndList();
            }

            return Done;
        }

        private static void ShowItem(ShellContext context, SettingId id)
        {
            PhoneApplication application = context.Application;
            Reply reply = context.Reply;
            Setting setting = new Setting();
            SettingTable.Describe(id, setting);
            bool isSet = application.IsSet(id);
            bool isStaged = application.IsStaged(id);
            reply.BeginItem(true);
            reply.Field("name", setting.Name);
            if (setting.IsSecret)
            {
                reply.Field("value", reply.IsMachine ? null : isSet ? "set" : "not set");
            }
            else
            {
                ShowValue(reply, application.Staged ?? application.Settings, id);
            }

            if (reply.IsMachine)
            {
                reply.Flag("set", isSet);
                reply.Flag("secret", setting.IsSecret);
                reply.Flag("sealed", setting.IsSealed && application.IsSealed);
                reply.Flag("staged", isStaged);
            }
            else
            {
                bool isDefault = !isSet && setting.Default != null;
                reply.Field("note", isStaged ? "(staged)" : isDefault ? "(default)" : null);
            }

            reply.EndItem();
        }

        private static void ShowValue(Reply reply, SettingSet settings, SettingId id)
        {
            byte[] value = settings.Copy(id);
            if (value != null)
            {
                reply.Field("value", value, 0, value.Length);
            }
            else if (!reply.IsMachine)
            {
                reply.Field("value", "not set");
            }
        }
    }
}
