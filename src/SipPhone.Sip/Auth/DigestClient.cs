using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Auth
{
    // The client's side of digest authentication with one party, RFC 3261 §22, RFC 7616, RFC 8760.
    // Invariant: what is kept of a challenge is copied, so it outlives the message; the nonce count never repeats for
    // a nonce; the password is never written.

    /// <summary>
    /// Remembers the last challenge of one party (a server by 401, or a proxy by 407) and writes answers to it.
    /// Nothing is allocated after construction.
    /// </summary>
    public sealed class DigestClient
    {
        private const int NonceCountDigits = 8;
        private const int CnonceDigits = 16;

        private readonly byte[] _quotedUser;
        private readonly byte[] _password;
        private readonly IRandom _random;
        private readonly DigestChallenge _challenge = new DigestChallenge();
        private readonly DigestComputation _computation = new DigestComputation();
        private readonly byte[] _kept = new byte[Limits.MaxDigestChallengeBytes];
        private readonly byte[] _nonceCountText = new byte[NonceCountDigits];
        private readonly byte[] _cnonce = new byte[CnonceDigits];
        private int _realmEnd;
        private int _nonceEnd;
        private int _opaqueEnd;
        private bool _hasOpaque;
        private bool _hasAlgorithm;
        private bool _usesQop;
        private DigestAlgorithm _algorithm;
        private int _nonceCount;

        /// <summary>Makes a client.</summary>
        /// <param name="user">The user name for authentication, UTF-8 without control octets.</param>
        /// <param name="password">The password, UTF-8; kept by reference.</param>
        /// <param name="random">Where cnonces come from.</param>
        public DigestClient(byte[] user, byte[] password, IRandom random)
        {
            SipWriter writer = new SipWriter(new byte[(2 * user.Length) + 2]);
            writer.WriteQuoted(user);
            _quotedUser = new byte[writer.Bytes.Length];
            Array.Copy(writer.Bytes.Buffer, 0, _quotedUser, 0, _quotedUser.Length);
            _password = password;
            _random = random;
        }

        /// <summary>True once there is a challenge to answer.</summary>
        public bool HasChallenge
        {
            get { return _algorithm != DigestAlgorithm.None; }
        }

        /// <summary>The algorithm of the kept challenge; <c>None</c> without one.</summary>
        public DigestAlgorithm Algorithm
        {
            get { return _algorithm; }
        }

        /// <summary>
        /// True when the last challenge turned down a right answer to a fresh nonce: user name or password are wrong,
        /// and another try would be turned down too.
        /// </summary>
        public bool IsRejected { get; private set; }

        /// <summary>Forgets the challenge, for another server or another attempt.</summary>
        public void Forget()
        {
            _algorithm = DigestAlgorithm.None;
            _nonceCount = 0;
            IsRejected = false;
        }

        /// <summary>
        /// Takes the strongest challenge of a 401 or 407 response that the phone can answer; of equal ones the topmost.
        /// RFC 8760 §2.4 would have the topmost of all unless local policy says otherwise. Ours does: a server that
        /// knows SHA-256 must not get MD5 because of an order.
        /// </summary>
        /// <param name="response">The response.</param>
        /// <param name="header">
        /// <see cref="SipHeader.WwwAuthenticate"/> or <see cref="SipHeader.ProxyAuthenticate"/>.
        /// </param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>: look at <see cref="IsRejected"/>. <see cref="SipResult.Absent"/> without such a
        /// header field; <see cref="SipResult.TooLarge"/> when it is longer than <c>Limits.MaxDigestChallengeBytes</c>;
        /// else why the first one cannot be answered, as <see cref="DigestChallenge.Parse"/> has it.
        /// </returns>
        public SipResult TakeChallenge(SipMessage response, SipHeader header)
        {
            SipResult failure = SipResult.Absent;
            int best = -1;
            DigestAlgorithm bestAlgorithm = DigestAlgorithm.None;
            int index = response.IndexOf(header, 0);
            while (index >= 0)
            {
                SipResult result = ParseAt(response, index);
                if (result == SipResult.Ok && _challenge.Algorithm > bestAlgorithm)
                {
                    best = index;
                    bestAlgorithm = _challenge.Algorithm;
                }
                else if (failure == SipResult.Absent)
                {
                    failure = result;
                }

                index = response.IndexOf(header, index + 1);
            }

            if (best < 0)
            {
                return failure;
            }

            ParseAt(response, best);
            return Keep(response.Buffer);
        }

        /// <summary>Writes the header field that answers the kept challenge; nothing without one.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="header">
        /// <see cref="SipHeader.Authorization"/> or <see cref="SipHeader.ProxyAuthorization"/>.
        /// </param>
        /// <param name="method">The request's method.</param>
        /// <param name="uri">The Request-URI as it is in the request.</param>
        public void WriteAnswer(SipWriter writer, SipHeader header, byte[] method, byte[] uri)
        {
            if (!HasChallenge)
            {
                return;
            }

            _nonceCount++;
            Compute(method, uri);
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(header);
            bytes.Write(DigestTokens.Digest);
            bytes.Write(' ');
            WriteName(bytes, DigestTokens.Username);
            bytes.Write(_quotedUser);
            WriteQuoted(bytes, DigestTokens.Realm, _kept, 0, _realmEnd);
            WriteQuoted(bytes, DigestTokens.Nonce, _kept, _realmEnd, _nonceEnd);
            WriteQuoted(bytes, DigestTokens.Uri, uri, 0, uri.Length);
            WriteQuoted(bytes, DigestTokens.Response, _computation.Response, 0, _computation.ResponseLength);
            if (_hasAlgorithm)
            {
                bytes.Write(',');
                bytes.Write(' ');
                WriteName(bytes, DigestTokens.Algorithm);
                bytes.Write(_algorithm == DigestAlgorithm.Sha256 ? DigestTokens.Sha256 : DigestTokens.Md5);
            }

            if (_hasOpaque)
            {
                WriteQuoted(bytes, DigestTokens.Opaque, _kept, _nonceEnd, _opaqueEnd);
            }

            if (_usesQop)
            {
                WriteQop(bytes);
            }

            writer.EndLine();
        }

        private SipResult ParseAt(SipMessage response, int index)
        {
            return _challenge.Parse(response.Buffer, response.ValueOffset(index), response.ValueEnd(index));
        }

        private SipResult Keep(byte[] buffer)
        {
            int realmLength = _challenge.RealmEnd - _challenge.RealmOffset;
            int nonceLength = _challenge.NonceEnd - _challenge.NonceOffset;
            int opaqueLength = _challenge.OpaqueEnd - _challenge.OpaqueOffset;
            if (realmLength + nonceLength + opaqueLength > _kept.Length)
            {
                return SipResult.TooLarge;
            }

            bool isSameRealm = HasChallenge && Ascii.EqualsExactly(
                buffer, _challenge.RealmOffset, _challenge.RealmEnd, _kept, 0, _realmEnd);
            bool isSameNonce = isSameRealm && _algorithm == _challenge.Algorithm && Ascii.EqualsExactly(
                buffer, _challenge.NonceOffset, _challenge.NonceEnd, _kept, _realmEnd, _nonceEnd);

            // RFC 7616 §3.3: stale means that only the nonce was wrong. Servers exist that let a reused nonce run out
            // without saying stale, so only an answer with a fresh nonce, or a nonce offered again, proves the
            // password.
            bool isFresh = _nonceCount == 1 || isSameNonce;
            IsRejected = isSameRealm && _nonceCount > 0 && isFresh && !_challenge.IsStale;
            if (!isSameNonce)
            {
                _nonceCount = 0;
            }

            Array.Copy(buffer, _challenge.RealmOffset, _kept, 0, realmLength);
            Array.Copy(buffer, _challenge.NonceOffset, _kept, realmLength, nonceLength);
            Array.Copy(buffer, _challenge.OpaqueOffset, _kept, realmLength + nonceLength, opaqueLength);
            _realmEnd = realmLength;
            _nonceEnd = realmLength + nonceLength;
            _opaqueEnd = realmLength + nonceLength + opaqueLength;
            _hasOpaque = _challenge.HasOpaque;
            _hasAlgorithm = _challenge.HasAlgorithm;
            _usesQop = _challenge.UsesQop;
            _algorithm = _challenge.Algorithm;
            _computation.SetSecret(
                _algorithm, _quotedUser, 1, _quotedUser.Length - 1, _kept, 0, _realmEnd, _password);
            return SipResult.Ok;
        }

        private void Compute(byte[] method, byte[] uri)
        {
            _computation.SetRequest(method, 0, method.Length, uri, 0, uri.Length);
            if (!_usesQop)
            {
                _computation.ComputeLegacy(_kept, _realmEnd, _nonceEnd);
                return;
            }

            for (int i = 0; i < NonceCountDigits; i++)
            {
                int shift = 4 * (NonceCountDigits - 1 - i);
                _nonceCountText[i] = SipOctets.HexDigit((_nonceCount >> shift) & 0x0F);
            }

            SipRandom.FillToken(_random, _cnonce, 0, CnonceDigits);
            _computation.Compute(_kept, _realmEnd, _nonceEnd, _nonceCountText, 0, _cnonce, 0, CnonceDigits);
        }

        // RFC 7616 §3.4: qop and nc stand without quotes.
        private void WriteQop(ByteWriter bytes)
        {
            bytes.Write(',');
            bytes.Write(' ');
            WriteName(bytes, DigestTokens.Qop);
            bytes.Write(DigestTokens.Auth);
            bytes.Write(',');
            bytes.Write(' ');
            WriteName(bytes, DigestTokens.NonceCount);
            bytes.Write(_nonceCountText);
            WriteQuoted(bytes, DigestTokens.Cnonce, _cnonce, 0, CnonceDigits);
        }

        private static void WriteName(ByteWriter bytes, byte[] name)
        {
            bytes.Write(name);
            bytes.Write('=');
        }

        private static void WriteQuoted(ByteWriter bytes, byte[] name, byte[] value, int offset, int end)
        {
            bytes.Write(',');
            bytes.Write(' ');
            WriteName(bytes, name);
            bytes.Write('"');
            bytes.Write(value, offset, end);
            bytes.Write('"');
        }
    }
}
