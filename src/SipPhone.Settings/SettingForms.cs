using SipPhone.Core;

namespace SipPhone.Settings
{
    // What a setting takes, in words: the end of a refusal, a line of the help, a column of the README.
    // Invariant: made of the row alone.

    /// <summary>Describes the values that a setting takes.</summary>
    public static class SettingForms
    {
        /// <summary>Writes what a setting takes, as it stands behind "It takes".</summary>
        /// <param name="setting">The setting.</param>
        /// <param name="writer">Takes the words, without a full stop.</param>
        public static void Write(Setting setting, ByteWriter writer)
        {
            switch (setting.Kind)
            {
                case SettingKind.Text:
                    Write(writer, "text of ");
                    WriteRange(setting, writer);
                    Write(writer, " characters");
                    break;
                case SettingKind.Number:
                    Write(writer, "a number from ");
                    WriteRange(setting, writer);
                    break;
                case SettingKind.Choice:
                    WriteWords(setting.Choices, writer);
                    break;
                case SettingKind.Switch:
                    WriteWords("on|off", writer);
                    break;
                case SettingKind.Keys:
                    WriteRange(setting, writer);
                    Write(writer, " of the keys 0-9, * and #");
                    break;
                case SettingKind.PublicKey:
                    Write(writer, "an uncompressed P-256 point in base64, 88 characters");
                    break;
                case SettingKind.AddressList:
                case SettingKind.TargetList:
                case SettingKind.CallerList:
                    Write(writer, "up to ");
                    writer.WriteDecimal(setting.Max);
                    Write(writer, Entries(setting.Kind));
                    Write(writer, ", commas between them");
                    break;
                default:
                    Write(writer, Name(setting.Kind));
                    Write(writer, " of up to ");
                    writer.WriteDecimal(setting.Max);
                    Write(writer, " characters");
                    break;
            }
        }

        /// <summary>A value that a setting could have.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>The value; null where the words say enough, and for secrets.</returns>
        public static string Example(Setting setting)
        {
            if (setting.Kind == SettingKind.Number)
            {
                return setting.Default;
            }

            switch (setting.Kind)
            {
                case SettingKind.Domain:
                    return "example.com";
                case SettingKind.Server:
                    return "proxy.example.com:5061";
                case SettingKind.Host:
                    return "time.example.com";
                case SettingKind.User:
                    return "bob";
                case SettingKind.AddressList:
                    return "192.0.2.53,[2001:db8::53]:5353";
                case SettingKind.TargetList:
                    return "100,sip:bob@example.com";
                case SettingKind.CallerList:
                    return "door@example.com,example.org";
                default:
                    return null;
            }
        }

        /// <summary>Writes a literal.</summary>
        /// <param name="writer">Takes it.</param>
        /// <param name="text">ASCII.</param>
        internal static void Write(ByteWriter writer, string text)
        {
            writer.Write(Ascii.ToBytes(text));
        }

        private static string Entries(SettingKind kind)
        {
            switch (kind)
            {
                case SettingKind.AddressList:
                    return " IP addresses with or without a port";
                case SettingKind.TargetList:
                    return " SIP addresses or users of sip.domain";
                default:
                    return " callers as user@domain or domain";
            }
        }

        private static string Name(SettingKind kind)
        {
            switch (kind)
            {
                case SettingKind.Domain:
                    return "a domain name";
                case SettingKind.Server:
                    return "a domain name with or without a port";
                case SettingKind.Host:
                    return "a domain name or an IP address";
                default:
                    return "the user part of a SIP URI";
            }
        }

        private static void WriteRange(Setting setting, ByteWriter writer)
        {
            writer.WriteDecimal(setting.Min);
            Write(writer, " to ");
            writer.WriteDecimal(setting.Max);
        }

        // a, b or c
        private static void WriteWords(string choices, ByteWriter writer)
        {
            WordTable words = new WordTable(choices);
            for (int i = 0; i < words.Count; i++)
            {
                if (i > 0)
                {
                    Write(writer, i == words.Count - 1 ? " or " : ", ");
                }

                words.Write(writer, i);
            }
        }
    }
}
