using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // Responses of registrar and proxy, RFC 3261 §8.2.6, §10.3 and §22.3. Invariant: one that does not fit or whose
    // request has no good To is not sent.

    /// <summary>Writes a registrar's responses. Every method returns false for one that cannot be sent.</summary>
    internal sealed class RegistrarReply
    {
        private const int TagBytes = 8;

        private static readonly byte[] AllowRegister = Ascii.ToBytes("Allow: REGISTER");
        private static readonly byte[] ExpiresParameter = Ascii.ToBytes(">;expires=");
        private static readonly byte[] Outbound = Ascii.ToBytes("outbound");

        private readonly LabRegistrarOptions _options;
        private readonly string? _serviceRoute;
        private readonly SipResponseStart _start = new();

        /// <summary>Makes one.</summary>
        /// <param name="options">The registrar's options.</param>
        /// <param name="serviceRoute">What users are to send their requests through; null for nothing.</param>
        internal RegistrarReply(LabRegistrarOptions options, string? serviceRoute)
        {
            _options = options;
            _serviceRoute = serviceRoute;
        }

        /// <summary>Asks who it is.</summary>
        /// <param name="request">The request.</param>
        /// <param name="writer">Takes the response.</param>
        /// <param name="digest">Makes the challenges.</param>
        /// <param name="isStale">Whether only the nonce was too old.</param>
        /// <returns>True when it can be sent.</returns>
        internal bool Challenge(SipMessage request, SipWriter writer, DigestVerifier digest, bool isStale)
        {
            if (!Start(request, writer, digest.StatusCode, digest.Phrase))
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

            bool isOutbound = false;
            DateTimeOffset now = _options.Time.GetUtcNow();
            foreach (Binding binding in bindings)
            {
                writer.StartHeader(SipHeader.Contact);
                writer.Bytes.Write('<');
                writer.Bytes.Write(Ascii.ToBytes(binding.ContactUri));
                writer.Bytes.Write(ExpiresParameter);
                writer.Bytes.WriteDecimal((int)Math.Ceiling((binding.ExpiresAt - now).TotalSeconds));
                if (binding.RegId > 0)
                {
                    isOutbound = true;
                    writer.Bytes.Write(Ascii.ToBytes($";+sip.instance={binding.InstanceId};reg-id={binding.RegId}"));
                }

                writer.EndLine();
            }

            WriteExtensions(request, writer, isOutbound);
            return writer.Finish() == SipResult.Ok;
        }

        /// <summary>Says no.</summary>
        /// <param name="request">The request.</param>
        /// <param name="writer">Takes the response.</param>
        /// <param name="refusal">Why.</param>
        /// <returns>True when it can be sent.</returns>
        internal bool Refuse(SipMessage request, SipWriter writer, Rejection refusal)
        {
            if (!Start(request, writer, refusal.StatusCode, refusal.Phrase))
            {
                return false;
            }

            switch (refusal.StatusCode)
            {
                case 420:
                    WriteUnsupported(request, writer);
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

        private void WriteExtensions(SipMessage request, SipWriter writer, bool isOutbound)
        {
            // RFC 3327 §5.3: the path is told back, so that the phone sees who stands on it.
            writer.CopyHeaders(request, SipHeader.Path);
            if (_serviceRoute is not null)
            {
                writer.WriteHeader(SipHeader.ServiceRoute, Ascii.ToBytes(_serviceRoute));
            }

            // RFC 5626 §6: the phone learns that it is reached by its flow, and how often to show that it is there.
            if (isOutbound && OptionTags.Contains(request, SipHeader.Supported, "outbound"))
            {
                writer.WriteHeader(SipHeader.Require, Outbound);
                if (_options.FlowTimerSeconds > 0)
                {
                    writer.WriteHeader(SipHeader.FlowTimer, _options.FlowTimerSeconds);
                }
            }
        }

        // RFC 3261 §8.2.2.3: Unsupported lists what was required and is not known.
        private static void WriteUnsupported(SipMessage request, SipWriter writer)
        {
            IEnumerable<string> unknown =
                OptionTags.Read(request, SipHeader.Require).Where(tag => !RegistrarCore.IsSupported(tag));
            writer.WriteHeader(SipHeader.Unsupported, Ascii.ToBytes(string.Join(", ", unknown)));
        }

        private bool Start(SipMessage request, SipWriter writer, int statusCode, string phrase)
        {
            byte[] tag = Ascii.ToBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TagBytes)));
            return _start.Write(writer, request, statusCode, Ascii.ToBytes(phrase), tag) == SipResult.Ok;
        }
    }
}
