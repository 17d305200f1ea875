using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.UserAgent
{
    // The UA core, RFC 3261 §8: gives each received message to whom it belongs, and answers what belongs to nobody.
    // Invariant: a request but ACK gets exactly one final response from somebody; a response gets none. A non-INVITE
    // request is answered in the call that brings it: over a reliable transport Timer J is zero (§17.2.2), so no
    // server transaction of its own is left.
    //
    //   message                       goes to, in this order
    //   any                           the screening: refused or dropped there, or passed
    //   response                      sessions, stray answers, usages; else dropped (§18.1.2)
    //   ACK                           sessions; else dropped (§17.2.1)
    //   CANCEL                        the session whose INVITE it means; else 481 (§9.2)
    //   request with a tag in To      the session whose dialog it is in, usages; else 481 (§12.2.2)
    //   INVITE that a session has     nobody: its response is on its way (§17.2.1)
    //   the same by another branch    482 (§8.2.2.2)
    //   INVITE                        IUserAgentEvents; with Replaces see IncomingCalls
    //   OPTIONS                       200 with what we can (§11.2)
    //   others                        usages; then MESSAGE: IUserAgentEvents; REFER: 603; else 481

    /// <summary>What all sessions of a user agent share, and the way of received messages.</summary>
    public sealed class UserAgentCore
    {
        private readonly Session[] _sessions = new Session[Limits.MaxSessions];
        private readonly IUsage[] _usages = new IUsage[Limits.MaxUsages];
        private readonly MessageScreening _screening;
        private readonly SipNameAddress _to;
        private readonly IncomingCalls _calls;
        private int _sessionCount;
        private int _usageCount;

        // Made for the first request outside a dialog: many phones get none.
        private RecentRequests _recent;

        /// <summary>Makes one.</summary>
        /// <param name="flow">Where messages go.</param>
        /// <param name="headers">Who and where we are.</param>
        /// <param name="credentials">Answers challenges.</param>
        /// <param name="random">Where tags, branches and the spread of timers come from.</param>
        /// <param name="events">Decides about requests from outside of what runs.</param>
        public UserAgentCore(
            SipFlow flow, LocalHeaders headers, SipCredentials credentials, IRandom random, IUserAgentEvents events)
        {
            Flow = flow;
            Headers = headers;
            Credentials = credentials;
            Random = random;
            Events = events;
            Outbox = new Outbox(flow, headers, random);
            KeyReader = new RequestKeyReader(flow.Readers);
            Matcher = new ResponseMatcher(flow.Readers);
            _screening = new MessageScreening(flow.Readers);
            _to = flow.Readers.Address;
            Invites = new RecentInvites(flow.Readers);
            Strays = new StrayAnswers(Invites, flow, headers, credentials, random);
            _calls = new IncomingCalls(this);
        }

        /// <summary>Where messages go.</summary>
        public SipFlow Flow { get; private set; }

        /// <summary>Who and where we are.</summary>
        public LocalHeaders Headers { get; private set; }

        /// <summary>Answers challenges.</summary>
        public SipCredentials Credentials { get; private set; }

        /// <summary>Where tags and branches come from.</summary>
        public IRandom Random { get; private set; }

        /// <summary>Writes and sends what is the same for all.</summary>
        public Outbox Outbox { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get
            {
                long next = Strays.NextDeadlineMs;
                for (int i = 0; i < _sessionCount; i++)
                {
                    next = SipTimers.Earlier(next, _sessions[i].NextDeadlineMs);
                }

                for (int i = 0; i < _usageCount; i++)
                {
                    next = SipTimers.Earlier(next, _usages[i].NextDeadlineMs);
                }

                return next;
            }
        }

        internal IUserAgentEvents Events { get; private set; }

        internal RequestKeyReader KeyReader { get; private set; }

        internal ResponseMatcher Matcher { get; private set; }

        internal RecentInvites Invites { get; private set; }

        internal StrayAnswers Strays { get; private set; }

        internal int SessionCount
        {
            get { return _sessionCount; }
        }

        /// <summary>Adds a session to those that are given messages; at most <c>Limits.MaxSessions</c>.</summary>
        /// <param name="session">The session.</param>
        public void Add(Session session)
        {
            _sessions[_sessionCount++] = session;
        }

        /// <summary>Adds a usage to those that are offered messages; at most <c>Limits.MaxUsages</c>.</summary>
        /// <param name="usage">The usage.</param>
        public void Add(IUsage usage)
        {
            _usages[_usageCount++] = usage;
        }

        /// <summary>Takes a received message that the registration did not take.</summary>
        /// <param name="message">The message, parsed.</param>
        /// <param name="nowMs">The time.</param>
        public void OnReceive(SipMessage message, long nowMs)
        {
            ScreeningOutcome outcome = _screening.Screen(message);
            if (outcome == ScreeningOutcome.Refuse)
            {
                Refuse(message, nowMs);
            }
            else if (outcome == ScreeningOutcome.Pass && message.IsRequest)
            {
                OnRequest(message, nowMs);
            }
            else if (outcome == ScreeningOutcome.Pass)
            {
                OnResponse(message, nowMs);
            }
        }

        /// <summary>Takes octets that were cut into a message but not parsed: 400 where RFC 3261 wants it.</summary>
        /// <param name="message">What failed to parse them; what can be read is salvaged into it.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="result">Why it was not parsed.</param>
        /// <param name="nowMs">The time.</param>
        public void OnMalformed(SipMessage message, int offset, int end, SipResult result, long nowMs)
        {
            ScreeningOutcome outcome = _screening.ScreenUnparsed(message, message.Buffer, offset, end, result);
            if (outcome == ScreeningOutcome.Refuse)
            {
                Refuse(message, nowMs);
            }
        }

        /// <summary>
        /// The flow was lost: sessions go on when it is back (RFC 5626 §4.4), requests that were out fail.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        public void OnFlowLost(long nowMs)
        {
            for (int i = 0; i < _sessionCount; i++)
            {
                _sessions[i].Machine.OnFlowLost(nowMs);
            }

            for (int i = 0; i < _usageCount; i++)
            {
                _usages[i].OnFlowLost(nowMs);
            }
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            Strays.Poll(nowMs);
            for (int i = 0; i < _sessionCount; i++)
            {
                _sessions[i].Poll(nowMs);
            }

            for (int i = 0; i < _usageCount; i++)
            {
                _usages[i].Poll(nowMs);
            }
        }

        internal Session SessionAt(int index)
        {
            return _sessions[index];
        }

        private void Refuse(SipMessage request, long nowMs)
        {
            SipWriter writer = Flow.StartMessage();
            if (_screening.Refusal.Write(writer, request, Outbox.NewTag()) == SipResult.Ok)
            {
                Flow.Send(nowMs);
            }
        }

        private void OnResponse(SipMessage response, long nowMs)
        {
            for (int i = 0; i < _sessionCount; i++)
            {
                if (_sessions[i].Machine.OnResponse(response, nowMs))
                {
                    return;
                }
            }

            if (Strays.OnReceive(response, nowMs))
            {
                return;
            }

            for (int i = 0; i < _usageCount; i++)
            {
                if (_usages[i].OnResponse(response, nowMs))
                {
                    return;
                }
            }
        }

        private void OnRequest(SipMessage request, long nowMs)
        {
            if (request.IsMethod(SipTokens.Ack))
            {
                for (int i = 0; i < _sessionCount && !_sessions[i].Machine.Incoming.TakeAck(request, nowMs); i++)
                {
                }
            }
            else if (request.IsMethod(SipTokens.Cancel))
            {
                OnCancel(request, nowMs);
            }
            else if (HasToTag(request))
            {
                OnRequestInDialog(request, nowMs);
            }
            else
            {
                OnRequestOutside(request, nowMs);
            }
        }

        private void OnCancel(SipMessage cancel, long nowMs)
        {
            for (int i = 0; i < _sessionCount; i++)
            {
                if (_sessions[i].Machine.Incoming.TakeCancel(cancel, nowMs))
                {
                    return;
                }
            }

            // RFC 3261 §9.2.
            Outbox.Respond(cancel, 481, nowMs);
        }

        private void OnRequestInDialog(SipMessage request, long nowMs)
        {
            for (int i = 0; i < _sessionCount; i++)
            {
                if (_sessions[i].Dialog.Matches(request))
                {
                    if (_sessions[i].Machine.OnRequest(request, nowMs))
                    {
                        return;
                    }

                    break;
                }
            }

            if (!IsTakenByUsage(request, nowMs))
            {
                // RFC 3261 §12.2.2.
                Outbox.Respond(request, 481, nowMs);
            }
        }

        private void OnRequestOutside(SipMessage request, long nowMs)
        {
            bool isInvite = request.IsMethod(SipTokens.Invite);
            for (int i = 0; i < _sessionCount; i++)
            {
                IncomingInvite invite = _sessions[i].Machine.Incoming;
                if (isInvite && invite.OnReceive(request, nowMs))
                {
                    return;
                }

                if (isInvite && invite.IsMerged(request))
                {
                    Outbox.Respond(request, 482, nowMs);
                    return;
                }
            }

            if (_recent == null)
            {
                _recent = new RecentRequests(KeyReader);
            }

            if (_recent.IsMerged(request, nowMs))
            {
                Outbox.Respond(request, 482, nowMs);
            }
            else if (isInvite)
            {
                _calls.OnInvite(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Options))
            {
                Outbox.RespondToOptions(request, nowMs);
            }
            else if (!IsTakenByUsage(request, nowMs))
            {
                Outbox.Respond(request, StatusForOutside(request), nowMs);
            }
        }

        private int StatusForOutside(SipMessage request)
        {
            if (request.IsMethod(SipTokens.Message))
            {
                return Events.OnMessage(request);
            }

            // A REFER outside of a call would make us call whom anybody likes (RFC 3515 §5).
            return request.IsMethod(SipTokens.Refer) ? 603 : 481;
        }

        private bool IsTakenByUsage(SipMessage request, long nowMs)
        {
            for (int i = 0; i < _usageCount; i++)
            {
                if (!request.IsMethod(SipTokens.Invite) && _usages[i].OnRequest(request, nowMs))
                {
                    return true;
                }
            }

            return false;
        }

        private bool HasToTag(SipMessage request)
        {
            int tagOffset;
            int tagEnd;
            return _to.ParseSingle(request, SipHeader.To) == SipResult.Ok
                && _to.FindParameter(SipTokens.Tag, out tagOffset, out tagEnd) == SipResult.Ok;
        }
    }
}
