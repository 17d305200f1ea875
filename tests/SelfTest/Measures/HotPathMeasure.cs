using SipPhone.SelfTest.Harness;

namespace SipPhone.SelfTest.Measures
{
    // 1,000 rounds of a hot path, with the heap collected before and after. A difference is a failed test: what is
    // allocated for each message fragments the heap of a device that runs for years. A few rounds
    // come first, and the heap is collected twice: the runtime keeps stack frames there and gives them back late.

    /// <summary>Measures hot paths.</summary>
    public static class HotPathMeasure
    {
        private const int WarmUps = 5;
        private const int Rounds = 1000;

        /// <summary>Measures all of them.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="platform">Clock and heap.</param>
        public static void Run(Report report, Platform platform)
        {
            HotPath[] paths =
            {
                new IdentityPath(true), new IdentityPath(false), new MessagePath(), new DnsPath(),
                new DigestPath(false), new DigestPath(true), new SdpPath(),
            };
            report.Tell("Time and heap of a round, over " + Rounds.ToString() + " rounds:");
            foreach (HotPath path in paths)
            {
                Measure(report, platform, path);
            }
        }

        /// <summary>Measures one.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="platform">Clock and heap.</param>
        /// <param name="path">What is measured.</param>
        public static void Measure(Report report, Platform platform, HotPath path)
        {
            bool isGood = Repeat(path, WarmUps);
            platform.CollectFreeBytes();
            int freeBefore = platform.CollectFreeBytes();
            long startMs = platform.NowMs;
            isGood = Repeat(path, Rounds) && isGood;
            int microseconds = (int)(platform.NowMs - startMs) * (1000 / Rounds);
            platform.CollectFreeBytes();
            int freeAfter = platform.CollectFreeBytes();
            report.Tell(Figures.Column(microseconds) + " us  " + path.Name);
            report.Check("heap", path.Name + ", outcome", "good", isGood ? "good" : "bad");
            report.Check("heap", path.Name + ", difference", "0", (freeBefore - freeAfter).ToString());
        }

        private static bool Repeat(HotPath path, int rounds)
        {
            bool isGood = true;
            for (int i = 0; i < rounds; i++)
            {
                isGood = path.Run() && isGood;
            }

            return isGood;
        }
    }
}
