using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // A final response to a request that goes no further, RFC 3261 §8.2 and §21.4. Made without a transaction, from
    // what the request has: a response to a broken request leaves out what the request left out (§8.2.6.2, RFC 4475
    // §3.3.1). Invariant: nothing is written unless there are a Via to send it by and a CSeq to know it by.

    /// <summary>Why a request is refused, and the response that says so. Reusable.</summary>
    public sealed class Refusal
    {
        private readonly SipNameAddress _to;
        private readonly SipValueCursor _options;
        private Fault _fault;
        private byte[] _accept;
        private byte[] _requiredOption;

        /// <summary>Makes one with nothing to refuse.</summary>
        /// <param name="readers">Reads values; may be shared.</param>
        public Refusal(SipReaders readers)
        {
            _to = readers.Address;
            _options = readers.Values;
        }

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
            _fault = Fault.None;
            _accept = null;
            _requiredOption = null;
        }

        /// <summary>Sets a status with its usual reason phrase.</summary>
        /// <param name="statusCode">400 to 699.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void Set(int statusCode, int faultOffset)
        {
            Clear();
            StatusCode = statusCode;
            FaultOffset = faultOffset;
        }

        /// <summary>Sets 400 with a phrase that says what is wrong (RFC 3261 §21.4.1).</summary>
        /// <param name="fault">What is wrong; not with one header field.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void SetFault(Fault fault, int faultOffset)
        {
            Set(400, faultOffset);
            _fault = fault;
        }

        /// <summary>Sets 400 with a phrase that names a header field, as RFC 3261 §21.4.1 wants it.</summary>
        /// <param name="fault">What is wrong with it: <c>Missing</c> to <c>Misplaced</c>.</param>
        /// <param name="header">The header field.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void SetHeader(Fault fault, SipHeader header, int faultOffset)
        {
            SetFault(fault, faultOffset);
            Header = header;
        }

        /// <summary>Sets 415 with the types that would do (RFC 3261 §8.2.3).</summary>
        /// <param name="header">Content-Type, or Content-Encoding to list the encodings.</param>
        /// <param name="accept">The value of Accept; kept by reference.</param>
        /// <param name="faultOffset">As <see cref="FaultOffset"/>.</param>
        [HotPath]
        public void SetUnsupportedMedia(SipHeader header, byte[] accept, int faultOffset)
        {
            Set(415, faultOffset);
            Header = header;
            _accept = accept;
        }

        /// <summary>Sets 421: we need an extension that the request does not list (RFC 3261 §21.4.16).</summary>
        /// <param name="option">The option tag; kept by reference.</param>
        public void SetExtensionRequired(byte[] option)
        {
            Set(421, -1);
            _requiredOption = option;
        }

        /// <summary>Writes the reason phrase.</summary>
        /// <param name="bytes">Where to.</param>
        public void WriteReason(ByteWriter bytes)
        {
            if (_fault == Fault.None)
            {
                ReasonPhrases.Write(bytes, StatusCode);
                return;
            }

            bytes.Write(PhraseOf(_fault));
            if (Header != SipHeader.Other)
            {
                SipHeaderNames.Write(bytes, Header);
                bytes.Write(" header field");
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

        private static string PhraseOf(Fault fault)
        {
            switch (fault)
            {
                case Fault.Missing: return "Missing ";
                case Fault.Duplicate: return "Duplicate ";
                case Fault.Misplaced: return "Misplaced ";
                case Fault.BadRequestUri: return "Malformed Request-URI";
                case Fault.BadLineEnd: return "Malformed line end";
                case Fault.BadStartLine: return "Malformed request line";
                case Fault.BadHeaderLine: return "Malformed header field";
                case Fault.TooManyHeaders: return "Too many header fields";
                case Fault.BodyTooShort: return "Body shorter than Content-Length";
                case Fault.BadCSeqMethod: return "CSeq method does not match";
                default: return "Malformed ";
            }
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
                        writer.Bytes.Write("Accept-Encoding: identity");
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
