using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using SipPhone.Core;
using SipPhone.Lab.Registration;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Proxying
{
    // A stateful proxy with its domain's registrar, RFC 3261 §16, without sockets: messages of connections in, messages
    // to connections out. Invariants: responses go back over the connection that their request came by; a request of a
    // phone is forwarded only after its user was authenticated, ACK and CANCEL excepted, which cannot be asked (§22.1).

    /// <summary>
    /// Decides on messages. For any number of connections: one message is dealt with after the other.
    /// </summary>
    internal sealed class ProxyCore : IDisposable
    {
        private readonly LabRegistrarOptions _options;
        private readonly IPEndPoint _self;
        private readonly Lock _gate = new();
        private readonly RegistrarCore _registrar;
        private readonly RequestRouter _router;
        private readonly FlowTokens _flows = new();
        private readonly BranchMaker _maker;
        private readonly UserCheck _users;
        private readonly SipMessage _parsed = new();
        private readonly Dictionary<string, ResponseContext> _contexts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (ResponseContext Context, ProxyBranch Branch)> _branches =
            new(StringComparer.Ordinal);

        /// <summary>Makes one.</summary>
        /// <param name="options">The domain and its users.</param>
        /// <param name="self">Where it listens.</param>
        /// <param name="openLink">
        /// The connection to the server of a host and port, made when need be; null to serve this domain only.
        /// </param>
        internal ProxyCore(LabRegistrarOptions options, IPEndPoint self, Func<string, int, ISipLink>? openLink)
        {
            _options = options;
            _self = self;
            _registrar = new RegistrarCore(options, $"<sip:{options.Domain};transport=tls;lr>");
            _router = new RequestRouter(options, self, _registrar, _flows, openLink);
            _maker = new BranchMaker(options.Domain, self, _flows);
            _users = new UserCheck(options);
        }

        /// <summary>Who is registered now.</summary>
        internal IReadOnlyList<Binding> Bindings => _registrar.Bindings;

        /// <summary>Whether it serves, and how badly.</summary>
        internal ProxyService Service { get; set; }

        /// <summary>Makes every nonce stale, as a restart would.</summary>
        internal void ForgetNonces()
        {
            _registrar.ForgetNonces();
            lock (_gate)
            {
                _users.ForgetNonces();
            }
        }

        /// <summary>Takes a message.</summary>
        /// <param name="from">The connection that it came by.</param>
        /// <param name="received">The message.</param>
        /// <returns>False when it cannot be answered, and the connection is of no use.</returns>
        internal bool Take(ISipLink from, SipMessage received)
        {
            lock (_gate)
            {
                ProxyMessage message = ProxyMessage.Of(received);
                TopVia? via = TopVia.Of(message);
                if (via is null || Service == ProxyService.Silent)
                {
                    return via is not null;
                }

                if (!received.IsRequest)
                {
                    TakeResponse(from, message, via);
                    return true;
                }

                message.Set("Via", via.From(from.Peer ?? _self));
                byte[] octets = message.ToBytes();
                return octets.Length <= Limits.MaxSipMessageBytes
                    && _parsed.Parse(octets, 0, octets.Length) == SipResult.Ok
                    && TakeRequest(from, message, via);
            }
        }

        /// <summary>Takes it that a connection is gone.</summary>
        /// <param name="link">The connection.</param>
        /// <param name="failure">Why; <c>PeerClosed</c> when it stood.</param>
        internal void TakeLoss(ISipLink link, ConnectionFailure failure)
        {
            // RFC 3261 §16.9: as a 503 from there. A server that is not who it should be is another matter: asking
            // again will not help (§21.5.3).
            bool isStranger = failure is ConnectionFailure.Identity or ConnectionFailure.UntrustedChain
                or ConnectionFailure.Expired;
            lock (_gate)
            {
                foreach (ResponseContext context in _contexts.Values.ToArray())
                {
                    context.TakeLoss(
                        link,
                        isStranger ? 502 : 503,
                        isStranger ? "Next Server Is Not Authenticated" : "Service Unavailable");
                }
            }
        }

        /// <summary>Lets go of all timers.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                foreach (ResponseContext context in _contexts.Values)
                {
                    context.Dispose();
                }

                _contexts.Clear();
            }
        }

        private bool TakeRequest(ISipLink from, ProxyMessage request, TopVia via)
        {
            string method = request.Method;
            bool isAck = method == "ACK";
            string transaction = via.Branch.StartsWith(BranchMaker.MagicCookie, StringComparison.OrdinalIgnoreCase)
                ? via.Branch + " " + via.SentBy
                : $"{request.First("Call-ID")} {request.First("CSeq")} {via.SentBy}";
            ResponseContext? invite = _contexts.GetValueOrDefault(transaction + " INVITE");
            if (isAck)
            {
                // RFC 3261 §17.1.1.3: the ACK of a refusal has its INVITE's branch and goes no further.
                return invite is not null || ForwardAck(from, request);
            }

            string key = transaction + " " + method;
            if (_contexts.TryGetValue(key, out ResponseContext? known))
            {
                known.Repeat();
                return true;
            }

            if (method == "REGISTER" && Service == ProxyService.Serving
                && UriText.Read(request.RequestUri, out UriText? uri) == SipResult.Ok && _router.IsOurs(uri!))
            {
                return Register(from);
            }

            ResponseContext context = new(request, from, BranchMaker.NewToken(), action => NewTimer(key, action));
            _contexts.Add(key, context);
            if (Service == ProxyService.Unavailable)
            {
                context.Answer(503, "Service Unavailable");
            }
            else if (method == "CANCEL")
            {
                Cancel(context, invite);
            }
            else
            {
                Proceed(context, from);
            }

            return true;
        }

        private bool Register(ISipLink from)
        {
            Binding[] before = [.. _registrar.Bindings];
            byte[]? response = _registrar.Respond(_parsed, from);
            if (response is null)
            {
                return false;
            }

            // What was sent down a flow that the same phone has just replaced goes down the new one.
            foreach (Binding now in _registrar.Bindings.Where(binding => binding.RegId > 0 && binding.Flow == from))
            {
                Binding? old = Array.Find(before, binding => binding.AddressOfRecord == now.AddressOfRecord
                    && binding.InstanceId == now.InstanceId && binding.RegId == now.RegId);
                if (old?.Flow is { } flow && flow != from)
                {
                    _flows.Move(flow, from);
                }
            }

            from.Send(response);
            return true;
        }

        // RFC 3261 §16.10. Nothing is ever forwarded without state here, so what is not known cannot be cancelled.
        private static void Cancel(ResponseContext context, ResponseContext? invite)
        {
            if (invite is null)
            {
                context.Answer(481, "Call/Transaction Does Not Exist");
                return;
            }

            context.Answer(200, "OK");
            invite.CancelPending();
        }

        private void Proceed(ResponseContext context, ISipLink from)
        {
            ProxyMessage request = context.Request.Clone();
            Rejection? refusal = RequestScreen.Check(request);
            if (refusal is null && from.PeerDomain is null
                && _users.Check(_parsed, request, out refusal) is { } challenge)
            {
                context.Answer(challenge);
                return;
            }

            if (refusal is null && request.Method == "OPTIONS" && IsForProxy(request))
            {
                context.Answer(200, "OK");
                return;
            }

            IReadOnlyList<ProxyTarget> targets = [];
            refusal ??= _router.Route(request, from, out targets);
            if (refusal is not null)
            {
                context.Answer(
                    refusal.StatusCode,
                    refusal.Phrase,
                    refusal.StatusCode == 420 ? RequestScreen.Unsupported(request) : null);
                return;
            }

            if (context.IsInvite)
            {
                context.Answer(100, "Trying");
            }

            ProxyBranch[] branches = [.. targets.Select(target => _maker.Make(request, from, target))];
            foreach (ProxyBranch branch in branches)
            {
                _branches.Add(branch.Id, (context, branch));
            }

            context.Forward(branches);
        }

        private bool IsForProxy(ProxyMessage request)
        {
            _ = UriText.Read(request.RequestUri, out UriText? uri);
            return uri!.User.Length == 0 && _router.IsOurs(uri) && request.All("Route").All(IsOurRoute);
        }

        private bool IsOurRoute(string route) => UriText.OfAddress(route) is { } uri && _router.IsOurs(uri);

        // RFC 3261 §13.2.2.4: the ACK of a 2xx goes the dialog's way, and nobody answers it.
        private bool ForwardAck(ISipLink from, ProxyMessage ack)
        {
            if (RequestScreen.Check(ack) is null
                && _router.Route(ack, from, out IReadOnlyList<ProxyTarget> targets) is null)
            {
                ProxyBranch branch = _maker.Make(ack, from, targets[0]);
                branch.Link.Send(branch.Request.ToBytes());
            }

            return true;
        }

        private void TakeResponse(ISipLink from, ProxyMessage response, TopVia via)
        {
            // RFC 6026 §7.3: a response of no transaction is dropped, and so are those to our own CANCEL.
            string method = response.First("CSeq")?.Split(' ', '\t')[^1] ?? string.Empty;
            if (!_branches.TryGetValue(via.Branch, out (ResponseContext Context, ProxyBranch Branch) found)
                || found.Branch.Link != from
                || found.Context.Request.Method != method)
            {
                return;
            }

            // RFC 3261 §16.7 step 3.
            response.Pop("Via");
            if (response.First("Via") is not null)
            {
                found.Context.Take(found.Branch, response);
            }
        }

        private ITimer NewTimer(string key, Action onTimer)
        {
            return _options.Time.CreateTimer(
                _ => OnTimer(key, onTimer), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        private void OnTimer(string key, Action onTimer)
        {
            lock (_gate)
            {
                onTimer();
                if (_contexts.TryGetValue(key, out ResponseContext? context) && context.IsOver)
                {
                    context.Dispose();
                    _contexts.Remove(key);
                    foreach (ProxyBranch branch in context.Branches)
                    {
                        _branches.Remove(branch.Id);
                    }
                }
            }
        }
    }
}
