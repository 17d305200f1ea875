using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // Time that stands still until the self-test moves it, from 1 June 2026 on, when the certificates are valid.

    /// <summary>The clock of a simulated board.</summary>
    public sealed class SimulatedClock : IClock
    {
        private const long StartSeconds = 1780272000;

        /// <inheritdoc/>
        public long NowMs { get; set; }

        /// <inheritdoc/>
        public bool IsWallTimeSet
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public long UnixSeconds
        {
            get { return StartSeconds + (NowMs / 1000); }
        }
    }
}
