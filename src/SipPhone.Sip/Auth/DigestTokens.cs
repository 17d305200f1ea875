using SipPhone.Core;

namespace SipPhone.Sip.Auth
{
    // The words of digest authentication, RFC 7616 §3.3 and §3.4. Arrays are shared: none may be changed.
    internal static class DigestTokens
    {
        internal const int Digest = 0;
        internal const int Username = 1;
        internal const int Realm = 2;
        internal const int Nonce = 3;
        internal const int Uri = 4;
        internal const int Response = 5;
        internal const int Algorithm = 6;
        internal const int Cnonce = 7;
        internal const int Opaque = 8;
        internal const int Qop = 9;
        internal const int NonceCount = 10;
        internal const int Stale = 11;
        internal const int True = 12;
        internal const int Auth = 13;
        internal const int Md5 = 14;
        internal const int Sha256 = 15;

        internal static readonly WordTable Words = new WordTable(
            "Digest|username|realm|nonce|uri|response|algorithm|cnonce|opaque|qop|nc|stale|" +
            "true|auth|MD5|SHA-256");

        [HotPath]
        internal static DigestAlgorithm IdentifyAlgorithm(byte[] buffer, int offset, int end)
        {
            if (Words.IsWord(Sha256, buffer, offset, end))
            {
                return DigestAlgorithm.Sha256;
            }

            return Words.IsWord(Md5, buffer, offset, end) ? DigestAlgorithm.Md5 : DigestAlgorithm.None;
        }
    }
}
