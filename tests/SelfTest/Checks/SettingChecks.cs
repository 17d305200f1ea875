using SipPhone.Core;
using SipPhone.SelfTest.Board;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;
using SipPhone.Settings;
using SipPhone.Settings.Storage;

namespace SipPhone.SelfTest.Checks
{
    // Values as somebody types them, and the way of settings to the store and back.

    /// <summary>Tests of settings.</summary>
    public static class SettingChecks
    {
        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            Values(report, SettingVectors.Domains);
            Values(report, SettingVectors.Servers);
            Values(report, SettingVectors.Hosts);
            Values(report, SettingVectors.Users);
            Values(report, SettingVectors.Numbers);
            Values(report, SettingVectors.Words);
            Values(report, SettingVectors.Texts);
            Values(report, SettingVectors.Addresses);
            Values(report, SettingVectors.CallTargets);
            Values(report, SettingVectors.Callers);
            CheckRoundTrip(report);
        }

        /// <summary>Which values are taken.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="rows">Rows as in <see cref="SettingVectors"/>.</param>
        public static void Values(Report report, string[][] rows)
        {
            SettingSet set = new SettingSet();
            foreach (string[] row in rows)
            {
                byte[] value = Ascii.ToBytes(row[1]);
                set.Clear();
                SettingResult result = set.Set(Find(row[0]), value, 0, value.Length);
                report.Check("setting", row[0] + " " + row[1], row[2], SettingResults.Name(result));
            }
        }

        /// <summary>The setting of a name.</summary>
        /// <param name="name">The name, which has to exist.</param>
        /// <returns>Its identifier.</returns>
        public static SettingId Find(string name)
        {
            byte[] octets = Ascii.ToBytes(name);
            return (SettingId)SettingTable.Find(octets, 0, octets.Length);
        }

        private static void CheckRoundTrip(Report report)
        {
            SettingSet saved = new SettingSet();
            SettingSet loaded = new SettingSet();
            byte[] domain = Ascii.ToBytes("example.com");
            byte[] password = Ascii.ToBytes(" a=b|c\"d\\e ");
            saved.Set(SettingId.SipDomain, domain, 0, domain.Length);
            saved.Set(SettingId.SipPassword, password, 0, password.Length);
            SlotStore store = new SlotStore(new MemoryFlash());
            int written = new SettingsStore(store).Save(saved);
            report.Check("setting", "saved", "yes", written < 0 ? "no" : "yes");
            SettingsCondition condition = new SettingsStore(store).Load(loaded);
            report.Check("setting", "loaded", "good", condition == SettingsCondition.Good ? "good" : "otherwise");
            for (int id = 0; id < SettingTable.Count; id++)
            {
                bool isEqual = loaded.IsEqual((SettingId)id, saved);
                report.Check("setting", "read back, row " + id.ToString(), "equal", isEqual ? "equal" : "different");
            }
        }
    }
}
