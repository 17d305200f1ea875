using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Identity;
using SipPhone.Sip.Auth;

namespace SipPhone.Lab.Registration
{
    /// <summary>How a <see cref="LabRegistrar"/> is set up.</summary>
    public sealed class LabRegistrarOptions
    {
        /// <summary>The SIP domain that it registers for, also the realm.</summary>
        public required string Domain { get; init; }

        /// <summary>Where it listens; by default on 127.0.0.1 and a free port.</summary>
        public IPEndPoint ListenOn { get; init; } = new(IPAddress.Loopback, 0);

        /// <summary>What it presents. An impostor presents one for another domain.</summary>
        public required IssuedCertificate Certificate { get; init; }

        /// <summary>Passwords by user name.</summary>
        public IReadOnlyDictionary<string, string> Passwords { get; init; } = new Dictionary<string, string>();

        /// <summary>The digest algorithms of its challenges, most wanted first (RFC 8760 §2.3).</summary>
        public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5];

        /// <summary>Who may vouch for clients. Clients are asked for a certificate only if somebody may.</summary>
        public X509Certificate2Collection ClientAnchors { get; init; } = [];

        /// <summary>
        /// The domains whose clients may connect (seed §6): others, and clients without a certificate, are turned away
        /// before a SIP octet is answered. Null for no such policy.
        /// </summary>
        public AllowedDomains? AllowedClients { get; init; }

        /// <summary>The shortest registration in seconds; a shorter wish is answered 423.</summary>
        public int MinExpiresSeconds { get; init; } = 60;

        /// <summary>The longest registration in seconds; a longer wish is cut to it.</summary>
        public int MaxExpiresSeconds { get; init; } = 3600;

        /// <summary>
        /// How often in seconds phones must show on their flow that they are there (Flow-Timer, RFC 5626 §6); 0 to
        /// leave it to them.
        /// </summary>
        public int FlowTimerSeconds { get; init; }

        /// <summary>How long a nonce is good; then it is stale.</summary>
        public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

        /// <summary>The time for bindings and nonces.</summary>
        public TimeProvider Time { get; init; } = TimeProvider.System;
    }
}
