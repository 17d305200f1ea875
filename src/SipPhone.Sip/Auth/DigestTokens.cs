using SipPhone.Core;

namespace SipPhone.Sip.Auth
{
    // The words of digest authentication, RFC 7616 §3.3 and §3.4. Arrays are shared: none may be changed.
    internal static class DigestTokens
    {
        internal static readonly byte[] Digest = Ascii.ToBytes("Digest");
        internal static readonly byte[] Username = Ascii.ToBytes("username");
        internal static readonly byte[] Realm = Ascii.ToBytes("realm");
        internal static readonly byte[] Nonce = Ascii.ToBytes("nonce");
        internal static readonly byte[] Uri = Ascii.ToBytes("uri");
        internal static readonly byte[] Response = Ascii.ToBytes("response");
        internal static readonly byte[] Algorithm = Ascii.ToBytes("algorithm");
        internal static readonly byte[] Cnonce = Ascii.ToBytes("cnonce");
        internal static readonly byte[] Opaque = Ascii.ToBytes("opaque");
        internal static readonly byte[] Qop = Ascii.ToBytes("qop");
        internal static readonly byte[] NonceCount = Ascii.ToBytes("nc");
        internal static readonly byte[] Stale = Ascii.ToBytes("stale");
        internal static readonly byte[] True = Ascii.ToBytes("true");
        internal static readonly byte[] Auth = Ascii.ToBytes("auth");
        internal static readonly byte[] Md5 = Ascii.ToBytes("MD5");
        internal static readonly byte[] Sha256 = Ascii.ToBytes("SHA-256");

        [HotPath]
        internal static DigestAlgorithm IdentifyAlgorithm(byte[] buffer, int offset, int end)
        {
            if (Ascii.EqualsIgnoreCase(buffer, offset, end, Sha256))
            {
                return DigestAlgorithm.Sha256;
            }

            return Ascii.EqualsIgnoreCase(buffer, offset, end, Md5) ? DigestAlgorithm.Md5 : DigestAlgorithm.None;
        }
    }
}
