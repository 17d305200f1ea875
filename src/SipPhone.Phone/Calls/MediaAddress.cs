using System;
using SipPhone.Core;

namespace SipPhone.Phone.Calls
{
    // Our own address, which session descriptions name. Invariant: Length is 0 until the phone was connected once.

    /// <summary>The phone's address on the network, shared by all calls.</summary>
    public sealed class MediaAddress
    {
        /// <summary>The address in network order, in the first <see cref="Length"/> octets.</summary>
        public byte[] Octets { get; } = new byte[IpLiteral.Ipv6Bytes];

        /// <summary>4 or 16; 0 while it is not known.</summary>
        public int Length { get; private set; }

        /// <summary>Sets it, for calls that start from now on.</summary>
        /// <param name="address">The address in network order; copied.</param>
        /// <param name="length">4 or 16; 0 for unknown.</param>
        public void Set(byte[] address, int length)
        {
            Array.Copy(address, 0, Octets, 0, length);
            Length = length;
        }
    }
}
