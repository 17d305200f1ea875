using System;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    /// <summary>
    /// Makes branches, RFC 3261 §8.1.1.7. Invariant: one that was made begins with the magic cookie, and holds 96
    /// random bits behind it.
    /// </summary>
    public static class SipBranch
    {
        private const int RandomDigits = 24;

        /// <summary>Makes the buffer of a branch; it is none before <see cref="Renew"/>.</summary>
        /// <returns>A new array.</returns>
        public static byte[] Create()
        {
            byte[] branch = new byte[SipTokens.MagicCookie.Length + RandomDigits];
            Array.Copy(SipTokens.MagicCookie, branch, SipTokens.MagicCookie.Length);
            return branch;
        }

        /// <summary>Makes a branch that was never used before.</summary>
        /// <param name="random">Where it comes from.</param>
        /// <param name="branch">A buffer of <see cref="Create"/>.</param>
        public static void Renew(IRandom random, byte[] branch)
        {
            SipRandom.FillToken(random, branch, SipTokens.MagicCookie.Length, branch.Length);
        }
    }
}
