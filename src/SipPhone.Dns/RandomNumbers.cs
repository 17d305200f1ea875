using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // Numbers out of random octets. Invariant: each number takes the same octets from the source, so a test that fixes
    // the source fixes the numbers.

    /// <summary>Makes numbers of the octets of an <see cref="IRandom"/>.</summary>
    public sealed class RandomNumbers
    {
        private readonly IRandom _random;
        private readonly byte[] _octets = new byte[4];

        /// <summary>Makes numbers of a source.</summary>
        /// <param name="random">The source.</param>
        public RandomNumbers(IRandom random)
        {
            _random = random;
        }

        /// <summary>
        /// A number below a bound, from four octets. It is uniform but for one part in 2^31 / bound, which is under
        /// 0.03 % for the sum of six SRV weights, the largest bound that there is.
        /// </summary>
        /// <param name="bound">1 to 393,211.</param>
        /// <returns>0 to <paramref name="bound"/> - 1.</returns>
        public int Below(int bound)
        {
            _random.Fill(_octets, 0, 4);
            int number = ((_octets[0] & 0x7F) << 24) | (_octets[1] << 16) | (_octets[2] << 8) | _octets[3];
            return number % bound;
        }
    }
}
