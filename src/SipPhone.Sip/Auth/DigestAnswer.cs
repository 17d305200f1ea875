using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Auth
{
    // One Authorization or Proxy-Authorization value, RFC 7616 §3.4: what a client writes.
    // Invariant: the password is never written; each answer has a cnonce of its own.

    /// <summary>Writes answers to challenges, for all realms. What an algorithm needs is made with its first challenge.</summary>
    public sealed class DigestAnswer
    {
        private const int NonceCountDigits = 8;
        private const int CnonceDigits = 16;

        private readonly byte[] _quotedUser;
        private readonly byte[] _password;
        private readonly IRandom _random;
        private readonly byte[] _nonceCount = new byte[NonceCountDigits];
        private readonly byte[] _cnonce = new byte[CnonceDigits];
        private DigestComputation _md5;
        private DigestComputation _sha256;

        /// <summary>Makes one.</summary>
        /// <param name="account">User name and password.</param>
        /// <param name="random">Where cnonces come from.</param>
        public DigestAnswer(SipAccount account, IRandom random)
        {
            SipWriter writer = new SipWriter(new byte[(2 * account.AuthUser.Length) + 2]);
            writer.WriteQuoted(account.AuthUser);
            _quotedUser = new byte[writer.Bytes.Length];
            Array.Copy(writer.Bytes.Buffer, 0, _quotedUser, 0, _quotedUser.Length);
            _password = account.Password;
            _random = random;
        }

        /// <summary>Writes the header field that answers a realm's challenge.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="realm">The realm; it has a challenge.</param>
        /// <param name="method">The request's method.</param>
        /// <param name="uri">The buffer of the Request-URI as it stands in the request.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        public void Write(
            SipWriter writer, DigestRealm realm, byte[] method, byte[] uri, int uriOffset, int uriEnd)
        {
            DigestComputation computation = ComputationFor(realm.Algorithm);
            Compute(computation, realm, method, uri, uriOffset, uriEnd);
            ByteWriter bytes = writer.Bytes;
            bool isProxy = realm.Party == DigestParty.Proxy;
            writer.StartHeader(isProxy ? SipHeader.ProxyAuthorization : SipHeader.Authorization);
            DigestTokens.Words.Write(bytes, DigestTokens.Digest);
            bytes.Write(' ');
            WriteName(bytes, DigestTokens.Username);
            bytes.Write(_quotedUser);
            WriteQuoted(bytes, DigestTokens.Realm, realm.Buffer, 0, realm.RealmEnd);
            WriteQuoted(bytes, DigestTokens.Nonce, realm.Buffer, realm.RealmEnd, realm.NonceEnd);
            WriteQuoted(bytes, DigestTokens.Uri, uri, uriOffset, uriEnd);
            WriteQuoted(bytes, DigestTokens.Response, computation.Response, 0, computation.ResponseLength);
            if (realm.HasAlgorithm)
            {
                StartParameter(bytes, DigestTokens.Algorithm);
                bool isSha256 = realm.Algorithm == DigestAlgorithm.Sha256;
                DigestTokens.Words.Write(bytes, isSha256 ? DigestTokens.Sha256 : DigestTokens.Md5);
            }

            if (realm.HasOpaque)
            {
                WriteQuoted(bytes, DigestTokens.Opaque, realm.Buffer, realm.NonceEnd, realm.OpaqueEnd);
            }

            if (realm.UsesQop)
            {
                // RFC 7616 §3.4: qop and nc stand without quotes.
                StartParameter(bytes, DigestTokens.Qop);
                DigestTokens.Words.Write(bytes, DigestTokens.Auth);
                StartParameter(bytes, DigestTokens.NonceCount);
                bytes.Write(_nonceCount);
                WriteQuoted(bytes, DigestTokens.Cnonce, _cnonce, 0, CnonceDigits);
            }

            writer.EndLine();
        }

        private DigestComputation ComputationFor(DigestAlgorithm algorithm)
        {
            if (algorithm == DigestAlgorithm.Sha256)
            {
                return _sha256 ?? (_sha256 = new DigestComputation(algorithm));
            }

            return _md5 ?? (_md5 = new DigestComputation(algorithm));
        }

        private void Compute(
            DigestComputation computation, DigestRealm realm, byte[] method, byte[] uri, int uriOffset, int uriEnd)
        {
            byte[] kept = realm.Buffer;
            int nonceCount = realm.NextNonceCount();
            computation.SetSecret(_quotedUser, 1, _quotedUser.Length - 1, kept, 0, realm.RealmEnd, _password);
            computation.SetRequest(method, 0, method.Length, uri, uriOffset, uriEnd);
            if (!realm.UsesQop)
            {
                computation.ComputeLegacy(kept, realm.RealmEnd, realm.NonceEnd);
                return;
            }

            for (int i = 0; i < NonceCountDigits; i++)
            {
                int shift = 4 * (NonceCountDigits - 1 - i);
                _nonceCount[i] = SipOctets.HexDigit((nonceCount >> shift) & 0x0F);
            }

            SipRandom.FillToken(_random, _cnonce, 0, CnonceDigits);
            computation.Compute(kept, realm.RealmEnd, realm.NonceEnd, _nonceCount, 0, _cnonce, 0, CnonceDigits);
        }

        private static void StartParameter(ByteWriter bytes, int name)
        {
            bytes.Write(',');
            bytes.Write(' ');
            WriteName(bytes, name);
        }

        private static void WriteName(ByteWriter bytes, int name)
        {
            DigestTokens.Words.Write(bytes, name);
            bytes.Write('=');
        }

        private static void WriteQuoted(ByteWriter bytes, int name, byte[] value, int offset, int end)
        {
            StartParameter(bytes, name);
            bytes.Write('"');
            bytes.Write(value, offset, end);
            bytes.Write('"');
        }
    }
}
