using System;
using System.Collections.Generic;
using System.Net;
using SipPhone.Lab.Registration;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Proxying
{
    /// <summary>How a <see cref="LabProxy"/> is set up.</summary>
    public sealed class LabProxyOptions
    {
        /// <summary>
        /// Its domain, certificate, users and their passwords. For peers to be recognised it needs the anchors of their
        /// certificates too. With <see cref="LabRegistrarOptions.AllowedClients"/> phones need a certificate as well.
        /// </summary>
        public required LabRegistrarOptions Registrar { get; init; }

        /// <summary>The domains whose proxies may connect and need no password (seed §7).</summary>
        public IReadOnlyList<string> Peers { get; init; } = [];

        /// <summary>Whom to ask for names of other domains; null to serve this domain only.</summary>
        public IPEndPoint? DnsServer { get; init; }

        /// <summary>
        /// Sees the messages on the connections that it opens to other domains' servers, from their threads; null for
        /// nobody.
        /// </summary>
        public ISipTrace? PeerTrace { get; init; }

        /// <summary>Hears what the identity rules say of other domains' servers; null for nobody.</summary>
        public Action<SeenPeer>? OnPeerJudged { get; init; }

        /// <summary>Who may vouch for the servers of other domains, each a root in DER.</summary>
        public IReadOnlyList<byte[]> ServerAnchors { get; init; } = [];
    }
}
