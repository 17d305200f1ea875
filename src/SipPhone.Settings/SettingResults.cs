using SipPhone.Core;

namespace SipPhone.Settings
{
    // What is said of a value that was refused: the setting, what is wrong, what it takes, an example. Invariant: the
    // value itself is never repeated, for it may be a secret or garbage.

    /// <summary>Texts for <see cref="SettingResult"/>.</summary>
    public static class SettingResults
    {
        /// <summary>The result as a short word, for tests and logs.</summary>
        /// <param name="result">The result.</param>
        /// <returns>Lower-case words and hyphens.</returns>
        public static string Name(SettingResult result)
        {
            switch (result)
            {
                case SettingResult.Ok:
                    return "ok";
                case SettingResult.Empty:
                    return "empty";
                case SettingResult.TooShort:
                    return "too-short";
                case SettingResult.TooLong:
                    return "too-long";
                case SettingResult.NotANumber:
                    return "not-a-number";
                case SettingResult.OutOfRange:
                    return "out-of-range";
                case SettingResult.UnknownChoice:
                    return "unknown-choice";
                case SettingResult.BadCharacter:
                    return "bad-character";
                case SettingResult.BadDomain:
                    return "bad-domain";
                case SettingResult.BadAddress:
                    return "bad-address";
                case SettingResult.BadPort:
                    return "bad-port";
                case SettingResult.BadTarget:
                    return "bad-target";
                case SettingResult.BadKey:
                    return "bad-key";
                default:
                    return "full";
            }
        }

        /// <summary>Writes what is wrong, and what the setting takes: two sentences without a line end.</summary>
        /// <param name="result">Anything but <c>Ok</c>.</param>
        /// <param name="setting">The setting whose value was refused.</param>
        /// <param name="writer">Takes them, at most <c>Limits.MaxReplyTextBytes</c>.</param>
        public static void Write(SettingResult result, Setting setting, ByteWriter writer)
        {
            SettingForms.Write(writer, setting.Name);
            SettingForms.Write(writer, " ");
            SettingForms.Write(writer, Problem(result, setting.Kind));
            if (result == SettingResult.Full)
            {
                return;
            }

            SettingForms.Write(writer, " It takes ");
            SettingForms.Write(setting, writer);
            string example = SettingForms.Example(setting);
            if (example != null)
            {
                SettingForms.Write(writer, ", for example ");
                SettingForms.Write(writer, example);
            }

            SettingForms.Write(writer, ".");
        }

        private static string Problem(SettingResult result, SettingKind kind)
        {
            bool isList = kind == SettingKind.AddressList || kind == SettingKind.TargetList
                || kind == SettingKind.CallerList;
            switch (result)
            {
                case SettingResult.Empty:
                    return "got no value; to go back to its default, use unset.";
                case SettingResult.TooShort:
                    return "got a value that is too short.";
                case SettingResult.TooLong:
                    return isList ? "got too many entries, or one that is too long." : "got a value that is too long.";
                case SettingResult.NotANumber:
                    return "got something that is not a number.";
                case SettingResult.OutOfRange:
                    return "got a number outside of its range.";
                case SettingResult.UnknownChoice:
                    return "got a word that it does not know.";
                case SettingResult.BadCharacter:
                    return "got a character that cannot be part of it.";
                case SettingResult.BadDomain:
                    return "got something that is not a domain name.";
                case SettingResult.BadAddress:
                    return isList
                        ? "got something that is not an IP address."
                        : "got an IP address where only a name will do.";
                case SettingResult.BadPort:
                    return "got a port that is not between 1 and 65535.";
                case SettingResult.BadTarget:
                    return kind == SettingKind.TargetList
                        ? "got an entry that cannot be called."
                        : "got an entry that is not a caller.";
                case SettingResult.BadKey:
                    return "got something that is not such a key.";
                default:
                    return "did not fit: all settings together are too long. Shorten or unset some.";
            }
        }
    }
}
