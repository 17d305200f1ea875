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
    //   response                      sessions, stray answers, usages; else dropped (§18.1.2)
    //   ACK                           sessions, else dropped (§17.2.1: never answered)
    //   any other request             the screening: refused or dropped there, or passed
    //   CANCEL                        the session whose INVITE it means; else 481 (§9.2)
    //   request with a tag in To      the session whose dialog it is in, usages; else 481 (§12.2.2)
    //   INVITE again, the same        nobody: it is on its way
    //   the same by another branch    482 (§8.2.2.2)
    //   INVITE                        IUserAgentEvents; Replaces by RFC 3891 §3
    //   OPTIONS                       200 with what we can (§11.2)
    //   others                        usages; MESSAGE: IUserAgentEvents; REFER: 603; else 481

    /// <summary>What all sessions of a user agent share, and the way of received messages.</summary>
    public sealed class UserAgentCore
    {
        private const int TagDigits = 16;

        private readonly IUserAgentEvents _events;
        private readonly Session[] _sessions = new Session[Limits.MaxSessions];
        private readonly IUsage[] _usages = new IUsage[Limits.MaxUsages];
        private readonly MessageScreening _screening;
        private readonly SipResponseStart _responseStart = new SipResponseStart();
        private readonly ReplacesSearch _replaces = new ReplacesSearch();
        private readonly SipNameAddress _to = new SipNameAddress();
        private readonly byte[] _tag = new byte[TagDigits];
        private int _sessionCount;
        private int _usageCount;

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
            _events = events;
            Writer = new RequestWriter(this);
        }

        /// <summary>Where messages go.</summary>
        public SipFlow Flow { get; private set; }

        /// <summary>Who and where we are.</summary>
        public LocalHeaders Headers { get; private set; }

        /// <summary>Answers challenges.</summary>
        public SipCredentials Credentials { get; private set; }

        /// <summary>Where tags and branches come from.</summary>
        public IRandom Random { get; private set; }

        internal IUserAgentEvents Events
        {
            get { return _events; }
        }
