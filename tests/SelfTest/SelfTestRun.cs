using SipPhone.SelfTest.Checks;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Measures;

namespace SipPhone.SelfTest
{
    // Everything, in the order of the layers; the sum is the last line.

    /// <summary>The self-test.</summary>
    public static class SelfTestRun
    {
        /// <summary>Runs it.</summary>
        /// <param name="platform">The runtime under it.</param>
        /// <returns>What came out.</returns>
        public static Report Run(Platform platform)
        {
            Report report = new Report(platform);
            HashChecks.Run(report);
            DigestChecks.Run(report);
            IdentityChecks.Run(report);
            DnsChecks.Run(report);
            SipChecks.Run(report);
            SdpChecks.Run(report);
            StoreChecks.Run(report);
            SettingChecks.Run(report);
            HotPathMeasure.Run(report, platform);
            PhoneMeasure.Run(report, platform);
            report.WriteSum();
            return report;
        }
    }
}
