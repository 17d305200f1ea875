using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.UserAgent
{
    // The UA core, RFC 3261 §8: gives each received message to whom it belongs, and answers what belongs to nobody.
    // Invariant: a request but ACK gets exactly one final response from somebody; a response gets none.

    /// <summary>What all sessions of a user agent share, and the way of received messages.</summary>
    public sealed class UserAgentCore
    {
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
        }

        /// <summary>Where messages go.</summary>
        public SipFlow Flow { get; private set; }

        /// <summary>Who and where we are.</summary>
        public LocalHeaders Headers { get; private set; }

        /// <summary>Answers challenges.</summary>
        public SipCredentials Credentials { get; private set; }

        /// <summary>Where tags and branches come from.</summary>
        public IRandom Random { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>Adds a session to those that are given messages; at most <c>Limits.MaxSessions</c>.</summary>
        /// <param name="session">The session.</param>
        public void Add(Session session)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Takes a received message that the registration did not take.</summary>
        /// <param name="message">The message, parsed.</param>
        /// <param name="nowMs">The time.</param>
        public void OnReceive(SipMessage message, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Takes octets that could be cut into a message but not parsed: 400 where RFC 3261 wants it.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="result">Why it was not parsed.</param>
        /// <param name="nowMs">The time.</param>
        public void OnMalformed(byte[] buffer, int offset, int end, SipResult result, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>The flow was lost: sessions go on when it is back (RFC 5626 §4.4), requests that were out fail.</summary>
        /// <param name="nowMs">The time.</param>
        public void OnFlowLost(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            throw new System.NotSupportedException();
        }
    }
}
