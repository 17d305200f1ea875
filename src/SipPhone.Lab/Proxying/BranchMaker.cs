using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using SipPhone.Lab.Transport;

namespace SipPhone.Lab.Proxying
{
    // RFC 3261 §16.6 steps 1 to 8: a copy, the Request-URI, Max-Forwards, Record-Route, Route, Via.

    /// <summary>Makes of a request what is forwarded. Not for several threads at a time.</summary>
    internal sealed class BranchMaker
    {
        /// <summary>What every branch starts with, RFC 3261 §8.1.1.7.</summary>
        internal const string MagicCookie = "z9hG4bK";

        private const int RandomBytes = 8;

        private static readonly string[] RecordRouted = ["INVITE", "SUBSCRIBE", "REFER"];

        private readonly string _domain;
        private readonly IPEndPoint _self;
        private readonly FlowTokens _flows;

        /// <summary>Makes one.</summary>
        /// <param name="domain">The proxy's domain.</param>
        /// <param name="self">Where it listens.</param>
        /// <param name="flows">Names the flows of phones.</param>
        internal BranchMaker(string domain, IPEndPoint self, FlowTokens flows)
        {
            _domain = domain;
            _self = self;
            _flows = flows;
        }

        /// <summary>Random text for branches and tags.</summary>
        /// <returns>16 hexadecimal digits.</returns>
        internal static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

        /// <summary>Makes a branch.</summary>
        /// <param name="request">The request, our own routes taken off.</param>
        /// <param name="from">The connection that it came by.</param>
        /// <param name="target">Where it goes.</param>
        /// <returns>The branch, not sent yet.</returns>
        internal ProxyBranch Make(ProxyMessage request, ISipLink from, ProxyTarget target)
        {
            ProxyMessage copy = request.Clone();
            copy.RequestUri = target.RequestUri;
            int hops = int.Parse(copy.First("Max-Forwards") ?? "71", CultureInfo.InvariantCulture);
            copy.Set("Max-Forwards", (hops - 1).ToString(CultureInfo.InvariantCulture));
            if (RecordRouted.Contains(copy.Method) && !ProxyMessage.HasTag(copy.First("To")!))
            {
                RecordRoute(copy, from);
                RecordRoute(copy, target.Link);
            }

            if (target.Path.Length > 0)
            {
                copy.Push("Route", target.Path);
            }

            string id = MagicCookie + NewToken();
            copy.Push("Via", $"SIP/2.0/TLS {_self};branch={id}");
            return new ProxyBranch(id, target.Link, copy);
        }

        // RFC 3261 §16.6 step 4 with RFC 5626 §5.3: one value for each side that is a phone, which names its flow. The
        // host is the domain, so that a peer finds and recognises us by it again, as it did before.
        private void RecordRoute(ProxyMessage request, ISipLink link)
        {
            if (link.PeerDomain is null)
            {
                bool isSips = request.RequestUri.StartsWith("sips:", StringComparison.OrdinalIgnoreCase);
                string scheme = isSips ? "sips" : "sip";
                request.Push("Record-Route", $"<{scheme}:{_flows.TokenOf(link)}@{_domain};transport=tls;lr>");
            }
        }
    }
}
