using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace SipPhone.Lab.Proxying
{
    // RFC 5922 §7.3: a connection is used again only for the name that it was verified for, never because the address
    // is the same.

    /// <summary>The connections to other domains' servers, by the host and port that were routed by.</summary>
    /// <param name="open">Opens one.</param>
    internal sealed class PeerLinks(Func<string, int, PeerLink> open) : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly List<PeerLink> _all = [];
        private readonly Dictionary<(string Host, int Port), PeerLink> _newest = [];

        /// <summary>What was seen of all servers, in the order of connecting.</summary>
        internal IReadOnlyList<SeenPeer> Seen
        {
            get
            {
                lock (_gate)
                {
                    return [.. _all.Select(link => link.Seen)];
                }
            }
        }

        /// <summary>The connection for a host and port; opened when there is none that can be used.</summary>
        /// <param name="host">The host part of the URI that is routed by.</param>
        /// <param name="port">Its port; 0 for none.</param>
        /// <returns>The connection, which may still be on its way.</returns>
        internal PeerLink Get(string host, int port)
        {
            lock (_gate)
            {
                (string Host, int Port) key = (host.ToLowerInvariant(), port);
                if (!_newest.TryGetValue(key, out PeerLink? link) || !link.IsUp)
                {
                    link = open(key.Host, port);
                    _newest[key] = link;
                    _all.Add(link);
                }

                return link;
            }
        }

        /// <summary>Closes all of them.</summary>
        public void Dispose()
        {
            PeerLink[] all;
            lock (_gate)
            {
                all = [.. _all];
            }

            Array.ForEach(all, link => link.Dispose());
        }
    }
}
