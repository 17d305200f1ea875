using SipPhone.Core;
using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    // The commands' own words, and the table of settings. Invariant: nothing is listed here by hand.

    /// <summary><c>help</c>: all commands, or one command or setting.</summary>
    public sealed class HelpCommand : Command
    {
        /// <inheritdoc/>
        public override string Name
        {
            get { return "help"; }
        }

        /// <inheritdoc/>
        public override string Usage
        {
            get { return "[COMMAND|SETTING]"; }
        }

        /// <inheritdoc/>
        public override string Help
        {
            get { return "tells what there is"; }
        }

        /// <inheritdoc/>
        public override bool TakesCommands
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override bool TakesSettings
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override bool RunsLocked
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override int Step(ShellContext context, int step, long nowMs)
        {
            if (context.ArgumentCount == 0)
            {
                return List(context, step);
            }

            if (context.ArgumentCount > 1)
            {
                context.Reply.Fail(
                    ReplyCode.BadArguments, "One command or one setting at a time: help [COMMAND|SETTING]");
                return Done;
            }

            Command command = context.Commands.Find(context.Arguments, context.OffsetOf(0), context.EndOf(0));
            int setting = SettingTable.Find(context.Arguments, context.OffsetOf(0), context.EndOf(0));
            if (command != null)
            {
                DescribeCommand(context.Reply, command, false);
            }
            else if (setting >= 0)
            {
                DescribeSetting(context.Reply, (SettingId)setting);
            }
            else
            {
                FailUnknown(context);
            }

            return Done;
        }

        private static void FailUnknown(ShellContext context)
        {
            NearestName nearest = new NearestName(context.Arguments, context.OffsetOf(0), context.EndOf(0));
            context.Commands.Offer(nearest);
            CommandAnswers.OfferSettings(nearest);
            ByteWriter message = context.Reply.BeginMessage(ReplyCode.NotFound);
            Shell.Words.Write(message, "There is no command or setting of that name.");
            nearest.Write(message);
            Shell.Words.Write(message, " For lists type: help, show all");
            context.Reply.EndMessage();
        }

        // One command a step, from 0 on.
        private static int List(ShellContext context, int step)
        {
            Reply reply = context.Reply;
            if (step == 0)
            {
                reply.BeginList("commands");
            }

            if (step == context.Commands.Count)
            {
                reply.EndList();
                return Done;
            }

            Command command = context.Commands.Get(step);
            if (command != null)
            {
                reply.BeginItem(true);
                DescribeCommand(reply, command, true);
                reply.EndItem();
            }

            return step + 1;
        }

        private static void DescribeCommand(Reply reply, Command command, bool isRow)
        {
            if (reply.IsMachine)
            {
                reply.Field("name", command.Name);
                reply.Field("usage", command.Usage);
            }
            else
            {
                ByteWriter writer = reply.BeginText("usage");
                writer.Write(Ascii.ToBytes(command.Name));
                writer.Write(Ascii.ToBytes(command.Usage.Length > 0 ? " " : string.Empty));
                writer.Write(Ascii.ToBytes(command.Usage));
                reply.EndText();
            }

            reply.Field("help", command.Help);
            if (!isRow)
            {
                reply.Field("words", command.Words);
            }
        }

        private static void DescribeSetting(Reply reply, SettingId id)
        {
            Setting setting = new Setting();
            SettingTable.Describe(id, setting);
            reply.Field("name", setting.Name);
            reply.Field("help", setting.Help);
            SettingForms.Write(setting, reply.BeginText("value"));
            reply.EndText();
            reply.Field("example", SettingForms.Example(setting));
            reply.Field("default", setting.Default);
            reply.Flag("secret", setting.IsSecret);
            reply.Flag("sealed", setting.IsSealed);
            reply.Flag("restart", setting.NeedsRestart);
        }
    }
}
