using SipPhone.Core.Hal;

namespace SipPhone.Sip.Sessions
{
    internal sealed class ReliableProvisionals
    {
        internal ReliableProvisionals(IRandom random) { }
        internal bool IsPending { get { return false; } }
        internal long NextDeadlineMs { get { return -1; } }
        internal void Stop() { }
    }
}
