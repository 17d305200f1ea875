using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // A final response to a request that goes no further, RFC 3261 §8.2 and §21.4. Made without a transaction, from
    // what the request has: a response to a broken request leaves out what the request left out (§8.2.6.2, RFC 4475
    // §3.3.1). Invariant: nothing is written unless there are a Via to send it by and a CSeq to know it by.

    /// <summary>Why a request is refused, and the response that says so. Reusable.</summary>
    public sealed class Refusal
    {
        private static readonly byte[] HeaderField = Ascii.ToBytes(" header field");
        private static readonly byte[] AcceptEncoding = Ascii.ToBytes("Accept-Encoding: identity");

        private readonly SipNameAddress _to = new SipNameAddress();
        private readonly SipValueCursor _options = new SipValueCursor();
        private byte[] _reason;
        private byte[] _accept;
        private byte[] _requiredOption;

        /// <summary>The status, 400 to 699; 0 while there is nothing to refuse.</summary>
        public int StatusCode { get; private set; }

        /// <summary>The header field that is wrong; <see cref="SipHeader.Other"/> when it is something else.</summary>
        public SipHeader Header { get; private set; }

        /// <summary>Where in the message's buffer the fault stands; -1 when something is missing.</summary>
        public int FaultOffset { get; private set; }

        /// <summary>Forgets everything.</summary>
        [HotPath]
        public void Clear()
        {
            StatusCode = 0;
            Header = SipHeader.Other;
            FaultOffset = -1;
            _reason = null;
            _accept = null;
            _requiredOption = null;
        }

        /// <summary>Sets a status with a reason phrase of its own.</summary>
        /// <param name="statusCode">400 to 699.</param>
        /// <param name="reason">The whole reason phrase; kept by reference.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void Set(int statusCode, byte[] reason, int faultOffset)
        {
            Clear();
            StatusCode = statusCode;
            FaultOffset = faultOffset;
            _reason = reason;
        }

        /// <summary>Sets 400 with a phrase that names a header field, as RFC 3261 §21.4.1 wants it.</summary>
        /// <param name="fault">What is wrong with it and a space, for example <c>Missing </c>; kept.</param>
        /// <param name="header">The header field.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void SetHeader(byte[] fault, SipHeader header, int faultOffset)
        {
            Set(400, fault, faultOffset);
            Header = header;
        }

        /// <summary>Sets 415 with the types that would do (RFC 3261 §8.2.3).</summary>
        /// <param name="reason">The reason phrase.</param>
        /// <param name="header">Content-Type, or Content-Encoding to list the encodings.</param>
        /// <param name="accept">The value of Accept; kept by reference.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void SetUnsupportedMedia(byte[] reason, SipHeader header, byte[] accept, int faultOffset)
        {
            Set(415, reason, faultOffset);
            Header = header;
            _accept = accept;
        }

        /// <summary>Sets 421: we need an extension that the request does not list (RFC 3261 §21.4.16).</summary>
        /// <param name="reason">The reason phrase.</param>
        /// <param name="option">The option tag; kept by reference.</param>
        public void SetExtensionRequired(byte[] reason, byte[] option)
        {
            Set(421, reason, -1);
            _requiredOption = option;
        }

        /// <summary>Writes the reason phrase.</summary>
        /// <param name="bytes">Where to.</param>
        public void WriteReason(ByteWriter bytes)
        {
            bytes.Write(_reason);
            if (StatusCode == 400 && Header != SipHeader.Other)
            {
                bytes.Write(SipHeaderNames.NameOf(Header));
                bytes.Write(HeaderField);
            }
        }

        /// <summary>Tells whether a response to a request can be made and understood.</summary>
        /// <param name="request">The request, parsed or salvaged.</param>
        /// <returns>True when it has a Via and a CSeq.</returns>
        [HotPath]
        public static bool CanAnswer(SipMessage request)
        {
            return request.IndexOf(SipHeader.Via, 0) >= 0 && request.IndexOf(SipHeader.CSeq, 0) >= 0;
        }

        /// <summary>Writes the whole response. Fields that the request has not are left out.</summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="request">
        /// The request, parsed or salvaged. Not an ACK, and with what <see cref="CanAnswer"/> wants.
        /// </param>
        /// <param name="toTag">
        /// The tag for To, a token, used when To is well formed and has none. The same for the same request each time
        /// (RFC 3261 §8.2.7).
        /// </param>
        /// <returns><see cref="SipResult.Ok"/>; <see cref="SipResult.BufferFull"/>.</returns>
        public SipResult Write(SipWriter writer, SipMessage request, byte[] toTag)
        {
            writer.StartResponse(StatusCode);
            WriteReason(writer.Bytes);
            writer.EndLine();
            writer.CopyVias(request);
            CopyFirst(writer, request, SipHeader.From);
            WriteTo(writer, request, toTag);
            CopyFirst(writer, request, SipHeader.CallId);
            CopyFirst(writer, request, SipHeader.CSeq);
            WriteExtra(writer, request);
            return writer.Finish();
        }

        private static void CopyFirst(SipWriter writer, SipMessage request, SipHeader header)
        {
            int index = request.IndexOf(header, 0);
            if (index >= 0)
            {
                writer.StartHeader(header);
                writer.Bytes.Write(request.Buffer, request.ValueOffset(index), request.ValueEnd(index));
                writer.EndLine();
            }
        }

        private void WriteTo(SipWriter writer, SipMessage request, byte[] toTag)
        {
            int index = request.IndexOf(SipHeader.To, 0);
            if (index < 0)
            {
                return;
            }

            int offset = request.ValueOffset(index);
            int end = request.ValueEnd(index);
            int tagOffset;
            int tagEnd;
            bool takesTag = _to.Parse(request.Buffer, offset, end) == SipResult.Ok
                && _to.FindParameter(SipTokens.Tag, out tagOffset, out tagEnd) == SipResult.Absent;
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.To);
            bytes.Write(request.Buffer, offset, end);
            if (takesTag)
            {
                bytes.Write(';');
                bytes.Write(SipTokens.Tag);
                bytes.Write('=');
                bytes.Write(toTag);
            }

            writer.EndLine();
        }

        private void WriteExtra(SipWriter writer, SipMessage request)
        {
            switch (StatusCode)
            {
                case 405:
                case 501:
                    // RFC 3261 §8.2.1, §20.5: the methods that we handle.
                    writer.WriteHeader(SipHeader.Allow, SipCapabilities.Allow);
                    break;
                case 415:
                    writer.WriteHeader(SipHeader.Accept, _accept);
                    if (Header == SipHeader.ContentEncoding)
                    {
                        writer.Bytes.Write(AcceptEncoding);
                        writer.EndLine();
                    }

                    break;
                case 420:
                    WriteUnsupported(writer, request);
                    break;
                case 421:
                    writer.WriteHeader(SipHeader.Require, _requiredOption);
                    break;
            }
        }

        // RFC 3261 §8.2.2.3: those option tags of Require that we do not know.
        private void WriteUnsupported(SipWriter writer, SipMessage request)
        {
            _options.Start(request, SipHeader.Require);
            while (_options.Next())
            {
                if (!SipCapabilities.SupportsOption(request.Buffer, _options.Offset, _options.End))
                {
                    writer.StartHeader(SipHeader.Unsupported);
                    writer.Bytes.Write(request.Buffer, _options.Offset, _options.End);
                    writer.EndLine();
                }
            }
        }
    }
}
