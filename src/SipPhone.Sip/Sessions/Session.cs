using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // One INVITE session, both roles: RFC 3261 §13, §14, §15, with 3262, 3311, 3515, 3891, 4028, 6026, 6141.
    // Invariant: at most one offer is open; Idle means that no dialog and no transaction is left of it.

    /// <summary>One session with one peer. A machine, reusable.</summary>
    public sealed class Session
    {
        /// <summary>Makes an idle one.</summary>
        /// <param name="core">The user agent that it belongs to.</param>
        /// <param name="events">Hears what it does.</param>
        /// <param name="media">Its session descriptions.</param>
        public Session(UserAgentCore core, ISessionEvents events, ISessionMedia media)
        {
        }

        /// <summary>Where it stands.</summary>
        public SessionState State { get; private set; }

        /// <summary>Whether the peer called us.</summary>
        public bool IsIncoming { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>Calls somebody.</summary>
        /// <param name="buffer">The buffer of the URI, sip or sips; copied.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <param name="replaces">A header value for Replaces, or null (RFC 3891).</param>
        /// <param name="referredBy">A header value for Referred-By, or null (RFC 3892).</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>; <c>WrongState</c>, <c>NotConnected</c>, or what is wrong with the URI.</returns>
        public SipResult Call(
            byte[] buffer, int uriOffset, int uriEnd, byte[] replaces, byte[] referredBy, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Incoming: sends 180, reliably where the peer requires it.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>.</returns>
        public SipResult Ring(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Incoming: answers with 200.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>.</returns>
        public SipResult Answer(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Incoming: declines.</summary>
        /// <param name="statusCode">300 to 699: 486 busy, 480 do not disturb, 404, 603 and so on.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>.</returns>
        public SipResult Reject(int statusCode, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Ends it, whatever it takes: CANCEL, BYE, or 603 to an incoming one.</summary>
        /// <param name="nowMs">The time.</param>
        public void Hangup(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Offers again, after the media's wish has changed (hold, resume): re-INVITE. While another exchange is open
        /// it is done after it; 491 is tried again as §14.1 says.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>.</returns>
        public SipResult Change(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Asks the peer to call somebody (REFER, blind transfer).</summary>
        /// <param name="buffer">The buffer of the URI.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, or what is wrong with the URI.</returns>
        public SipResult Refer(byte[] buffer, int uriOffset, int uriEnd, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Asks the peer to take over another session of ours (attended transfer, RFC 3891).</summary>
        /// <param name="other">The session with the transfer's target, confirmed.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>.</returns>
        public SipResult ReferTo(Session other, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Tells the peer how the call goes that its REFER asked for (NOTIFY).</summary>
        /// <param name="statusCode">100 to 699; from 200 on it is the last.</param>
        /// <param name="nowMs">The time.</param>
        public void TellReferProgress(int statusCode, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Sends an INFO (RFC 6086), for example a digit.</summary>
        /// <param name="contentType">The body's type.</param>
        /// <param name="body">The body.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>NotConnected</c>, <c>BufferFull</c>.</returns>
        public SipResult SendInfo(byte[] contentType, byte[] body, long nowMs)
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
