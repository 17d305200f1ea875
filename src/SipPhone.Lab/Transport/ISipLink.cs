using System;
using System.Net;

namespace SipPhone.Lab.Transport
{
    /// <summary>A TLS connection that carries SIP, whoever opened it.</summary>
    internal interface ISipLink
    {
        /// <summary>Whether what is sent can still arrive.</summary>
        bool IsUp { get; }

        /// <summary>The other end's address; null while there is none.</summary>
        IPEndPoint? Peer { get; }

        /// <summary>
        /// The domain whose server the other end was proved to be; null for a phone, which proves its user by digest.
        /// </summary>
        string? PeerDomain { get; }

        /// <summary>Sends a message after those before it, as soon as the connection takes it.</summary>
        /// <param name="octets">The whole message; it is not changed any more.</param>
        void Send(ReadOnlyMemory<byte> octets);
    }
}
