using SipPhone.Core;

namespace SipPhone.Settings
{
    // Whether a value has the form of its kind. Invariant: what passes can be stored as one line, shown on a terminal,
    // and used by whoever reads the setting; no value is changed here.

    /// <summary>Checks values of settings.</summary>
    internal static class SettingValues
    {
        /// <summary>Octets of a public key in base64: a point of 65 octets.</summary>
        internal const int KeyTextBytes = 88;

        /// <summary>Checks a value.</summary>
        /// <param name="row">The setting.</param>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, or the first rule that it breaks.</returns>
        internal static SettingResult Check(Setting row, byte[] value, int offset, int end)
        {
            if (offset >= end)
            {
                return SettingResult.Empty;
            }

            switch (row.Kind)
            {
                case SettingKind.Number:
                    return CheckNumber(row, value, offset, end);
                case SettingKind.Choice:
                    return CheckWord(row.Choices, value, offset, end);
                case SettingKind.Switch:
                    return CheckWord("on|off", value, offset, end);
                case SettingKind.AddressList:
                case SettingKind.TargetList:
                case SettingKind.CallerList:
                    return CheckList(row, value, offset, end);
                case SettingKind.PublicKey:
                    return IsKey(value, offset, end) ? SettingResult.Ok : SettingResult.BadKey;
            }

            SettingResult result = CheckCount(row, end - offset);
            return result == SettingResult.Ok ? CheckText(row.Kind, value, offset, end) : result;
        }

        private static SettingResult CheckCount(Setting row, int count)
        {
            return count < row.Min ? SettingResult.TooShort
                : count > row.Max ? SettingResult.TooLong
                : SettingResult.Ok;
        }

        private static SettingResult CheckText(SettingKind kind, byte[] value, int offset, int end)
        {
            switch (kind)
            {
                case SettingKind.Domain:
                    return HostNames.CheckDomain(value, offset, end);
                case SettingKind.Server:
                    return HostNames.CheckServer(value, offset, end);
                case SettingKind.Host:
                    return HostNames.CheckHost(value, offset, end);
                case SettingKind.User:
                    return Targets.IsUser(value, offset, end) ? SettingResult.Ok : SettingResult.BadCharacter;
                case SettingKind.Keys:
                    return AreKeys(value, offset, end) ? SettingResult.Ok : SettingResult.BadCharacter;
                default:
                    return IsPlainText(value, offset, end) ? SettingResult.Ok : SettingResult.BadCharacter;
            }
        }

        private static SettingResult CheckNumber(Setting row, byte[] value, int offset, int end)
        {
            for (int i = offset; i < end; i++)
            {
                if (!Ascii.IsDigit(value[i]))
                {
                    return SettingResult.NotANumber;
                }
            }

            // -1 is a number with too many digits.
            int number = Ascii.ParseDecimal(value, offset, end);
            return number < row.Min || number > row.Max ? SettingResult.OutOfRange : SettingResult.Ok;
        }

        private static SettingResult CheckWord(string words, byte[] value, int offset, int end)
        {
            return new WordTable(words).Find(value, offset, end) < 0 ? SettingResult.UnknownChoice : SettingResult.Ok;
        }

        private static SettingResult CheckList(Setting row, byte[] value, int offset, int end)
        {
            int count = SettingList.Count(value, offset, end);
            SettingResult result = CheckCount(row, count);
            for (int i = 0; i < count && result == SettingResult.Ok; i++)
            {
                SettingList.Find(value, offset, end, i, out int entryOffset, out int entryEnd);
                switch (row.Kind)
                {
                    case SettingKind.AddressList:
                        result = HostNames.CheckAddress(value, entryOffset, entryEnd);
                        break;
                    case SettingKind.TargetList:
                        result = Targets.CheckTarget(value, entryOffset, entryEnd);
                        break;
                    default:
                        result = Targets.CheckCaller(value, entryOffset, entryEnd);
                        break;
                }
            }

            return result;
        }

        private static bool AreKeys(byte[] value, int offset, int end)
        {
            bool areKeys = true;
            for (int i = offset; i < end; i++)
            {
                areKeys = areKeys && (Ascii.IsDigit(value[i]) || value[i] == '*' || value[i] == '#');
            }

            return areKeys;
        }

        // UTF-8 without C0 (U+0000 to U+001F), DEL, and C1 (U+0080 to U+009F).
        private static bool IsPlainText(byte[] value, int offset, int end)
        {
            while (offset < end)
            {
                int octet = value[offset];
                int length = Utf8.Measure(value, offset, end);
                if (length == 0 || octet < ' ' || octet == 0x7F || (octet == 0xC2 && value[offset + 1] < 0xA0))
                {
                    return false;
                }

                offset += length;
            }

            return true;
        }

        // SEC 1 §2.3.3: 04, then two coordinates of 32 octets. In base64 (RFC 4648 §4) 65 octets are 87 digits and one
        // "="; the first six bits are 1, the next two 0, and the last two bits of the 87th digit are none of the key's.
        private static bool IsKey(byte[] value, int offset, int end)
        {
            if (end - offset != KeyTextBytes || value[end - 1] != '=')
            {
                return false;
            }

            for (int i = offset; i < end - 1; i++)
            {
                if (ReadDigit(value[i]) < 0)
                {
                    return false;
                }
            }

            return ReadDigit(value[offset]) == 1 && ReadDigit(value[offset + 1]) >> 4 == 0
                && (ReadDigit(value[end - 2]) & 3) == 0;
        }

        // The six bits of a digit in base64; -1 for none.
        private static int ReadDigit(int octet)
        {
            if (Ascii.IsLetter(octet))
            {
                return octet >= 'a' ? octet - 'a' + 26 : octet - 'A';
            }

            if (Ascii.IsDigit(octet))
            {
                return octet - '0' + 52;
            }

            return octet == '+' ? 62 : octet == '/' ? 63 : -1;
        }
    }
}
