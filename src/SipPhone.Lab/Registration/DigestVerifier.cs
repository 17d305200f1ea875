using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using Ascii = SipPhone.Core.Ascii;

namespace SipPhone.Lab.Registration
{
    // The server's side of digest authentication, RFC 3261 §22 with RFC 7616 and RFC 8760. Invariants: "stale" is said
    // only to who knew the password (RFC 7616 §3.3); a nonce count is accepted once.

    /// <summary>Challenges, and checks what comes back. Not for several threads at a time.</summary>
    internal sealed class DigestVerifier
    {
        private const int NonceBytes = 16;
        private const int MaxNonces = 1024;

        private readonly LabRegistrarOptions _options;
        private readonly SipHeader _challenge;
        private readonly SipHeader _answer;
        private readonly byte[] _realm;
        private readonly DigestCredentials _credentials = new();
        private readonly DigestComputation _md5 = new(DigestAlgorithm.Md5);
        private readonly DigestComputation _sha256 = new(DigestAlgorithm.Sha256);
        private readonly Dictionary<string, Nonce> _nonces = new(StringComparer.Ordinal);
        private readonly Queue<string> _nonceOrder = new();

        /// <summary>Makes one.</summary>
        /// <param name="options">The registrar's options.</param>
        /// <param name="isProxy">Whether it asks as a proxy (RFC 3261 §22.3), or as who answers itself.</param>
        internal DigestVerifier(LabRegistrarOptions options, bool isProxy)
        {
            _options = options;
            _challenge = isProxy ? SipHeader.ProxyAuthenticate : SipHeader.WwwAuthenticate;
            _answer = isProxy ? SipHeader.ProxyAuthorization : SipHeader.Authorization;
            StatusCode = isProxy ? 407 : 401;
            Phrase = isProxy ? "Proxy Authentication Required" : "Unauthorized";
            _realm = Ascii.ToBytes(options.Domain);
        }

        /// <summary>The status that asks: 401 or 407.</summary>
        internal int StatusCode { get; }

        /// <summary>Its reason phrase.</summary>
        internal string Phrase { get; }

        /// <summary>The user whom the last accepted credentials prove.</summary>
        internal string User { get; private set; } = string.Empty;

        /// <summary>Makes all nonces unknown, as after a restart.</summary>
        internal void ForgetNonces()
        {
            _nonces.Clear();
            _nonceOrder.Clear();
        }

        /// <summary>
        /// Writes the challenges: a header field an algorithm, most wanted first (RFC 8760 §2.3).
        /// </summary>
        /// <param name="writer">Takes the header fields.</param>
        /// <param name="isStale">Whether they say <c>stale=true</c>.</param>
        internal void WriteChallenges(SipWriter writer, bool isStale)
        {
            foreach (DigestAlgorithm algorithm in _options.Algorithms)
            {
                string name = algorithm == DigestAlgorithm.Sha256 ? "SHA-256" : "MD5";
                string stale = isStale ? ", stale=true" : string.Empty;
                string rest = $", nonce=\"{NewNonce()}\", algorithm={name}, qop=\"auth\"{stale}";
                writer.StartHeader(_challenge);
                writer.Bytes.Write(Ascii.ToBytes("Digest realm="));
                writer.WriteQuoted(_realm);
                writer.Bytes.Write(Ascii.ToBytes(rest));
                writer.EndLine();
            }
        }

        /// <summary>Checks a request's credentials for the realm.</summary>
        /// <param name="request">The request.</param>
        /// <returns>What they are worth.</returns>
        internal DigestOutcome Check(SipMessage request)
        {
            DigestOutcome outcome = DigestOutcome.Missing;
            for (int i = request.IndexOf(_answer, 0); i >= 0 && outcome == DigestOutcome.Missing;
                i = request.IndexOf(_answer, i + 1))
            {
                SipResult result = _credentials.Parse(request.Buffer, request.ValueOffset(i), request.ValueEnd(i));
                outcome = result == SipResult.Ok ? CheckOne(request) : DigestOutcome.Malformed;
            }

            return outcome;
        }

