using SipPhone.Core;

namespace SipPhone.Settings
{
    // Settings as the store keeps them: the line "nf-sipphone settings 1", then a line "name=value" for each that is
    // set, each ended by LF; values hold no control characters, so nothing is escaped. The number is the version:
    //
    //   version | what is done with it
    //   0       | names are translated, see FindOld; the next save writes version 1
    //   1       | this one; names that are not in the table, and values that it does not take, are left out and counted
    //   2...    | nothing: it is a newer version's
    //
    // Invariant: console.password is never written, and not read either.

    /// <summary>Reads and writes the stored form of settings.</summary>
    internal static class SettingsText
    {
        /// <summary>The version that is written.</summary>
        internal const int Version = 1;

        private const string Title = "nf-sipphone settings ";
        private const int LineFeed = '\n';

        /// <summary>Reads settings.</summary>
        /// <param name="text">The buffer.</param>
        /// <param name="end">Where the text ends, exclusive; it starts at 0.</param>
        /// <param name="settings">Takes them; must be empty.</param>
        /// <param name="droppedCount">How many lines were left out.</param>
        /// <returns><c>Good</c>, <c>Migrated</c>, <c>Newer</c>; <c>Damaged</c> when it is something else.</returns>
        internal static SettingsCondition Read(byte[] text, int end, SettingSet settings, out int droppedCount)
        {
            droppedCount = 0;
            byte[] title = Ascii.ToBytes(Title);
            int lineEnd = Ascii.IndexOf(text, 0, end, LineFeed);
            if (lineEnd < title.Length || !Ascii.EqualsExactly(text, 0, title.Length, title))
            {
                return SettingsCondition.Damaged;
            }

            int version = Ascii.ParseDecimal(text, title.Length, lineEnd);
            if (version < 0 || version > Version)
            {
                return version < 0 ? SettingsCondition.Damaged : SettingsCondition.Newer;
            }

            int offset = lineEnd + 1;
            while (offset < end)
            {
                lineEnd = Ascii.IndexOf(text, offset, end, LineFeed);
                droppedCount += ReadLine(text, offset, lineEnd, version, settings) ? 0 : 1;
                offset = lineEnd + 1;
            }

            return version < Version ? SettingsCondition.Migrated : SettingsCondition.Good;
        }

        /// <summary>Writes settings.</summary>
        /// <param name="settings">Them.</param>
        /// <param name="writer">Takes them.</param>
        internal static void Write(SettingSet settings, ByteWriter writer)
        {
            writer.Write(Ascii.ToBytes(Title));
            writer.WriteDecimal(Version);
            writer.Write(LineFeed);
            Setting row = new Setting();
            for (int i = 0; i < SettingTable.Count; i++)
            {
                SettingId id = (SettingId)i;
                if (IsStored(id) && settings.Find(id, out int offset, out int end))
                {
                    SettingTable.Describe(id, row);
                    writer.Write(Ascii.ToBytes(row.Name));
                    writer.Write('=');
                    writer.Write(settings.Buffer, offset, end);
                    writer.Write(LineFeed);
                }
            }
        }

        private static bool ReadLine(byte[] text, int offset, int end, int version, SettingSet settings)
        {
            int sign = Ascii.IndexOf(text, offset, end, '=');
            int id = SettingTable.Find(text, offset, sign);
            if (id < 0 && version == 0)
            {
                id = FindOld(text, offset, sign);
            }

            return sign < end && id >= 0 && IsStored((SettingId)id)
                && settings.Set((SettingId)id, text, sign + 1, end) == SettingResult.Ok;
        }

        // The password of the console is kept as a hash, apart from the settings.
        private static bool IsStored(SettingId id)
        {
            return id != SettingId.ConsolePassword;
        }

        // Version 0 is the draft of this table, where three groups had shorter names. No release wrote it: it keeps the
        // way from one version to the next open, and walked by tests.
        private static int FindOld(byte[] name, int offset, int end)
        {
            WordTable names = new WordTable("wifi.ssid|wifi.password|identity.policy|identity.fallback|ntp.server");
            switch (names.Find(name, offset, end))
            {
                case 0:
                    return (int)SettingId.NetWifiSsid;
                case 1:
                    return (int)SettingId.NetWifiPassword;
                case 2:
                    return (int)SettingId.TlsPolicy;
                case 3:
                    return (int)SettingId.TlsFallback;
                case 4:
                    return (int)SettingId.TimeServer;
                default:
                    return -1;
            }
        }
    }
}
