using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    internal enum SessionTimerEvent { None, Refresh, Expired }
    internal sealed class SessionTimer
    {
        internal const int MinimumSeconds = 90;
        internal long NextDeadlineMs { get { return -1; } }
        internal void Reset() { }
        internal void Stop() { }
        internal bool TakeRequest(SipMessage m) { return true; }
        internal bool TakeTooSmall(SipMessage m) { return false; }
        internal void WriteRequest(SipWriter w) { }
        internal void WriteResponse(SipWriter w) { }
        internal SessionTimerEvent Poll(long nowMs) { return SessionTimerEvent.None; }
    }
}
