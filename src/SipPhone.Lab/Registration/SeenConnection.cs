using System.Net;
using System.Security.Authentication;
using System.Threading;
using SipPhone.Identity;

namespace SipPhone.Lab.Registration
{
    /// <summary>What a registrar saw of one connection. Grows while the connection lives.</summary>
    public sealed class SeenConnection
    {
        private long _sipBytesReceived;
        private int _requestCount;

        internal SeenConnection(
            IPEndPoint peer, string serverName, SslProtocols tls, IdentityReason? clientVerdict, string? clientIdentity)
        {
            Peer = peer;
            ServerName = serverName;
            Tls = tls;
            ClientVerdict = clientVerdict;
            ClientIdentity = clientIdentity;
        }

        /// <summary>The client's address.</summary>
        public IPEndPoint Peer { get; }

        /// <summary>The name that the client sent by SNI; empty for none.</summary>
        public string ServerName { get; }

        /// <summary>The TLS version.</summary>
        public SslProtocols Tls { get; }

        /// <summary>
        /// What the allow list says to the client's certificate; <c>NoIdentity</c> without one; null when there is no
        /// allow list.
        /// </summary>
        public IdentityReason? ClientVerdict { get; }

        /// <summary>The allowed domain that the client's certificate names; null for none.</summary>
        public string? ClientIdentity { get; }

        /// <summary>Octets that came after the handshake: SIP, or nothing.</summary>
        public long SipBytesReceived => Interlocked.Read(ref _sipBytesReceived);

        /// <summary>Whole requests among them.</summary>
        public int RequestCount => Volatile.Read(ref _requestCount);

        internal void NoteBytes(int count)
        {
            Interlocked.Add(ref _sipBytesReceived, count);
        }

        internal void NoteRequest()
        {
            Interlocked.Increment(ref _requestCount);
        }
    }
}
