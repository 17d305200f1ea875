using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SipPhone.Lab.Transport;

namespace SipPhone.Lab.Proxying
{
    // RFC 5626 §5.2: what a proxy writes into its Record-Route so that requests in a dialog find their way back down a
    // phone's flow. Tokens are random, so nobody can make one. When a phone registers the same flow (instance and
    // reg-id) anew after a loss, its old token leads to the new connection, and its calls go on.

    /// <summary>Names for connections. Not for several threads at a time.</summary>
    internal sealed class FlowTokens
    {
        private const int TokenBytes = 8;

        private readonly Dictionary<string, ISipLink> _links = new(StringComparer.Ordinal);
        private readonly Dictionary<ISipLink, string> _tokens = [];

        /// <summary>The token of a connection.</summary>
        /// <param name="link">The connection.</param>
        /// <returns>The token, fit for the user part of a URI.</returns>
        internal string TokenOf(ISipLink link)
        {
            if (!_tokens.TryGetValue(link, out string? token))
            {
                token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
                _tokens.Add(link, token);
                _links.Add(token, link);
            }

            return token;
        }

        /// <summary>The connection of a token.</summary>
        /// <param name="token">The token.</param>
        /// <returns>The connection, which may be down; null for a token that is not ours.</returns>
        internal ISipLink? Find(string token) => _links.GetValueOrDefault(token);

        /// <summary>Lets the tokens of one connection lead to another.</summary>
        /// <param name="from">The one.</param>
        /// <param name="to">The other.</param>
        internal void Move(ISipLink from, ISipLink to)
        {
            foreach ((string token, ISipLink link) in _links)
            {
                if (link == from)
                {
                    _links[token] = to;
                }
            }
        }
    }
}
