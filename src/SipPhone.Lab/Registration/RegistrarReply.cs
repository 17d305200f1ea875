using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // The registrar's responses, RFC 3261 §8.2.6 and §10.3. Invariant: one that does not fit or whose request has no
    // good To is not sent.

    /// <summary>Writes a registrar's responses. Every method returns false for one that cannot be sent.</summary>
    internal sealed class RegistrarReply
    {
        private const int TagBytes = 8;

        private static readonly byte[] AllowRegister = Ascii.ToBytes("Allow: REGISTER");
        private static readonly byte[] ExpiresParameter = Ascii.ToBytes(">;expires=");

        private readonly LabRegistrarOptions _options;
        private readonly SipResponseStart _start = new();

        /// <summary>Makes one.</summary>
        /// <param name="options">The registrar's options.</param>
        internal RegistrarReply(LabRegistrarOptions options)
        {
            _options = options;
        }

        /// <summary>Asks who it is.</summary>
        /// <param name="request">The request.</param>
        /// <param name="writer">Takes the response.</param>
        /// <param name="digest">Makes the challenges.</param>
        /// <param name="isStale">Whether only the nonce was too old.</param>
        /// <returns>True when it can be sent.</returns>
        internal bool Challenge(SipMessage request, SipWriter writer, DigestVerifier digest, bool isStale)
        {
            if (!Start(request, writer, 401, "Unauthorized"))
            {
                return false;
            }

            digest.WriteChallenges(writer, isStale);
            return writer.Finish() == SipResult.Ok;
        }

        /// <summary>Says yes, with all bindings and the time that they have left (RFC 3261 §10.3 step 8).</summary>
        /// <param name="request">The request.</param>
        /// <param name="writer">Takes the response.</param>
        /// <param name="bindings">The bindings of the address of record.</param>
        /// <returns>True when it can be sent.</returns>
        internal bool Accept(SipMessage request, SipWriter writer, IReadOnlyList<Binding> bindings)
        {
            if (!Start(request, writer, 200, "OK"))
            {
                return false;
            }

            DateTimeOffset now = _options.Time.GetUtcNow();
            foreach (Binding binding in bindings)
            {
                writer.StartHeader(SipHeader.Contact);
                writer.Bytes.Write('<');
                writer.Bytes.Write(Ascii.ToBytes(binding.ContactUri));
                writer.Bytes.Write(ExpiresParameter);
                writer.Bytes.WriteDecimal((int)Math.Ceiling((binding.ExpiresAt - now).TotalSeconds));
                writer.EndLine();
            }

            return writer.Finish() == SipResult.Ok;
        }

        /// <summary>Says no.</summary>
        /// <param name="request">The request.</param>
        /// <param name="writer">Takes the response.</param>
        /// <param name="refusal">Why.</param>
        /// <returns>True when it can be sent.</returns>
        internal bool Refuse(SipMessage request, SipWriter writer, Refusal refusal)
        {
            if (!Start(request, writer, refusal.StatusCode, refusal.Phrase))
            {
                return false;
            }

            switch (refusal.StatusCode)
            {
                case 420:
                    CopyRequired(request, writer);
                    break;

                case 423:
                    writer.WriteHeader(SipHeader.MinExpires, _options.MinExpiresSeconds);
                    break;

                case 501:
                    writer.Bytes.Write(AllowRegister);
                    writer.EndLine();
                    break;
            }

            return writer.Finish() == SipResult.Ok;
        }

        // RFC 3261 §8.2.2.3: Unsupported lists what was required and is not known, which here is everything.
        private static void CopyRequired(SipMessage request, SipWriter writer)
        {
            for (int i = request.IndexOf(SipHeader.Require, 0); i >= 0; i = request.IndexOf(SipHeader.Require, i + 1))
            {
                writer.StartHeader(SipHeader.Unsupported);
                writer.Bytes.Write(request.Buffer, request.ValueOffset(i), request.ValueEnd(i));
                writer.EndLine();
            }
        }

        private bool Start(SipMessage request, SipWriter writer, int statusCode, string phrase)
        {
            byte[] tag = Ascii.ToBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TagBytes)));
            return _start.Write(writer, request, statusCode, Ascii.ToBytes(phrase), tag) == SipResult.Ok;
        }
    }
}
