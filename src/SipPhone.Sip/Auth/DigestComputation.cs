using SipPhone.Core;
using SipPhone.Core.Hashing;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Auth
{
    // The digest computation of RFC 7616 §3.4.1 to §3.4.3, for both sides of an exchange:
    //   A1 = user ":" realm ":" password     A2 = method ":" uri     KD(x, y) = H(x ":" y)
    //   response = KD(H(A1), nonce ":" nc ":" cnonce ":" "auth" ":" H(A2)), or KD(H(A1), nonce ":" H(A2)) of RFC 2069
    // Invariant: after construction nothing is allocated, and the password is not kept, only H(A1).
    //
    // Values from quoted-strings are hashed with their escapes resolved, as RFC 7616's unq() is commonly read: an
    // escape is notation, not content (RFC 9110 §5.6.4).

    /// <summary>
    /// Computes digest responses: <see cref="SetSecret"/>, <see cref="SetRequest"/>, then one of the last two.
    /// </summary>
    public sealed class DigestComputation
    {
        private const int MaxHexBytes = 2 * Sha256.DigestBytes;

        private static readonly byte[] Colon = { (byte)':' };

        private readonly DigestAlgorithm _algorithm;
        private readonly Md5 _md5;
        private readonly Sha256 _sha256;
        private readonly byte[] _digest = new byte[Sha256.DigestBytes];
        private readonly byte[] _a1 = new byte[MaxHexBytes];

        // H(A2), and in its place the response, which it goes into last.
        private readonly byte[] _response = new byte[MaxHexBytes];
        private int _hexBytes;

        /// <summary>Makes one for an algorithm; the other's tables are not there then.</summary>
        /// <param name="algorithm">MD5 or SHA-256.</param>
        public DigestComputation(DigestAlgorithm algorithm)
        {
            _algorithm = algorithm;
            if (algorithm == DigestAlgorithm.Sha256)
            {
                _sha256 = new Sha256();
            }
            else
            {
                _md5 = new Md5();
            }
        }

        /// <summary>The response: lower-case hexadecimal digits from position 0 on.</summary>
        public byte[] Response
        {
            get { return _response; }
        }

        /// <summary>How many digits it has: 32 for MD5, 64 for SHA-256; 0 before the secret is set.</summary>
        public int ResponseLength
        {
            get { return _hexBytes; }
        }

        /// <summary>Takes the secret: computes H(A1).</summary>
        /// <param name="user">The buffer that holds the user name, escaped as inside quotes.</param>
        /// <param name="userOffset">Where it starts.</param>
        /// <param name="userEnd">Where it ends, exclusive.</param>
        /// <param name="realm">The buffer that holds the realm, escaped as inside quotes.</param>
        /// <param name="realmOffset">Where it starts.</param>
        /// <param name="realmEnd">Where it ends, exclusive.</param>
        /// <param name="password">The password as it is.</param>
        [HotPath]
        public void SetSecret(
            byte[] user,
            int userOffset,
            int userEnd,
            byte[] realm,
            int realmOffset,
            int realmEnd,
            byte[] password)
        {
            _hexBytes = _algorithm == DigestAlgorithm.Sha256 ? 2 * Sha256.DigestBytes : 2 * Md5.DigestBytes;
            UpdateUnescaped(user, userOffset, userEnd);
            Update(Colon, 0, 1);
            UpdateUnescaped(realm, realmOffset, realmEnd);
            Update(Colon, 0, 1);
            Update(password, 0, password.Length);
            FinishHex(_a1);
        }

        /// <summary>Takes the request: computes H(A2), for one response. The secret must be set before.</summary>
        /// <param name="method">The buffer that holds the method.</param>
        /// <param name="methodOffset">Where it starts.</param>
        /// <param name="methodEnd">Where it ends, exclusive.</param>
        /// <param name="uri">The buffer that holds the digest-uri.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        [HotPath]
        public void SetRequest(byte[] method, int methodOffset, int methodEnd, byte[] uri, int uriOffset, int uriEnd)
        {
            Update(method, methodOffset, methodEnd);
            Update(Colon, 0, 1);
            UpdateUnescaped(uri, uriOffset, uriEnd);
            FinishHex(_response);
        }

        /// <summary>Computes the response for <c>qop=auth</c> (RFC 7616 §3.4.1).</summary>
        /// <param name="nonce">The buffer that holds the nonce, escaped as inside quotes.</param>
        /// <param name="nonceOffset">Where it starts.</param>
        /// <param name="nonceEnd">Where it ends, exclusive.</param>
        /// <param name="nonceCount">The buffer that holds the eight digits of nc.</param>
        /// <param name="nonceCountOffset">Where they start.</param>
        /// <param name="cnonce">The buffer that holds the cnonce, escaped as inside quotes.</param>
        /// <param name="cnonceOffset">Where it starts.</param>
        /// <param name="cnonceEnd">Where it ends, exclusive.</param>
        [HotPath]
        public void Compute(
            byte[] nonce,
            int nonceOffset,
            int nonceEnd,
            byte[] nonceCount,
            int nonceCountOffset,
            byte[] cnonce,
            int cnonceOffset,
            int cnonceEnd)
        {
            Update(_a1, 0, _hexBytes);
            Update(Colon, 0, 1);
            UpdateUnescaped(nonce, nonceOffset, nonceEnd);
            Update(Colon, 0, 1);
            Update(nonceCount, nonceCountOffset, nonceCountOffset + 8);
            Update(Colon, 0, 1);
            UpdateUnescaped(cnonce, cnonceOffset, cnonceEnd);
            Update(Colon, 0, 1);
            WordTable words = DigestTokens.Words;
            Update(words.Octets, words.OffsetOf(DigestTokens.Auth), words.EndOf(DigestTokens.Auth));
            Update(Colon, 0, 1);
            Update(_response, 0, _hexBytes);
            FinishHex(_response);
        }

        /// <summary>Computes the response without qop (RFC 2069 §2.1.2, kept by RFC 2617 §3.2.2.1).</summary>
        /// <param name="nonce">The buffer that holds the nonce, escaped as inside quotes.</param>
        /// <param name="nonceOffset">Where it starts.</param>
        /// <param name="nonceEnd">Where it ends, exclusive.</param>
        [HotPath]
        public void ComputeLegacy(byte[] nonce, int nonceOffset, int nonceEnd)
        {
            Update(_a1, 0, _hexBytes);
            Update(Colon, 0, 1);
            UpdateUnescaped(nonce, nonceOffset, nonceEnd);
            Update(Colon, 0, 1);
            Update(_response, 0, _hexBytes);
            FinishHex(_response);
        }

        /// <summary>
        /// Compares a received response with the computed one, in a time that does not tell where they differ.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the received response starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when they are equal.</returns>
        [HotPath]
        public bool IsResponse(byte[] buffer, int offset, int end)
        {
            if (end - offset != _hexBytes || _hexBytes == 0)
            {
                return false;
            }

            int difference = 0;
            for (int i = 0; i < _hexBytes; i++)
            {
                difference |= buffer[offset + i] ^ _response[i];
            }

            return difference == 0;
        }

        [HotPath]
        private void UpdateUnescaped(byte[] buffer, int offset, int end)
        {
            int slash = Ascii.IndexOf(buffer, offset, end, '\\');
            while (slash < end)
            {
                // The octet behind the backslash stands for itself, so the next search starts behind it.
                Update(buffer, offset, slash);
                offset = slash + 1;
                slash = Ascii.IndexOf(buffer, offset < end ? offset + 1 : end, end, '\\');
            }

            Update(buffer, offset, end);
        }

        [HotPath]
        private void Update(byte[] buffer, int offset, int end)
        {
            if (_algorithm == DigestAlgorithm.Sha256)
            {
                _sha256.Update(buffer, offset, end);
            }
            else
            {
                _md5.Update(buffer, offset, end);
            }
        }

        [HotPath]
        private void FinishHex(byte[] output)
        {
            if (_algorithm == DigestAlgorithm.Sha256)
            {
                _sha256.Finish(_digest, 0);
            }
            else
            {
                _md5.Finish(_digest, 0);
            }

            for (int i = 0; i < _hexBytes; i += 2)
            {
                int octet = _digest[i >> 1];
                output[i] = SipOctets.HexDigit(octet >> 4);
                output[i + 1] = SipOctets.HexDigit(octet & 0x0F);
            }
        }
    }
}
