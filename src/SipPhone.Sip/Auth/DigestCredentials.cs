using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Auth
{
    // One Authorization or Proxy-Authorization value, RFC 7616 §3.4: what a server reads.
    // Invariant: after Ok, username, realm, nonce, uri and response are there.

    /// <summary>
    /// Digest credentials as ranges of the message that holds them. Reusable; parsing allocates nothing.
    /// </summary>
    public sealed class DigestCredentials
    {
        private const int Username = 0;
        private const int Realm = 1;
        private const int Nonce = 2;
        private const int Uri = 3;
        private const int Response = 4;
        private const int Cnonce = 5;
        private const int NonceCount = 6;
        private const int Qop = 7;
        private const int Opaque = 8;
        private const int AlgorithmName = 9;
        private const int FieldCount = 10;
        private const int RequiredCount = 5;

        // Not static: what only a server reads takes no room in a phone.
        private readonly WordTable _names = new WordTable(
            "username|realm|nonce|uri|response|cnonce|nc|qop|opaque|algorithm");

        private readonly AuthParameterCursor _cursor = new AuthParameterCursor();
        private readonly int[] _offsets = new int[FieldCount];
        private readonly int[] _ends = new int[FieldCount];

        /// <summary>The algorithm that the answer names; MD5 when it names none.</summary>
        public DigestAlgorithm Algorithm { get; private set; }

        /// <summary>True for <c>qop=auth</c>, with nc and cnonce; false for an answer without qop (RFC 2069).</summary>
        public bool UsesQop { get; private set; }

        /// <summary>Where the username starts. All ranges are without quotes and with their escapes.</summary>
        public int UsernameOffset
        {
            get { return _offsets[Username]; }
        }

        /// <summary>Where the username ends, exclusive.</summary>
        public int UsernameEnd
        {
            get { return _ends[Username]; }
        }

        /// <summary>Where the realm starts.</summary>
        public int RealmOffset
        {
            get { return _offsets[Realm]; }
        }

        /// <summary>Where the realm ends, exclusive.</summary>
        public int RealmEnd
        {
            get { return _ends[Realm]; }
        }

        /// <summary>Where the nonce starts.</summary>
        public int NonceOffset
        {
            get { return _offsets[Nonce]; }
        }

        /// <summary>Where the nonce ends, exclusive.</summary>
        public int NonceEnd
        {
            get { return _ends[Nonce]; }
        }

        /// <summary>Where the digest-uri starts.</summary>
        public int UriOffset
        {
            get { return _offsets[Uri]; }
        }

        /// <summary>Where the digest-uri ends, exclusive.</summary>
        public int UriEnd
        {
            get { return _ends[Uri]; }
        }

        /// <summary>Where the response starts.</summary>
        public int ResponseOffset
        {
            get { return _offsets[Response]; }
        }

        /// <summary>Where the response ends, exclusive.</summary>
        public int ResponseEnd
        {
            get { return _ends[Response]; }
        }

        /// <summary>Where the cnonce starts; an empty range without qop.</summary>
        public int CnonceOffset
        {
            get { return _offsets[Cnonce]; }
        }

        /// <summary>Where the cnonce ends, exclusive.</summary>
        public int CnonceEnd
        {
            get { return _ends[Cnonce]; }
        }

        /// <summary>Where the nonce count starts, eight hexadecimal digits; an empty range without qop.</summary>
        public int NonceCountOffset
        {
            get { return _offsets[NonceCount]; }
        }

        /// <summary>Where the nonce count ends, exclusive.</summary>
        public int NonceCountEnd
        {
            get { return _ends[NonceCount]; }
        }

        /// <summary>Reads credentials.</summary>
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
            for (int i = 0; i < FieldCount; i++)
            {
                _offsets[i] = 0;
                _ends[i] = 0;
            }

            Algorithm = DigestAlgorithm.Md5;
            UsesQop = false;
            SipResult result = _cursor.Start(buffer, offset, end);
            while (result == SipResult.Ok && _cursor.Next())
            {
                result = Take();
            }

            return result == SipResult.Ok ? CheckWhole(buffer) : result;
        }

        [HotPath]
        private SipResult Take()
        {
            for (int i = 0; i < FieldCount; i++)
            {
                if (_cursor.IsName(_names, i))
                {
                    // No value can start at 0, since the scheme stands before it.
                    if (_offsets[i] != 0)
                    {
                        return SipResult.BadAuthentication;
                    }

                    _offsets[i] = _cursor.ValueOffset;
                    _ends[i] = _cursor.ValueEnd;
                }
            }

            return SipResult.Ok;
        }

        [HotPath]
        private SipResult CheckWhole(byte[] buffer)
        {
            for (int i = 0; i < RequiredCount; i++)
            {
                if (_cursor.IsBad || _offsets[i] == 0)
                {
                    return SipResult.BadAuthentication;
                }
            }

            if (_offsets[AlgorithmName] != 0)
            {
                Algorithm = DigestTokens.IdentifyAlgorithm(buffer, _offsets[AlgorithmName], _ends[AlgorithmName]);
                if (Algorithm == DigestAlgorithm.None)
                {
                    return SipResult.UnsupportedAlgorithm;
                }
            }

            if (_offsets[Qop] == 0)
            {
                return SipResult.Ok;
            }

            if (!DigestTokens.Words.IsWord(DigestTokens.Auth, buffer, _offsets[Qop], _ends[Qop]))
            {
                return SipResult.UnsupportedQop;
            }

            // RFC 7616 §3.4: with qop there must be cnonce and nc, and nc has eight digits.
            UsesQop = true;
            bool isWhole = _offsets[Cnonce] != 0 && _ends[NonceCount] - _offsets[NonceCount] == 8;
            return isWhole ? SipResult.Ok : SipResult.BadAuthentication;
        }
    }
}
