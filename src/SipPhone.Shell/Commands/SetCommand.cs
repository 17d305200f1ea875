using SipPhone.Core;
using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    // A value is the rest of the line, with one blank between its words; a person who leaves a secret's value out is
    // asked for it, and it is not echoed. Invariant: what was typed is never repeated in the answer, since it may be a
    // secret in the wrong place.

    /// <summary><c>set</c>: stages a value.</summary>
    internal sealed class SetCommand : NamedCommand
    {
        private const int Asked = 1;

        // Of which the value was asked for.
        private SettingId _id;

        /// <summary>Makes one.</summary>
        internal SetCommand()
            : base("set", "SETTING VALUE", "stage a value; it holds after apply; a secret's value can be asked for")
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
            if (step == Asked)
            {
                return Stage(context, _id, context.Line, 0, context.LineEnd);
            }

            bool isValueMissing = context.ArgumentCount == 1;
            if (context.ArgumentCount == 0 || (isValueMissing && (context.Reply.IsMachine || !HoldsSecret(context))))
            {
                return CommandAnswers.RefuseUsage(context, this);
            }

            int id = CommandAnswers.FindSetting(context, 0);
            if (id < 0)
            {
                return Done;
            }

            _id = (SettingId)id;
            if (isValueMissing)
            {
                context.WaitForLine(LineKind.Secret, "Its value: ");
                return Asked;
            }

            int end = context.EndOf(context.ArgumentCount - 1);
            return Stage(context, _id, context.Arguments, context.OffsetOf(1), end);
        }

        private static int Stage(ShellContext context, SettingId id, byte[] buffer, int offset, int end)
        {
            Setting setting = new Setting();
            SettingTable.Describe(id, setting);
            if (setting.IsSealed && context.Application.IsSealed)
            {
                return CommandAnswers.RefuseSealed(context, setting.Name);
            }

            SettingResult result = context.Application.Stage(id, buffer, offset, end);
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
