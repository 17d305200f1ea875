using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // Nobody is there: nothing is typed, and what is written goes nowhere.

    /// <summary>The console of a simulated board.</summary>
    public sealed class SilentConsole : IConsolePort
    {
        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            return 0;
        }

        /// <inheritdoc/>
        public int Write(byte[] buffer, int offset, int end)
        {
            return end - offset;
        }
    }
}
