namespace SipPhone.SelfTest.Harness
{
    // One line a test, "ok" or "FAIL" in front, and the sum as the last line. Invariant: each check is counted once,
    // and one whose texts differ is never counted as passed.

    /// <summary>What was tested and what came out.</summary>
    public sealed class Report
    {
        private readonly Platform _platform;

        /// <summary>Makes a report without a test.</summary>
        /// <param name="platform">Who writes it.</param>
        public Report(Platform platform)
        {
            _platform = platform;
        }

        /// <summary>Tests that came out as expected.</summary>
        public int PassedCount { get; private set; }

        /// <summary>Tests that did not.</summary>
        public int FailedCount { get; private set; }

        /// <summary>Takes what came out of a test.</summary>
        /// <param name="area">What the tests around it are about.</param>
        /// <param name="name">What it is about.</param>
        /// <param name="expected">What should come out.</param>
        /// <param name="actual">What came out.</param>
        public void Check(string area, string name, string expected, string actual)
        {
            if (expected == actual)
            {
                PassedCount++;
                _platform.WriteLine("ok   " + area + "/" + name);
            }
            else
            {
                FailedCount++;
                _platform.WriteLine("FAIL " + area + "/" + name + ": expected " + expected + ", got " + actual);
            }
        }

        /// <summary>Writes a line that is no test: a figure.</summary>
        /// <param name="text">The line.</param>
        public void Tell(string text)
        {
            _platform.WriteLine(text);
        }

        /// <summary>Writes the last line.</summary>
        public void WriteSum()
        {
            _platform.WriteLine(PassedCount.ToString() + " passed, " + FailedCount.ToString() + " failed");
        }
    }
}
