using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using SipPhone.Lab.Registration;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Proxying
{
    // Where to, RFC 3261 §16.4 and §16.5 with RFC 5626 §5.3 and RFC 5630 §5:
    //
    //   topmost Route          names us, once or twice     removed; its flow token, when it is not the sender's own
    //                                                      flow, is where the request goes
    //   next Route             another's                   there
    //   Request-URI            another domain              there, for our own users only
    //   Request-URI            our domain                  every phone of the user, over the flow that it registered
    //
    // Invariant: a phone is reached over its flow only; nobody ever connects to one.

    /// <summary>Finds the targets of requests. Not for several threads at a time.</summary>
    internal sealed class RequestRouter
    {
        private readonly LabRegistrarOptions _options;
        private readonly IPEndPoint _self;
        private readonly RegistrarCore _registrar;
        private readonly FlowTokens _flows;
        private readonly Func<string, int, ISipLink>? _openLink;

        /// <summary>Makes one.</summary>
        /// <param name="options">The domain and its users.</param>
        /// <param name="self">Where the proxy listens.</param>
        /// <param name="registrar">Knows who is where.</param>
        /// <param name="flows">The flows that were named.</param>
        /// <param name="openLink">
        /// The connection to the server of a host and port, made when need be; null to serve this domain only.
        /// </param>
        internal RequestRouter(
            LabRegistrarOptions options,
            IPEndPoint self,
            RegistrarCore registrar,
            FlowTokens flows,
            Func<string, int, ISipLink>? openLink)
        {
            _options = options;
            _self = self;
            _registrar = registrar;
            _flows = flows;
            _openLink = openLink;
        }

        /// <summary>Finds where a request goes, and takes our own routes off it.</summary>
        /// <param name="request">The request, screened.</param>
        /// <param name="from">The connection that it came by.</param>
        /// <param name="targets">Where to; empty on refusal.</param>
        /// <returns>Null, or why it goes nowhere.</returns>
        internal Rejection? Route(ProxyMessage request, ISipLink from, out IReadOnlyList<ProxyTarget> targets)
        {
            targets = [];
            Rejection? refusal = TakeOwnRoutes(request, from, out ISipLink? flow);
            if (refusal is not null)
            {
                return refusal;
            }

            if (flow is not null)
            {
                targets = [new ProxyTarget(flow, request.RequestUri)];

                // RFC 5626 §5.3.2: the flow of the token is the only way.
                return flow.IsUp ? null : new Rejection(430, "Flow Failed");
            }

            string? route = request.First("Route");
            _ = UriText.Read(request.RequestUri, out UriText? uri);
            UriText? next = route is null ? uri : UriText.OfAddress(route);
            if (next is null)
            {
                return new Rejection(400, "Bad Route");
            }

            if (route is null && IsOurs(next))
            {
                return FindPhones(next, out targets);
            }

            // One who came by a peer's connection is no user of ours, and we are no relay.
            if (from.PeerDomain is not null || _openLink is null)
            {
                return new Rejection(403, "Not a Domain of This Proxy");
            }

            targets = [new ProxyTarget(_openLink(next.Host, next.Port), request.RequestUri)];
            return null;
        }

        /// <summary>Tells whether a URI means this proxy or its domain.</summary>
        /// <param name="uri">The URI.</param>
        /// <returns>True when it does.</returns>
        internal bool IsOurs(UriText uri)
        {
            bool isDomain = uri.Host.Equals(_options.Domain, StringComparison.OrdinalIgnoreCase);
            bool isAddress = uri.Host == _self.Address.ToString();
            return isDomain ? uri.Port == 0 || uri.Port == _self.Port : isAddress && uri.Port == _self.Port;
        }

        // RFC 3261 §16.4, and RFC 5626 §5.3.1: a token of the sender's own flow says only where the request came from.
        private Rejection? TakeOwnRoutes(ProxyMessage request, ISipLink from, out ISipLink? flow)
        {
            flow = null;
            int tokenCount = 0;
            while (request.First("Route") is { } route && UriText.OfAddress(route) is { } uri && IsOurs(uri))
            {
                request.Pop("Route");
                if (uri.User.Length == 0)
                {
                    continue;
                }

                ISipLink? link = _flows.Find(uri.User);
                if (link is null)
                {
                    return new Rejection(403, "Unknown Flow");
                }

                tokenCount++;
                flow = link == from ? flow : link;
            }

            // Two tokens of one flow: a phone that called itself.
            flow ??= tokenCount > 1 ? from : null;
            return null;
        }

        private Rejection? FindPhones(UriText uri, out IReadOnlyList<ProxyTarget> targets)
        {
            targets = [];
            if (!_options.Passwords.ContainsKey(uri.User))
            {
                return new Rejection(404, "Not Found");
            }

            // RFC 5626 §5.3: of one phone's several flows only the newest is used at a time.
            IEnumerable<Binding> bindings = _registrar.BindingsOf(uri.User)
                .Where(binding => binding.Flow is { IsUp: true })
                .GroupBy(binding => binding.InstanceId ?? binding.ContactUri)
                .Select(flows => flows.Last());
            List<ProxyTarget> found = [];
            foreach (Binding binding in bindings)
            {
                // RFC 5630 §5.3: a SIPS URI leads to SIPS contacts only.
                _ = UriText.Read(binding.ContactUri, out UriText? contact);
                if (contact is not null && (contact.IsSips || !uri.IsSips))
                {
                    // RFC 5630 §5.3: who is called by a SIP URI gets one, though registered with a SIPS URI.
                    bool isRewritten = contact.IsSips && !uri.IsSips;
                    string requestUri = isRewritten ? "sip" + binding.ContactUri[4..] : binding.ContactUri;
                    found.Add(new ProxyTarget(binding.Flow!, requestUri, binding.Path));
                }
            }

            targets = found;
            return found.Count > 0 ? null : new Rejection(480, "Temporarily Unavailable");
        }
    }
}
