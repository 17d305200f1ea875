using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Registrations
{
    // Writes REGISTER, RFC 3261 §10.2. Invariant: one Call-ID and one From tag for the life of the object, CSeq one
    // higher in each request (§10.2: a registrar drops what comes out of order).
    //
    // Contact is <sip:user@host:port;transport=tls>. The sips scheme would oblige every hop, ours included, to TLS, and
    // RFC 5630 §5.1.1 ties it to a sips address-of-record, which few deployed registrars handle; RFC 3261 §26.2.2
    // deprecates transport=tls, but it is what they expect of a phone on TLS, and without it they would call back
    // over UDP.
    //
    // There is no Supported: of outbound, path and gruu (RFC 5626, 3327, 5627) nothing is done here yet.

    /// <summary>Makes the REGISTER requests of one registration in a buffer of its own.</summary>
    public sealed class RegisterRequest
    {
        private const int CallIdDigits = 32;
        private const int TagDigits = 16;

        private static readonly byte[] ViaStart = Ascii.ToBytes("SIP/2.0/TLS ");
        private static readonly byte[] ViaBranch = Ascii.ToBytes(";branch=");
        private static readonly byte[] ViaRport = Ascii.ToBytes(";rport");
        private static readonly byte[] AddressStart = Ascii.ToBytes("<sip:");
        private static readonly byte[] TagStart = Ascii.ToBytes(";tag=");
        private static readonly byte[] TransportTls = Ascii.ToBytes(";transport=tls>");
        private static readonly byte[] ExpiresStart = Ascii.ToBytes(";expires=");
        private static readonly byte[] InstanceStart = Ascii.ToBytes(";+sip.instance=\"<");
        private static readonly byte[] InstanceEnd = Ascii.ToBytes(">\"");

        private readonly SipAccount _settings;
        private readonly byte[] _requestUri;
        private readonly byte[] _callId = new byte[CallIdDigits];
        private readonly byte[] _fromTag = new byte[TagDigits];
        private readonly SipWriter _writer = new SipWriter(new byte[Limits.MaxRegisterBytes]);
        private int _cseqNumber;

        /// <summary>Makes one.</summary>
        /// <param name="settings">The settings, checked.</param>
        /// <param name="random">Where Call-ID and tag come from.</param>
        public RegisterRequest(SipAccount settings, IRandom random)
        {
            _settings = settings;

            // RFC 3261 §10.2: the Request-URI names the domain; no user and no "@".
            _requestUri = new byte[SipTokens.Sip.Length + 1 + settings.Domain.Length];
            Array.Copy(SipTokens.Sip, _requestUri, SipTokens.Sip.Length);
            _requestUri[SipTokens.Sip.Length] = (byte)':';
            Array.Copy(settings.Domain, 0, _requestUri, SipTokens.Sip.Length + 1, settings.Domain.Length);
            SipRandom.FillToken(random, _callId, 0, CallIdDigits);
            SipRandom.FillToken(random, _fromTag, 0, TagDigits);
        }

        /// <summary>What was written: from position 0 to <see cref="Length"/>.</summary>
        public byte[] Buffer
        {
            get { return _writer.Bytes.Buffer; }
        }

        /// <summary>How many octets were written.</summary>
        public int Length
        {
            get { return _writer.Bytes.Length; }
        }

        /// <summary>Writes the next request.</summary>
        /// <param name="expiresSeconds">The expiry to ask for; 0 removes the binding (RFC 3261 §10.2.2).</param>
        /// <param name="branch">The transaction's branch.</param>
        /// <param name="credentials">Answers the challenges that there were.</param>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BufferFull"/>.</returns>
        public SipResult Write(int expiresSeconds, byte[] branch, RegisterCredentials credentials)
        {
            _cseqNumber++;
            _writer.StartRequest(SipTokens.Register, _requestUri, 0, _requestUri.Length);
            WriteVia(branch);
            _writer.WriteHeader(SipHeader.MaxForwards, 70);
            WriteAddressOfRecord(SipHeader.From);
            ByteWriter bytes = _writer.Bytes;
            bytes.Write(TagStart);
            bytes.Write(_fromTag);
            _writer.EndLine();
            WriteAddressOfRecord(SipHeader.To);
            _writer.EndLine();
            _writer.WriteHeader(SipHeader.CallId, _callId);
            _writer.StartHeader(SipHeader.CSeq);
            bytes.WriteDecimal(_cseqNumber);
            bytes.Write(' ');
            bytes.Write(SipTokens.Register);
            _writer.EndLine();
            WriteContact(expiresSeconds);
            credentials.Write(_writer, _requestUri);
            return _writer.Finish();
        }

        private void WriteVia(byte[] branch)
        {
            ByteWriter bytes = _writer.Bytes;
            _writer.StartHeader(SipHeader.Via);
            bytes.Write(ViaStart);
            WriteContactHost();
            bytes.Write(ViaBranch);
            bytes.Write(branch);
            bytes.Write(ViaRport);
            _writer.EndLine();
        }

        private void WriteAddressOfRecord(SipHeader header)
        {
            ByteWriter bytes = _writer.Bytes;
            _writer.StartHeader(header);
            bytes.Write(AddressStart);
            bytes.Write(_settings.User);
            bytes.Write('@');
            bytes.Write(_settings.Domain);
            bytes.Write('>');
        }

        private void WriteContact(int expiresSeconds)
        {
            ByteWriter bytes = _writer.Bytes;
            _writer.StartHeader(SipHeader.Contact);
            bytes.Write(AddressStart);
            bytes.Write(_settings.User);
            bytes.Write('@');
            WriteContactHost();
            bytes.Write(TransportTls);
            if (_settings.InstanceId != null)
            {
                bytes.Write(InstanceStart);
                bytes.Write(_settings.InstanceId);
                bytes.Write(InstanceEnd);
            }

            bytes.Write(ExpiresStart);
            bytes.WriteDecimal(expiresSeconds);
            _writer.EndLine();
        }

        private void WriteContactHost()
        {
            _writer.Bytes.Write(_settings.ContactHost);
            _writer.Bytes.Write(':');
            _writer.Bytes.WriteDecimal(_settings.ContactPort);
        }
    }
}
