using System;
using SipPhone.Core;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Phone
{
    // Our own address: what Contact, Via and session descriptions name. Invariant: Length is 0 until the phone was
    // connected once.

    /// <summary>The phone's address on the network.</summary>
    public sealed class LocalAddress
    {
        /// <summary>The address in network order, in the first <see cref="Length"/> octets.</summary>
        public byte[] Octets { get; } = new byte[IpLiteral.Ipv6Bytes];

        /// <summary>4 or 16; 0 while it is not known.</summary>
        public int Length { get; private set; }

        /// <summary>Takes over the address of a connection, where the board tells it.</summary>
        /// <param name="connection">The connection, open.</param>
        /// <param name="account">Gets it as the host of its Contact, and the port.</param>
        public void Follow(ConnectionManager connection, SipAccount account)
        {
            int length = connection.CopyLocalAddress(Octets, 0, Octets.Length);
            if (length > 0)
            {
                Length = length;
                ByteWriter writer = new ByteWriter(new byte[IpAddressText.MaxBytes]);
                IpAddressText.Write(writer, Octets, length);
                byte[] contactHost = new byte[writer.Length];
                Array.Copy(writer.Buffer, 0, contactHost, 0, contactHost.Length);
                account.ContactHost = contactHost;
                account.ContactPort = connection.LocalPort;
            }
        }

        /// <summary>Sets it.</summary>
        /// <param name="address">The address in network order; copied.</param>
        /// <param name="length">4 or 16; 0 for unknown.</param>
        public void Set(byte[] address, int length)
        {
            Array.Copy(address, 0, Octets, 0, length);
            Length = length;
        }
    }
}
