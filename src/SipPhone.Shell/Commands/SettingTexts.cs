using SipPhone.Core;
using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    // What is wrong with a value, in a sentence that names the setting and what it takes. Invariant: the value itself
    // is not in it.

    /// <summary>Sentences about values.</summary>
    internal static class SettingTexts
    {
        /// <summary>Says what is wrong with a value.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="setting">The setting.</param>
        /// <param name="result">What is wrong; not Ok.</param>
        internal static void WriteProblem(ByteWriter writer, Setting setting, SettingResult result)
        {
            Words.Write(writer, setting.Name);
            switch (result)
            {
                case SettingResult.Empty:
                    Words.Write(writer, " cannot be empty. Take its value away with: unset ");
                    Words.Write(writer, setting.Name);
                    return;
                case SettingResult.TooShort:
                case SettingResult.TooLong:
                    Words.Write(writer, result == SettingResult.TooShort ? " is too short" : " is too long");
                    WriteRange(writer, setting, IsList(setting.Kind) ? " entries" : " bytes");
                    return;
                case SettingResult.NotANumber:
                case SettingResult.OutOfRange:
                    Words.Write(writer, " is a number");
                    WriteRange(writer, setting, "");
                    return;
                case SettingResult.UnknownChoice:
                    WriteChoices(writer, setting);
                    return;
                case SettingResult.BadCharacter:
                    WriteCharacters(writer, setting.Kind);
                    return;
                case SettingResult.BadDomain:
                    Words.Write(writer, " must be a domain name, such as example.com.");
                    return;
                case SettingResult.BadAddress:
                    WriteAddress(writer, setting.Kind);
                    return;
                case SettingResult.BadPort:
                    Words.Write(writer, " has a port that is no number from 1 to 65535.");
                    return;
                case SettingResult.BadTarget:
                    Words.Write(writer, setting.Kind == SettingKind.CallerList
                        ? " takes callers as user@example.com or example.com, with commas between them."
                        : " takes users, user@example.com, or SIP URIs, with commas between them.");
                    return;
                case SettingResult.BadKey:
                    Words.Write(writer, " must be a P-256 public key: its point of 65 bytes, uncompressed, in base64.");
                    return;
                default:
                    Words.Write(writer, " does not fit: all settings together are too large. Unset others first.");
                    return;
            }
        }

        private static void WriteRange(ByteWriter writer, Setting setting, string unit)
        {
            Words.Write(writer, unit.Length == 0 ? " from " : ": it takes ");
            writer.WriteDecimal(setting.Min);
            if (setting.Max != setting.Min)
            {
                Words.Write(writer, " to ");
                writer.WriteDecimal(setting.Max);
            }

            Words.Write(writer, unit);
            Words.Write(writer, ".");
        }

        private static void WriteChoices(ByteWriter writer, Setting setting)
        {
            Words.Write(writer, " must be one of: ");
            byte[] choices = Ascii.ToBytes(setting.Choices ?? "on|off");
            int offset = 0;
            while (offset < choices.Length)
            {
                int end = Ascii.IndexOf(choices, offset, choices.Length, '|');
                Words.Write(writer, offset > 0 ? ", " : "");
                Words.Write(writer, choices, offset, end);
                offset = end + 1;
            }
        }

        private static void WriteCharacters(ByteWriter writer, SettingKind kind)
        {
            Words.Write(writer, kind == SettingKind.Text
                ? " holds a control character, or no UTF-8."
                : kind == SettingKind.User
                    ? " is the user part alone, such as alice, without sip: and @domain; other characters as %20."
                    : " holds a character that it cannot hold.");
        }

        private static void WriteAddress(ByteWriter writer, SettingKind kind)
        {
            Words.Write(writer, kind == SettingKind.AddressList
                ? " takes IP addresses, with or without a port, with commas between them."
                : kind == SettingKind.Host
                    ? " must be a domain name or an IP address."
                    : " must be a domain name: no certificate can prove that a server is an address.");
        }

        private static bool IsList(SettingKind kind)
        {
            return kind == SettingKind.AddressList || kind == SettingKind.TargetList || kind == SettingKind.CallerList;
        }
    }
}
