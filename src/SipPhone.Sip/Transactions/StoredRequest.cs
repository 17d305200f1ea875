using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // What responses need of a request that is answered later, RFC 3261 §8.2.6.2 and §12.1.1: Via, From, Call-ID, CSeq,
    // To and Record-Route, copied as the lines that a response will have. To stands last of the five because a tag may
    // have to be added. Invariant: empty, or all of them.

    /// <summary>The part of a request that its responses repeat. Reusable; one buffer, made at construction.</summary>
    public sealed class StoredRequest
    {
        private readonly RequestKeyReader _reader;
        private readonly SipWriter _lines = new SipWriter(new byte[Limits.MaxStoredRequestBytes]);
        private readonly RequestKey _key = new RequestKey();
        private int _linesOffset;
        private int _toEnd;
        private int _linesEnd;

        /// <summary>Makes an empty one.</summary>
        public StoredRequest()
            : this(new RequestKeyReader())
        {
        }

        /// <summary>Makes an empty one.</summary>
        /// <param name="reader">Reads requests; may be shared.</param>
        public StoredRequest(RequestKeyReader reader)
        {
            _reader = reader;
        }

        /// <summary>True when nothing is kept.</summary>
        public bool IsEmpty
        {
            get { return _linesEnd == 0; }
        }

        /// <summary>What other requests are compared with; not to be changed.</summary>
        public RequestKey Key
        {
            get { return _key; }
        }

        /// <summary>The CSeq number.</summary>
        public int CSeqNumber
        {
            get { return _key.CSeqNumber; }
        }

        /// <summary>The tag that our last response added to To, by reference; null for none.</summary>
        public byte[] SentToTag { get; private set; }

        /// <summary>Copies what is needed; Via as <see cref="SipSource"/> has it.</summary>
        /// <param name="request">The request, checked.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.TooLarge"/> beyond <c>Limits.MaxStoredRequestBytes</c>
        /// (answer 513); else what is wrong with it (answer 400), as <see cref="RequestKeyReader.Read"/> tells it.
        /// </returns>
        public SipResult Keep(SipMessage request)
        {
            Clear();
            SipResult result = _reader.Read(request);
            if (result != SipResult.Ok)
            {
                return result;
            }

            RequestKey key = _reader.Key;
            ByteWriter bytes = _lines.Bytes;
            bytes.Reset();
            bytes.Write(request.Buffer, request.RequestUriOffset, request.RequestUriEnd);

            // As it came: the topmost Via of the lines may get more.
            int viaShift = bytes.Position - key.Offset(RequestKey.Via);
            bytes.Write(request.Buffer, key.Offset(RequestKey.Via), key.End(RequestKey.Via));
            int linesOffset = bytes.Position;
            _lines.CopyVias(request);
            int fromShift = Copy(request, SipHeader.From);
            int callIdShift = Copy(request, SipHeader.CallId);
            int cseqShift = Copy(request, SipHeader.CSeq);
            int toShift = Copy(request, SipHeader.To);
            int toEnd = bytes.Position - 2;
            Copy(request, SipHeader.RecordRoute);
            if (bytes.IsFull)
            {
                return SipResult.TooLarge;
            }

            _key.Buffer = bytes.Buffer;
            _key.CSeqNumber = key.CSeqNumber;
            _key.SentByPort = key.SentByPort;
            _key.SetShifted(RequestKey.RequestUri, key, -request.RequestUriOffset);
            _key.SetShifted(RequestKey.Via, key, viaShift);
            _key.SetShifted(RequestKey.Branch, key, viaShift);
            _key.SetShifted(RequestKey.SentByHost, key, viaShift);
            _key.SetShifted(RequestKey.FromTag, key, fromShift);
            _key.SetShifted(RequestKey.CallId, key, callIdShift);
            _key.SetShifted(RequestKey.Method, key, cseqShift);
            _key.SetShifted(RequestKey.ToTag, key, toShift);
            _linesOffset = linesOffset;
            _toEnd = toEnd;
            _linesEnd = bytes.Position;
            return SipResult.Ok;
        }

        /// <summary>Forgets the request.</summary>
        public void Clear()
        {
            _linesOffset = 0;
            _toEnd = 0;
            _linesEnd = 0;
            SentToTag = null;
        }

        /// <summary>
        /// Starts a response: status line, Via, From, Call-ID, CSeq, To with our tag, and in 101 to 299 Record-Route.
        /// </summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="reasonPhrase">The reason phrase; null for the usual one.</param>
        /// <param name="toTag">
        /// Our tag, used when the request's To has none and the status is not 100; kept by reference for the ACK of an
        /// RFC 2543 client.
        /// </param>
        public void StartResponse(SipWriter writer, int statusCode, byte[] reasonPhrase, byte[] toTag)
        {
            writer.StartResponse(statusCode, reasonPhrase);
            ByteWriter bytes = writer.Bytes;
            byte[] lines = _lines.Bytes.Buffer;
            bytes.Write(lines, _linesOffset, _toEnd);

            // §8.2.6.2: every response but 100 has a To tag.
            if (!_key.Has(RequestKey.ToTag) && statusCode > 100)
            {
                bytes.Write(';');
                bytes.Write(SipTokens.Tag);
                bytes.Write('=');
                bytes.Write(toTag);
                SentToTag = toTag;
            }

            writer.EndLine();

            // §12.1.1: what may make a dialog carries the Record-Route of the request, as it is.
            if (statusCode > 100 && statusCode < 300)
            {
                bytes.Write(lines, _toEnd + 2, _linesEnd);
            }
        }

        // Returns what to add to a position in the first copied value to find its copy.
        private int Copy(SipMessage request, SipHeader header)
        {
            int shift = 0;
            int first = request.IndexOf(header, 0);
            int index = first;
            while (index >= 0)
            {
                _lines.StartHeader(header);
                if (index == first)
                {
                    shift = _lines.Bytes.Position - request.ValueOffset(index);
                }

                _lines.Bytes.Write(request.Buffer, request.ValueOffset(index), request.ValueEnd(index));
                _lines.EndLine();
                index = request.IndexOf(header, index + 1);
            }

            return shift;
        }
    }
}
