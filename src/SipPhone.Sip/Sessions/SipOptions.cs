using SipPhone.Core;

namespace SipPhone.Sip.Sessions
{
    /// <summary>The option tags that a session reads and writes (RFC 3261 §19.2). Arrays are shared.</summary>
    internal static class SipOptions
    {
        /// <summary>Reliable provisional responses, RFC 3262 §8.1.</summary>
        internal static readonly byte[] Reliable = Ascii.ToBytes("100rel");

        /// <summary>Replaces, RFC 3891 §6.2.</summary>
        internal static readonly byte[] Replaces = Ascii.ToBytes("replaces");
    }
}
