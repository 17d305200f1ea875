using SipPhone.Core;
using SipPhone.Settings;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // A value is the rest of the line, with one blank between its words. Invariant: what was typed is never repeated
    // in the answer, since it may be a secret in the wrong place.

    /// <summary><c>set</c>: stages a value.</summary>
    internal sealed class SetCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal SetCommand()
            : base("set", "SETTING VALUE", "stage a value; it holds after apply")
        {
        }

        /// <inheritdoc/>
        public override bool TakesSettings
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override bool HoldsSecret(ShellContext context)
        {
            int id = context.ArgumentCount == 0
                ? -1 : SettingTable.Find(context.Arguments, context.OffsetOf(0), context.EndOf(0));

            // With the name mistyped, the value may be one too.
            if (id < 0)
            {
                return true;
            }

            Setting setting = new Setting();
            SettingTable.Describe((SettingId)id, setting);
            return setting.IsSecret;
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount < 2)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            int id = CommandAnswers.FindSetting(context, 0);
            if (id < 0)
            {
                return Done;
            }

            PhoneApplication application = context.Application;
            Setting setting = new Setting();
            SettingTable.Describe((SettingId)id, setting);
            if (setting.IsSealed && application.IsSealed)
            {
                return CommandAnswers.RefuseSealed(context, setting.Name);
            }

            int end = context.EndOf(context.ArgumentCount - 1);
            SettingResult result = application.Stage(setting.Id, context.Arguments, context.OffsetOf(1), end);
            if (result != SettingResult.Ok)
            {
                if (context.Reply.IsMachine)
                {
                    context.Reply.Field("setting", setting.Name);
                }

                ByteWriter message = context.Reply.BeginMessage(ReplyCode.BadValue);
                SettingResults.Write(result, setting, message);
                context.Reply.EndMessage();
            }

            return Done;
        }
    }
}
