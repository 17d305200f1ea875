using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // The same octets each time, from the generator of Numerical Recipes: what follows is the same on every runtime.

    /// <summary>The random source of a simulated board.</summary>
    public sealed class SimulatedRandom : IRandom
    {
        private uint _state = 1;

        /// <inheritdoc/>
        public void Fill(byte[] buffer, int offset, int end)
        {
            for (int i = offset; i < end; i++)
            {
                _state = unchecked((_state * 1664525) + 1013904223);
                buffer[i] = (byte)(_state >> 24);
            }
        }
    }
}
