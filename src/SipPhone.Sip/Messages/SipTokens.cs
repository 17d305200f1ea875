using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>The words of SIP that the phone reads and writes. Arrays are shared: none may be changed.</summary>
    public static class SipTokens
    {
        /// <summary>SIP-Version of RFC 3261 §7.1.</summary>
        public static readonly byte[] Version = Ascii.ToBytes("SIP/2.0");

        /// <summary>Method REGISTER, RFC 3261 §10.</summary>
        public static readonly byte[] Register = Ascii.ToBytes("REGISTER");

        /// <summary>Parameter <c>tag</c> of From and To, RFC 3261 §19.3.</summary>
        public static readonly byte[] Tag = Ascii.ToBytes("tag");

        /// <summary>Parameter <c>branch</c> of Via, RFC 3261 §8.1.1.7.</summary>
        public static readonly byte[] Branch = Ascii.ToBytes("branch");

        /// <summary>Parameter <c>received</c> of Via, RFC 3261 §18.2.1.</summary>
        public static readonly byte[] Received = Ascii.ToBytes("received");

        /// <summary>Parameter <c>rport</c> of Via, RFC 3581 §3.</summary>
        public static readonly byte[] Rport = Ascii.ToBytes("rport");

        /// <summary>Parameter <c>expires</c> of Contact, RFC 3261 §10.2.1.1.</summary>
        public static readonly byte[] Expires = Ascii.ToBytes("expires");

        /// <summary>What every branch of RFC 3261 starts with, §8.1.1.7.</summary>
        public static readonly byte[] MagicCookie = Ascii.ToBytes("z9hG4bK");

        /// <summary>Scheme <c>sip</c>, RFC 3261 §19.1.</summary>
        public static readonly byte[] Sip = Ascii.ToBytes("sip");

        /// <summary>Scheme <c>sips</c>, RFC 3261 §19.1.</summary>
        public static readonly byte[] Sips = Ascii.ToBytes("sips");
    }
}
