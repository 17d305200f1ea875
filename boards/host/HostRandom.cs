using System;
using System.Security.Cryptography;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Random octets on a PC, from the system's cryptographic generator.

    /// <summary>The PC's cryptographic random generator.</summary>
    public sealed class HostRandom : IRandom
    {
        /// <inheritdoc/>
        public void Fill(byte[] buffer, int offset, int end)
        {
            RandomNumberGenerator.Fill(buffer.AsSpan(offset, end - offset));
        }
    }
}
