using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    // Invariant: what is sealed stays, as with set.

    /// <summary><c>unset</c>: stages that a value is taken away.</summary>
    internal sealed class UnsetCommand : NamedCommand
    {
        /// <summary>Makes one.</summary>
        internal UnsetCommand()
            : base("unset", "SETTING", "stage that a value is taken away; the default holds after apply")
        {
        }

        /// <inheritdoc/>
        public override bool TakesSettings
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount != 1)
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            int id = CommandAnswers.FindSetting(context, 0);
            if (id < 0)
            {
                return Done;
            }

            Setting setting = new Setting();
            SettingTable.Describe((SettingId)id, setting);
            if (setting.IsSealed && context.Application.IsSealed)
            {
                return CommandAnswers.RefuseSealed(context, setting.Name);
            }

            context.Application.StageUnset(setting.Id);
            return Done;
        }
    }
}