        /// <summary>Tells whether credentials are for this realm.</summary>
        /// <param name="value">A value of Authorization or Proxy-Authorization, one octet a character.</param>
        /// <returns>True when they can be read and name it.</returns>
        internal bool IsForRealm(string value)
        {
            byte[] octets = Encoding.Latin1.GetBytes(value);
            return _credentials.Parse(octets, 0, octets.Length) == SipResult.Ok
                && Ascii.EqualsExactly(octets, _credentials.RealmOffset, _credentials.RealmEnd, _realm);
        }

        private DigestOutcome CheckOne(SipMessage request)
        {
            byte[] buffer = request.Buffer;
            DigestCredentials given = _credentials;
            if (!Ascii.EqualsExactly(buffer, given.RealmOffset, given.RealmEnd, _realm))
            {
                return DigestOutcome.Missing;
            }

            // RFC 7616 §3.4.6: the uri is the one that is asked for, else one proof would serve for other requests.
            if (!Ascii.EqualsExactly(
                buffer, given.UriOffset, given.UriEnd, buffer, request.RequestUriOffset, request.RequestUriEnd))
            {
                return DigestOutcome.Malformed;
            }

            string user = TextOf(buffer, given.UsernameOffset, given.UsernameEnd);
            if (!given.UsesQop
                || !IsOffered(given.Algorithm)
                || !_options.Passwords.TryGetValue(user, out string? password)
                || !IsRight(request, password))
            {
                return DigestOutcome.Missing;
            }

            User = user;
            return CheckNonce(buffer) ? DigestOutcome.Accepted : DigestOutcome.Stale;
        }

        private bool IsRight(SipMessage request, string password)
        {
            byte[] buffer = request.Buffer;
            DigestCredentials given = _credentials;
            DigestComputation computation = given.Algorithm == DigestAlgorithm.Sha256 ? _sha256 : _md5;
            computation.SetSecret(
                buffer,
                given.UsernameOffset,
                given.UsernameEnd,
                buffer,
                given.RealmOffset,
                given.RealmEnd,
                Encoding.UTF8.GetBytes(password));
            computation.SetRequest(
                buffer, request.MethodOffset, request.MethodEnd, buffer, given.UriOffset, given.UriEnd);
            computation.Compute(
                buffer,
                given.NonceOffset,
                given.NonceEnd,
                buffer,
                given.NonceCountOffset,
                buffer,
                given.CnonceOffset,
                given.CnonceEnd);
            return computation.IsResponse(buffer, given.ResponseOffset, given.ResponseEnd);
        }

        private bool CheckNonce(byte[] buffer)
        {
            string value = TextOf(buffer, _credentials.NonceOffset, _credentials.NonceEnd);
            string digits = TextOf(buffer, _credentials.NonceCountOffset, _credentials.NonceCountEnd);
            if (!_nonces.TryGetValue(value, out Nonce? nonce)
                || _options.Time.GetUtcNow() - nonce.MadeAt >= _options.NonceLifetime
                || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint count)
                || count <= nonce.LastCount)
            {
                return false;
            }

            nonce.LastCount = count;
            return true;
        }

        private bool IsOffered(DigestAlgorithm algorithm)
        {
            foreach (DigestAlgorithm offered in _options.Algorithms)
            {
                if (offered == algorithm)
                {
                    return true;
                }
            }

            return false;
        }

        private string NewNonce()
        {
            string value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
            _nonces.Add(value, new Nonce(_options.Time.GetUtcNow()));
            _nonceOrder.Enqueue(value);
            if (_nonceOrder.Count > MaxNonces)
            {
                _nonces.Remove(_nonceOrder.Dequeue());
            }

            return value;
        }

        private static string TextOf(byte[] buffer, int offset, int end)
        {
            return Encoding.UTF8.GetString(buffer, offset, end - offset);
        }

        private sealed class Nonce(DateTimeOffset madeAt)
        {
            internal DateTimeOffset MadeAt { get; } = madeAt;

            internal uint LastCount { get; set; }
        }
    }
}
