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
        /// <summary>Method INVITE, RFC 3261 §13.</summary>
        public static readonly byte[] Invite = Ascii.ToBytes("INVITE");
        /// <summary>Method ACK, RFC 3261 §13.2.2.4.</summary>
        public static readonly byte[] Ack = Ascii.ToBytes("ACK");
        /// <summary>Method BYE, RFC 3261 §15.</summary>
        public static readonly byte[] Bye = Ascii.ToBytes("BYE");
        /// <summary>Method CANCEL, RFC 3261 §9.</summary>
        public static readonly byte[] Cancel = Ascii.ToBytes("CANCEL");
        /// <summary>Method OPTIONS, RFC 3261 §11.</summary>
        public static readonly byte[] Options = Ascii.ToBytes("OPTIONS");
        /// <summary>Method PRACK, RFC 3262 §6.</summary>
        public static readonly byte[] Prack = Ascii.ToBytes("PRACK");
        /// <summary>Method UPDATE, RFC 3311 §5.</summary>
        public static readonly byte[] Update = Ascii.ToBytes("UPDATE");
        /// <summary>Method REFER, RFC 3515 §2.</summary>
        public static readonly byte[] Refer = Ascii.ToBytes("REFER");
        /// <summary>Method NOTIFY, RFC 6665 §3.2.</summary>
        public static readonly byte[] Notify = Ascii.ToBytes("NOTIFY");
        /// <summary>Method SUBSCRIBE, RFC 6665 §3.1.</summary>
        public static readonly byte[] Subscribe = Ascii.ToBytes("SUBSCRIBE");
        /// <summary>Method MESSAGE, RFC 3428 §4.</summary>
        public static readonly byte[] Message = Ascii.ToBytes("MESSAGE");
        /// <summary>Method INFO, RFC 6086 §4.</summary>
        public static readonly byte[] Info = Ascii.ToBytes("INFO");

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
