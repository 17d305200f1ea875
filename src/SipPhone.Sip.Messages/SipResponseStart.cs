using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // What every response takes from its request, RFC 3261 §8.2.6.2.
    // Invariant: From, Call-ID, CSeq and all Via values equal the request's, but for what SipSource adds to the topmost
    // one; To equals it but for a tag that is added.

    /// <summary>Starts responses: status line, Via, From, To, Call-ID, CSeq. The writer goes on from there.</summary>
    public sealed class SipResponseStart
    {
        private readonly SipNameAddress _to;

        /// <summary>Makes one with readers of its own.</summary>
        public SipResponseStart()
            : this(new SipReaders())
        {
        }

        /// <summary>Makes one.</summary>
        /// <param name="readers">Reads values; may be shared.</param>
        public SipResponseStart(SipReaders readers)
        {
            _to = readers.Address;
        }

        /// <summary>Starts a response to a request.</summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="request">The request.</param>
        /// <param name="statusCode">101 to 699: a 100 takes no tag.</param>
        /// <param name="reasonPhrase">The reason phrase; null for the usual one.</param>
        /// <param name="toTag">The tag for To, a token, used when the request's To has none.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, or what is wrong with the request's To; nothing may be sent then. Whether all
        /// fitted, the writer's <c>Finish</c> tells.
        /// </returns>
        public SipResult Write(
            SipWriter writer, SipMessage request, int statusCode, byte[] reasonPhrase, byte[] toTag)
        {
            int offset;
            int end;
            SipResult result = request.FindSingle(SipHeader.To, out offset, out end);
            if (result == SipResult.Ok)
            {
                result = _to.Parse(request.Buffer, offset, end);
            }

            if (result != SipResult.Ok)
            {
                return result;
            }

            int tagOffset;
            int tagEnd;
            result = _to.FindParameter(SipTokens.Tag, out tagOffset, out tagEnd);
            if (result != SipResult.Ok && result != SipResult.Absent)
            {
                return result;
            }

            writer.StartResponse(statusCode, reasonPhrase);
            writer.CopyVias(request);
            writer.CopyHeaders(request, SipHeader.From);
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.To);
            bytes.Write(request.Buffer, offset, end);
            if (result == SipResult.Absent)
            {
                bytes.Write(';');
                bytes.Write(SipTokens.Tag);
                bytes.Write('=');
                bytes.Write(toTag);
            }

            writer.EndLine();
            writer.CopyHeaders(request, SipHeader.CallId);
            writer.CopyHeaders(request, SipHeader.CSeq);
            return SipResult.Ok;
        }
    }
}
