using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    internal sealed class StrayAnswers
    {
        internal StrayAnswers(SipFlow f, LocalHeaders h, SipCredentials c, IRandom r) { }
        internal long NextDeadlineMs { get { return -1; } }
        internal bool OnReceive(SipMessage m, long nowMs) { return false; }
        internal void Poll(long nowMs) { }
    }
}
