using SipPhone.Core;
using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    // Answers that several commands give. Invariant: each says what is wrong and what to do.

    /// <summary>Answers of commands.</summary>
    internal static class CommandAnswers
    {
        /// <summary>Refuses a command that was not used as it has to be.</summary>
        /// <param name="context">The answer.</param>
        /// <param name="command">The command.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int RefuseUsage(ShellContext context, Command command)
        {
            ByteWriter message = context.Reply.BeginMessage(ReplyCode.BadArguments);
            Words.Write(message, "Use it as: ");
            Words.Write(message, command.Name);
            Words.Write(message, command.Usage.Length > 0 ? " " : "");
            Words.Write(message, command.Usage);
            context.Reply.EndMessage();
            return Command.Done;
        }

        /// <summary>Refuses a command, with a code and a sentence.</summary>
        /// <param name="context">The answer.</param>
        /// <param name="code">The code.</param>
        /// <param name="message">The sentence.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int Refuse(ShellContext context, ReplyCode code, string message)
        {
            context.Reply.Fail(code, message);
            return Command.Done;
        }

        /// <summary>Refuses something that was pasted or asked for, with a word for the station.</summary>
        /// <param name="context">The answer.</param>
        /// <param name="reason">The word.</param>
        /// <param name="message">The sentence.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int RefuseBecause(ShellContext context, string reason, string message)
        {
            if (context.Reply.IsMachine)
            {
                context.Reply.Field("reason", reason);
            }

            return Refuse(context, ReplyCode.Refused, message);
        }

        /// <summary>Finds the setting that an argument names, and refuses what is none.</summary>
        /// <param name="context">The arguments and the answer.</param>
        /// <param name="index">Which argument.</param>
        /// <returns>The <see cref="SettingId"/> as a number; -1 after a refusal.</returns>
        internal static int FindSetting(ShellContext context, int index)
        {
            int offset = context.OffsetOf(index);
            int end = context.EndOf(index);
            int id = SettingTable.Find(context.Arguments, offset, end);
            if (id < 0)
            {
                NearestName nearest = new NearestName(context.Arguments, offset, end);
                OfferSettings(nearest);
                ByteWriter message = context.Reply.BeginMessage(ReplyCode.UnknownSetting);
                Words.Write(message, "There is no setting ");
                Words.Write(message, context.Arguments, offset, end);
                Words.Write(message, ".");
                nearest.Write(message);
                Words.Write(message, " See them all with: show all");
                context.Reply.EndMessage();
            }

            return id;
        }

        /// <summary>Offers the names of all settings to somebody who looks for one.</summary>
        /// <param name="nearest">Looks at them.</param>
        internal static void OfferSettings(NearestName nearest)
        {
            Setting setting = new Setting();
            for (int i = 0; i < SettingTable.Count; i++)
            {
                SettingTable.Describe((SettingId)i, setting);
                nearest.Offer(setting.Name);
            }
        }

        /// <summary>Refuses a change of what is sealed.</summary>
        /// <param name="context">The answer.</param>
        /// <param name="what">What it is, as the start of a sentence.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int RefuseSealed(ShellContext context, string what)
        {
            ByteWriter message = context.Reply.BeginMessage(ReplyCode.Sealed);
            Words.Write(message, what);
            Words.Write(message, " cannot be changed: the device is sealed. Only its manufacturer can unseal it.");
            context.Reply.EndMessage();
            return Command.Done;
        }

        /// <summary>Says that the store did not take something.</summary>
        /// <param name="context">The answer.</param>
        /// <param name="isFull">Whether for lack of room.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal static int RefuseStore(ShellContext context, bool isFull)
        {
            return isFull
                ? Refuse(context, ReplyCode.StoreFull, "The store has no room for it; all is as it was.")
                : Refuse(context, ReplyCode.StoreFailed, "The store failed; all is as it was. See: status");
        }
    }
}
