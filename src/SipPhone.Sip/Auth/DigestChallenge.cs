using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Auth
{
    // One WWW-Authenticate or Proxy-Authenticate value, RFC 7616 §3.3, RFC 8760 §2.
    // Invariant: after Ok, realm and nonce are there and the phone can answer; else all parts are empty.

    /// <summary>
    /// A digest challenge as ranges of the message that holds it. Reusable; parsing allocates nothing.
    /// </summary>
    public sealed class DigestChallenge
    {
        private readonly AuthParameterCursor _cursor = new AuthParameterCursor();
        private byte[] _buffer;
        private bool _hasRealm;
        private bool _hasNonce;
        private bool _hasQop;

        /// <summary>The algorithm to use.</summary>
        public DigestAlgorithm Algorithm { get; private set; }

        /// <summary>True when the challenge names its algorithm, so that the answer has to as well.</summary>
        public bool HasAlgorithm { get; private set; }

        /// <summary>True for <c>qop=auth</c>; false for a server of RFC 2069, which offers no qop at all.</summary>
        public bool UsesQop { get; private set; }

        /// <summary>True when only the nonce of the last answer was too old (RFC 7616 §3.3).</summary>
        public bool IsStale { get; private set; }

        /// <summary>Where the realm starts, without quotes, with its escapes.</summary>
        public int RealmOffset { get; private set; }

        /// <summary>Where the realm ends, exclusive.</summary>
        public int RealmEnd { get; private set; }

        /// <summary>Where the nonce starts, without quotes, with its escapes.</summary>
        public int NonceOffset { get; private set; }

        /// <summary>Where the nonce ends, exclusive.</summary>
        public int NonceEnd { get; private set; }

        /// <summary>True when there is an opaque, which the answer gives back.</summary>
        public bool HasOpaque { get; private set; }

        /// <summary>Where the opaque starts, without quotes, with its escapes.</summary>
        public int OpaqueOffset { get; private set; }

        /// <summary>Where the opaque ends, exclusive.</summary>
        public int OpaqueEnd { get; private set; }

        /// <summary>Reads a challenge.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the header field's value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.UnsupportedAuthScheme"/>;
        /// <see cref="SipResult.UnsupportedAlgorithm"/>; <see cref="SipResult.UnsupportedQop"/>;
        /// <see cref="SipResult.BadAuthentication"/>.
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            _buffer = buffer;
            SipResult result = _cursor.Start(buffer, offset, end);
            while (result == SipResult.Ok && _cursor.Next())
            {
                result = Take();
            }

            if (result == SipResult.Ok)
            {
                result = CheckWhole();
            }

            if (result != SipResult.Ok)
            {
                Clear();
            }

            return result;
        }

        [HotPath]
        private void Clear()
        {
            Algorithm = DigestAlgorithm.Md5;
            HasAlgorithm = false;
            UsesQop = false;
            IsStale = false;
            RealmOffset = 0;
            RealmEnd = 0;
            NonceOffset = 0;
            NonceEnd = 0;
            HasOpaque = false;
            OpaqueOffset = 0;
            OpaqueEnd = 0;
            _hasRealm = false;
            _hasNonce = false;
            _hasQop = false;
        }

        // A parameter that stands twice could be read in two ways, so it spoils the challenge.
        [HotPath]
        private SipResult Take()
        {
            int offset = _cursor.ValueOffset;
            int end = _cursor.ValueEnd;
            bool isTwice = false;
            if (_cursor.IsName(DigestTokens.Words, DigestTokens.Realm))
            {
                isTwice = _hasRealm;
                _hasRealm = true;
                RealmOffset = offset;
                RealmEnd = end;
            }
            else if (_cursor.IsName(DigestTokens.Words, DigestTokens.Nonce))
            {
                isTwice = _hasNonce;
                _hasNonce = true;
                NonceOffset = offset;
                NonceEnd = end;
            }
            else if (_cursor.IsName(DigestTokens.Words, DigestTokens.Opaque))
            {
                isTwice = HasOpaque;
                HasOpaque = true;
                OpaqueOffset = offset;
                OpaqueEnd = end;
            }
            else if (_cursor.IsName(DigestTokens.Words, DigestTokens.Algorithm))
            {
                isTwice = HasAlgorithm;
                HasAlgorithm = true;
                Algorithm = DigestTokens.IdentifyAlgorithm(_buffer, offset, end);
            }
            else if (_cursor.IsName(DigestTokens.Words, DigestTokens.Qop))
            {
                isTwice = _hasQop;
                _hasQop = true;
                UsesQop = HoldsAuth(offset, end);
            }
            else if (_cursor.IsName(DigestTokens.Words, DigestTokens.Stale))
            {
                IsStale = DigestTokens.Words.IsWord(DigestTokens.True, _buffer, offset, end);
            }

            return isTwice ? SipResult.BadAuthentication : SipResult.Ok;
        }

        [HotPath]
        private SipResult CheckWhole()
        {
            if (_cursor.IsBad || !_hasRealm || !_hasNonce)
            {
                return SipResult.BadAuthentication;
            }

            if (Algorithm == DigestAlgorithm.None)
            {
                return SipResult.UnsupportedAlgorithm;
            }

            // RFC 7616 §3.3: qop must be there. Without one only MD5 is taken, as RFC 2069 had it.
            bool isLegacy = !_hasQop && Algorithm == DigestAlgorithm.Md5;
            return UsesQop || isLegacy ? SipResult.Ok : SipResult.UnsupportedQop;
        }

        // qop-options: one or more qop values between commas, for example "auth,auth-int".
        [HotPath]
        private bool HoldsAuth(int offset, int end)
        {
            while (offset < end)
            {
                int comma = Ascii.IndexOf(_buffer, offset, end, ',');
                int valueOffset = SipOctets.SkipSpace(_buffer, offset, comma);
                int valueEnd = SipOctets.TrimEnd(_buffer, valueOffset, comma);
                if (DigestTokens.Words.IsWord(DigestTokens.Auth, _buffer, valueOffset, valueEnd))
                {
                    return true;
                }

                offset = comma + 1;
            }

            return false;
        }
    }
}
