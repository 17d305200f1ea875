using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Registrations
{
    // Writes REGISTER, RFC 3261 §10.2, RFC 5626 §4.2. Invariant: one Call-ID and one From tag for the life of the
    // object, CSeq one higher in each request (§10.2: a registrar drops what comes out of order).
    //
    // Contact has the scheme sip: sips would oblige every hop to TLS, and RFC 5630 §5.1.1 ties it to a sips
    // address-of-record, which few deployed registrars handle.

    /// <summary>Writes the REGISTER requests of one registration.</summary>
    public sealed class RegisterRequest
    {
        private const int CallIdDigits = 32;
        private const int TagDigits = 16;

        private const int TagStart = 0;
        private const int ExpiresStart = 1;
        private const int RegId = 2;
        private const int InstanceStart = 3;
        private const int InstanceEnd = 4;
        private const int Path = 5;
        private const int PathAndOutbound = 6;

        private static readonly WordTable Words = new WordTable(
            ";tag=|;expires=|;reg-id=1|;+sip.instance=\"<|>\"|path|path, outbound");

        private readonly LocalHeaders _headers;
        private readonly byte[] _requestUri;
        private readonly byte[] _callId = new byte[CallIdDigits];
        private readonly byte[] _fromTag = new byte[TagDigits];
        private int _cseqNumber;
        private bool _isIntervalRaised;

        /// <summary>Makes one.</summary>
        /// <param name="headers">Who and where we are.</param>
        /// <param name="random">Where Call-ID and tag come from.</param>
        public RegisterRequest(LocalHeaders headers, IRandom random)
        {
            _headers = headers;
            ExpiresSeconds = headers.Account.ExpiresSeconds;

            // RFC 3261 §10.2: the Request-URI names the domain; no user and no "@".
            byte[] domain = headers.Account.Domain;
            _requestUri = new byte[SipTokens.Sip.Length + 1 + domain.Length];
            Array.Copy(SipTokens.Sip, _requestUri, SipTokens.Sip.Length);
            _requestUri[SipTokens.Sip.Length] = (byte)':';
            Array.Copy(domain, 0, _requestUri, SipTokens.Sip.Length + 1, domain.Length);
            SipRandom.FillToken(random, _callId, 0, CallIdDigits);
            SipRandom.FillToken(random, _fromTag, 0, TagDigits);
        }

        /// <summary>The expiry to ask for, in seconds: the account's, or what the server wanted at least.</summary>
        public int ExpiresSeconds { get; private set; }

        /// <summary>Follows a 423: asks for the interval of Min-Expires from now on (RFC 3261 §10.2.8), once.</summary>
        /// <param name="response">The response.</param>
        /// <returns>True when it is worth another try.</returns>
        public bool TakeTooBrief(SipMessage response)
        {
            int minimumSeconds = RegisterResponse.ReadMinExpires(response);
            if (_isIntervalRaised || minimumSeconds <= ExpiresSeconds)
            {
                return false;
            }

            _isIntervalRaised = true;
            ExpiresSeconds = minimumSeconds;
            return true;
        }

        /// <summary>Writes the next request.</summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="expiresSeconds">The expiry to ask for; 0 removes the binding (RFC 3261 §10.2.2).</param>
        /// <param name="isOutbound">Whether to ask for RFC 5626, which takes an instance.</param>
        /// <param name="branch">The transaction's branch.</param>
        /// <param name="credentials">Answers the challenges that there were.</param>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BufferFull"/>.</returns>
        public SipResult Write(
            SipWriter writer, int expiresSeconds, bool isOutbound, byte[] branch, SipCredentials credentials)
        {
            _cseqNumber++;
            ByteWriter bytes = writer.Bytes;
            bool asksForOutbound = isOutbound && _headers.Account.InstanceId != null;
            writer.StartRequest(SipTokens.Register, _requestUri, 0, _requestUri.Length);
            _headers.WriteVia(writer, branch);
            writer.WriteHeader(SipHeader.MaxForwards, 70);
            _headers.WriteProxyRoute(writer);
            WriteAddressOfRecord(writer, SipHeader.From);
            Words.Write(bytes, TagStart);
            bytes.Write(_fromTag);
            writer.EndLine();
            WriteAddressOfRecord(writer, SipHeader.To);
            writer.EndLine();
            writer.WriteHeader(SipHeader.CallId, _callId);
            writer.StartHeader(SipHeader.CSeq);
            bytes.WriteDecimal(_cseqNumber);
            bytes.Write(' ');
            bytes.Write(SipTokens.Register);
            writer.EndLine();
            WriteContact(writer, expiresSeconds, asksForOutbound);

            // RFC 5626 §4.2.1: both. RFC 3327 §5.1: a proxy on the way may only add itself when path is supported;
            // what it added is the registrar's business, so Path in the response is not read.
            writer.StartHeader(SipHeader.Supported);
            Words.Write(bytes, asksForOutbound ? PathAndOutbound : Path);
            writer.EndLine();
            credentials.Write(writer, SipTokens.Register, _requestUri, 0, _requestUri.Length);
            return writer.Finish();
        }

        private void WriteAddressOfRecord(SipWriter writer, SipHeader header)
        {
            writer.StartHeader(header);
            writer.Bytes.Write('<');
            _headers.WriteAddressOfRecord(writer, false);
            writer.Bytes.Write('>');
        }

        private void WriteContact(SipWriter writer, int expiresSeconds, bool asksForOutbound)
        {
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.Contact);
            bytes.Write('<');
            _headers.WriteContactUri(writer, false);
            bytes.Write('>');
            byte[] instanceId = _headers.Account.InstanceId;
            if (instanceId != null)
            {
                Words.Write(bytes, InstanceStart);
                bytes.Write(instanceId);
                Words.Write(bytes, InstanceEnd);
            }

            if (asksForOutbound)
            {
                // RFC 5626 §4.2: one flow, so one reg-id; the number only has to be the same each time.
                Words.Write(bytes, RegId);
            }

            Words.Write(bytes, ExpiresStart);
            bytes.WriteDecimal(expiresSeconds);
            writer.EndLine();
        }
    }
}
