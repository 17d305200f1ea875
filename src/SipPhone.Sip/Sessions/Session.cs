using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // One INVITE session, both roles, as its owner sees it: RFC 3261 §13, §14, §15, with 3262, 3311, 3515, 3891, 4028,
    // 6026, 6141. SessionMachine has the table of its states, and names the parts.
    // Invariant: at most one offer is open; Idle means that no dialog and no client transaction is left of it.

    /// <summary>One session with one peer. A machine, reusable.</summary>
    public sealed class Session
    {
        private readonly SessionMachine _machine;

        /// <summary>Makes an idle one.</summary>
        /// <param name="core">The user agent that it belongs to; <c>UserAgentCore.Add</c> is the caller's.</param>
        /// <param name="events">Hears what it does.</param>
        /// <param name="media">Its session descriptions.</param>
        public Session(UserAgentCore core, ISessionEvents events, ISessionMedia media)
        {
            _machine = new SessionMachine(this, core, events, media);
        }

        /// <summary>Where it stands.</summary>
        public SessionState State
        {
            get { return _machine.State; }
        }

        /// <summary>Whether the peer called us.</summary>
        public bool IsIncoming
        {
            get { return _machine.IsIncoming; }
        }

        /// <summary>
        /// How long the peer or a server asked to wait when it refused our INVITE, in seconds (Retry-After, RFC 3261
        /// §20.33); -1 when it did not.
        /// </summary>
        public int RetryAfterSeconds
        {
            get { return _machine.Invite.RetryAfterSeconds; }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get { return _machine.NextDeadlineMs; }
        }

        internal Dialog Dialog
        {
            get { return _machine.Dialog; }
        }

        internal SessionMachine Machine
        {
            get { return _machine; }
        }

        /// <summary>Calls somebody.</summary>
        /// <param name="buffer">The buffer of the URI, sip or sips; copied.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <param name="replaces">A value for Replaces, or null (RFC 3891); not changed while it is calling.</param>
        /// <param name="referredBy">A header value for Referred-By, or null (RFC 3892); the same.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>WrongState</c>, <c>NotConnected</c>, <c>BufferFull</c>, or what is wrong with
        /// the URI: then it is still Idle.
        /// </returns>
        public SipResult Call(
            byte[] buffer, int uriOffset, int uriEnd, byte[] replaces, byte[] referredBy, long nowMs)
        {
            return State == SessionState.Idle
                ? _machine.Call(buffer, uriOffset, uriEnd, replaces, referredBy, nowMs)
                : SipResult.WrongState;
        }

        /// <summary>Incoming: sends 180, reliably where the peer requires it; it is repeated each minute.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>, <c>BufferFull</c>.</returns>
        public SipResult Ring(long nowMs)
        {
            return State == SessionState.Incoming ? _machine.Incoming.Ring(nowMs) : SipResult.WrongState;
        }

        /// <summary>
        /// Incoming: answers with 200, or as soon as the peer has acknowledged the offer in our ringing (RFC 3262 §3).
        /// </summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>, <c>BufferFull</c>.</returns>
        public SipResult Answer(long nowMs)
        {
            return State == SessionState.Incoming ? _machine.Answer(nowMs) : SipResult.WrongState;
        }

        /// <summary>As <see cref="Answer"/>, by the phone itself; who asked for it is told (RFC 5373 §4).</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>As <see cref="Answer"/>.</returns>
        public SipResult AnswerAutomatically(long nowMs)
        {
            _machine.Incoming.IsAutomatic = true;
            return Answer(nowMs);
        }

        /// <summary>Incoming: declines; it is Idle after that, and <c>OnEnded</c> told.</summary>
        /// <param name="statusCode">300 to 699: 486 busy, 480 do not disturb, 404, 603 and so on.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>.</returns>
        public SipResult Reject(int statusCode, long nowMs)
        {
            if (State != SessionState.Incoming || statusCode < 300 || statusCode > 699)
            {
                return SipResult.WrongState;
            }

            _machine.End(SessionEnd.Local, statusCode, nowMs);
            return SipResult.Ok;
        }

        /// <summary>Ends it, whatever it takes: CANCEL, BYE, or 603 to an incoming one.</summary>
        /// <param name="nowMs">The time.</param>
        public void Hangup(long nowMs)
        {
            _machine.End(SessionEnd.Local, 0, nowMs);
        }

        /// <summary>Ends it as <see cref="Hangup"/> does, because it took too long: the peer is told so.</summary>
        /// <param name="nowMs">The time.</param>
        public void GiveUp(long nowMs)
        {
            _machine.End(SessionEnd.TimedOut, 0, nowMs);
        }

        /// <summary>
        /// Offers again, after the media's wish has changed (hold, resume): re-INVITE. While another exchange is open
        /// it is done after it; 491 is tried again as §14.1 says.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>.</returns>
        public SipResult Change(long nowMs)
        {
            if (State != SessionState.Confirmed)
            {
                return SipResult.WrongState;
            }

            _machine.Changes.Ask(nowMs);
            return SipResult.Ok;
        }

        /// <summary>Asks the peer to call somebody (REFER, blind transfer).</summary>
        /// <param name="buffer">The buffer of the URI; copied.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <c>WrongState</c> (also while a transfer runs), <c>NotConnected</c>,
        /// <c>BufferFull</c>, or what is wrong with the URI.
        /// </returns>
        public SipResult Refer(byte[] buffer, int uriOffset, int uriEnd, long nowMs)
        {
            return State == SessionState.Confirmed
                ? _machine.Transfer.Refer(buffer, uriOffset, uriEnd, nowMs)
                : SipResult.WrongState;
        }

        /// <summary>Asks the peer to take over another session of ours (attended transfer, RFC 3891).</summary>
        /// <param name="other">The session with the transfer's target, confirmed.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>, <c>BufferFull</c>.</returns>
        public SipResult ReferTo(Session other, long nowMs)
        {
            return State == SessionState.Confirmed && other.State == SessionState.Confirmed
                ? _machine.Transfer.ReferTo(other, nowMs)
                : SipResult.WrongState;
        }

        /// <summary>Tells the peer how the call goes that its REFER asked for (NOTIFY).</summary>
        /// <param name="statusCode">100 to 699; from 200 on it is the last.</param>
        /// <param name="nowMs">The time.</param>
        public void TellReferProgress(int statusCode, long nowMs)
        {
            _machine.Transfer.TellProgress(statusCode, nowMs);
        }

        /// <summary>Sends an INFO (RFC 6086), for example a digit. One at a time.</summary>
        /// <param name="contentType">The body's type.</param>
        /// <param name="body">The body; both are kept by reference until the answer came.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>, <c>BufferFull</c>.</returns>
        public SipResult SendInfo(byte[] contentType, byte[] body, long nowMs)
        {
            return State == SessionState.Confirmed
                ? _machine.Requests.SendInfo(contentType, body, nowMs)
                : SipResult.WrongState;
        }

        /// <summary>Takes every step that is possible now. <c>UserAgentCore.Poll</c> calls it.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            _machine.Poll(nowMs);
        }
    }
}
