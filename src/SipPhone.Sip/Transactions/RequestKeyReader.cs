using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Finds the parts of a request that responses repeat and requests are compared by, RFC 3261 §8.1.1.
    // Invariant: after Ok every part but the tags and an RFC 2543 branch is there.

    /// <summary>Reads a <see cref="RequestKey"/> from a request. Reusable, may be shared; allocates nothing.</summary>
    public sealed class RequestKeyReader
    {
        private readonly SipValueCursor _vias;
        private readonly SipVia _via;
        private readonly SipNameAddress _address;

        /// <summary>Makes one with readers of its own.</summary>
        public RequestKeyReader()
            : this(new SipReaders())
        {
        }

        /// <summary>Makes one.</summary>
        /// <param name="readers">Reads values; may be shared.</param>
        public RequestKeyReader(SipReaders readers)
        {
            Key = new RequestKey();
            _vias = readers.Values;
            _via = readers.Via;
            _address = readers.Address;
        }

        /// <summary>What was read last: ranges of the message's buffer.</summary>
        public RequestKey Key { get; private set; }

        /// <summary>Reads a request.</summary>
        /// <param name="request">The request.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>BadVia</c> (also for none), <c>Absent</c>, <c>BadHeader</c> for one that
        /// stands twice, <c>BadAddress</c>, <c>BadParameter</c>, <c>DuplicateParameter</c>, <c>BadCSeq</c>.
        /// </returns>
        [HotPath]
        public SipResult Read(SipMessage request)
        {
            Key.Buffer = request.Buffer;
            Key.Set(RequestKey.RequestUri, request.RequestUriOffset, request.RequestUriEnd);
            SipResult result = ReadVia(request);
            if (result == SipResult.Ok)
            {
                result = ReadTag(request, SipHeader.From, RequestKey.FromTag);
            }

            if (result == SipResult.Ok)
            {
                result = ReadTag(request, SipHeader.To, RequestKey.ToTag);
            }

            return result == SipResult.Ok ? ReadCallIdAndCSeq(request) : result;
        }

        [HotPath]
        private SipResult ReadVia(SipMessage request)
        {
            SipResult result = _via.ParseTopmost(request, _vias);
            Key.Set(RequestKey.Via, _vias.Offset, _vias.End);
            Key.Set(RequestKey.Branch, _via.BranchOffset, _via.BranchEnd);
            Key.Set(RequestKey.SentByHost, _via.HostOffset, _via.HostEnd);
            Key.SentByPort = _via.Port;
            return result;
        }

        [HotPath]
        private SipResult ReadTag(SipMessage request, SipHeader header, int part)
        {
            int offset;
            int end;
            SipResult result = _address.ParseSingle(request, header);
            if (result != SipResult.Ok)
            {
                return result;
            }

            // RFC 2543 peers have no tags.
            result = _address.FindParameter(SipTokens.Tag, out offset, out end);
            Key.Set(part, offset, end);
            return result == SipResult.Absent ? SipResult.Ok : result;
        }

        [HotPath]
        private SipResult ReadCallIdAndCSeq(SipMessage request)
        {
            int offset;
            int end;
            SipResult result = request.FindSingle(SipHeader.CallId, out offset, out end);
            Key.Set(RequestKey.CallId, offset, end);
            if (result == SipResult.Ok)
            {
                result = request.FindSingle(SipHeader.CSeq, out offset, out end);
            }

            if (result != SipResult.Ok)
            {
                return result;
            }

            int number;
            int methodOffset;
            result = SipCSeq.Parse(request.Buffer, offset, end, out number, out methodOffset);
            Key.CSeqNumber = number;
            Key.Set(RequestKey.Method, methodOffset, end);
            return result;
        }
    }
}
