using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // A session description, RFC 8866 §5. Invariant: MediaCount is 0 after a failure; what Parse accepted, ReadMedia
    // reads without one.
    //
    // Lines stand in the order of §5. What is checked beyond the order: v= is 0; o=, c=, t=, m= by their grammar; a= by
    // its shape, and rtpmap, fmtp, ptime, maxptime by theirs. An empty s= is let pass: nothing hangs on it. The rest
    // (i u e p b r z k) is skipped.

    /// <summary>
    /// A session description as ranges of the buffer that it stands in. Reusable; reading allocates nothing.
    /// </summary>
    public sealed class SdpDescription
    {
        private static readonly byte[] SessionOrder = Ascii.ToBytes("vosiuepcbtrzka");
        private static readonly byte[] SessionRequired = Ascii.ToBytes("vost");
        private static readonly byte[] SessionRepeated = Ascii.ToBytes("epbtra");
        private static readonly byte[] MediaOrder = Ascii.ToBytes("micbka");
        private static readonly byte[] MediaRepeated = Ascii.ToBytes("cba");

        private readonly int[] _mediaOffset = new int[Limits.MaxSdpMedia];
        private readonly SdpMedia _media = new SdpMedia();
        private byte[] _buffer;
        private int _end;
        private int _rank;
        private int _type;

        /// <summary>The session's c= line; kind None without one.</summary>
        public SdpConnection Connection { get; } = new SdpConnection();

        /// <summary>The session's direction, which holds for streams that say none.</summary>
        public SdpDirection Direction { get; private set; }

        /// <summary>Number of media descriptions, 0 to <see cref="Limits.MaxSdpMedia"/>.</summary>
        public int MediaCount { get; private set; }

        /// <summary>Reads a description.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the description starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><see cref="SdpResult.Ok"/>, or the rule that was broken first.</returns>
        [HotPath]
        public SdpResult Parse(byte[] buffer, int offset, int end)
        {
            Connection.Clear();
            Direction = SdpDirection.SendReceive;
            MediaCount = 0;
            _buffer = buffer;
            _end = end;
            SdpResult result = ParseSession(offset, out int mediaOffset);
            int count = 0;
            while (result == SdpResult.Ok && mediaOffset < end)
            {
                if (count == _mediaOffset.Length)
                {
                    return SdpResult.TooManyMedia;
                }

                _mediaOffset[count++] = mediaOffset;
                result = ParseMedia(mediaOffset, _media, out mediaOffset);
                if (result == SdpResult.Ok && ConnectionOf(_media).Kind == SdpAddressKind.None)
                {
                    // RFC 8866 §5.7: one for the session, or one for each stream.
                    result = SdpResult.MissingConnection;
                }
            }

            MediaCount = result == SdpResult.Ok ? count : 0;
            return result;
        }

        /// <summary>Reads one media description.</summary>
        /// <param name="index">0 to <see cref="MediaCount"/> - 1.</param>
        /// <param name="media">Takes it; of the buffer that was parsed.</param>
        [HotPath]
        public void ReadMedia(int index, SdpMedia media)
        {
            // Parse has read these lines with the same code.
            ParseMedia(_mediaOffset[index], media, out int _);
        }

        /// <summary>The connection that holds for a stream: its own, or the session's.</summary>
        /// <param name="media">The stream, of this description.</param>
        /// <returns>The connection.</returns>
        [HotPath]
        public SdpConnection ConnectionOf(SdpMedia media)
        {
            return media.Connection.Kind == SdpAddressKind.None ? Connection : media.Connection;
        }

        [HotPath]
        private SdpResult ParseSession(int offset, out int mediaOffset)
        {
            mediaOffset = 0;
            _rank = -1;
            _type = 0;
            int at = offset;
            while (at < _end && _buffer[at] != 'm')
            {
                SdpResult result = SdpLine.FindEnd(_buffer, at, _end, out int lineEnd, out int next);
                if (result == SdpResult.Ok)
                {
                    result = CheckOrder(SessionOrder, SessionRepeated, _buffer[at]);
                }

                if (result == SdpResult.Ok)
                {
                    result = TakeSessionLine(at + SdpLine.ValueAt, lineEnd);
                }

                if (result != SdpResult.Ok)
                {
                    return result;
                }

                at = next;
            }

            // t= is the last of those that are required, and the order makes sure of the others.
            if (_rank < IndexOf(SessionOrder, 't'))
            {
                return at < _end ? SdpResult.OutOfOrder : SdpResult.Truncated;
            }

            mediaOffset = at;
            return SdpResult.Ok;
        }

        [HotPath]
        private SdpResult TakeSessionLine(int offset, int end)
        {
            switch (_type)
            {
                case 'v':
                    return end - offset == 1 && _buffer[offset] == '0' ? SdpResult.Ok : SdpResult.BadVersion;
                case 'o':
                    return IsOrigin(offset, end) ? SdpResult.Ok : SdpResult.BadOrigin;
                case 'c':
                    return Connection.Parse(_buffer, offset, end);
                case 't':
                    return IsTime(offset, end) ? SdpResult.Ok : SdpResult.BadTime;
                case 'a':
                    SdpResult result = SdpAttributes.Split(_buffer, offset, end, out int nameEnd, out int _);
                    Direction = SdpAttributes.DirectionOr(_buffer, offset, nameEnd, Direction);
                    return result;
                default:
                    return SdpResult.Ok;
            }
        }

        [HotPath]
        private SdpResult ParseMedia(int offset, SdpMedia media, out int behind)
        {
            behind = 0;
            _rank = -1;
            int at = offset;
            while (at < _end && (at == offset || _buffer[at] != 'm'))
            {
                SdpResult result = SdpLine.FindEnd(_buffer, at, _end, out int lineEnd, out int next);
                if (result == SdpResult.Ok)
                {
                    result = CheckOrder(MediaOrder, MediaRepeated, _buffer[at]);
                }

                if (result == SdpResult.Ok)
                {
                    result = TakeMediaLine(media, at + SdpLine.ValueAt, lineEnd);
                }

                if (result != SdpResult.Ok)
                {
                    return result;
                }

                at = next;
            }

            behind = at;
            return SdpResult.Ok;
        }

        [HotPath]
        private SdpResult TakeMediaLine(SdpMedia media, int offset, int end)
        {
            switch (_type)
            {
                case 'm':
                    return media.Start(_buffer, offset, end, Direction);
                case 'c':
                    // RFC 8866 §5.7: several only for layers of multicast, which we refuse by the first.
                    bool isFirst = media.Connection.Kind == SdpAddressKind.None;
                    return isFirst ? media.Connection.Parse(_buffer, offset, end) : SdpResult.Ok;
                case 'a':
                    SdpResult result = SdpAttributes.Split(_buffer, offset, end, out int nameEnd, out int valueOffset);
                    return result == SdpResult.Ok ? media.TakeAttribute(offset, nameEnd, valueOffset, end) : result;
                default:
                    return SdpResult.Ok;
            }
        }

        // Steps on to a line's type: never back, but for t= behind r= and z=; never past a required one.
        [HotPath]
        private SdpResult CheckOrder(byte[] order, byte[] repeated, int type)
        {
            int rank = IndexOf(order, type);
            if (rank == order.Length)
            {
                bool isKnown = type == 'm' || IndexOf(SessionOrder, type) < SessionOrder.Length;
                return isKnown ? SdpResult.OutOfOrder : SdpResult.UnknownType;
            }

            bool isNextTime = type == 't' && (_type == 'r' || _type == 'z');
            bool isRepeated = rank == _rank && IndexOf(repeated, type) < repeated.Length;
            bool isInOrder = rank > _rank ? !IsRequiredBetween(order, _rank, rank) : isRepeated || isNextTime;
            _rank = rank;
            _type = type;
            return isInOrder ? SdpResult.Ok : SdpResult.OutOfOrder;
        }

        // RFC 8866 §5: v=, o=, s= and t= are required. A media description has to start with m= anyhow.
        [HotPath]
        private static bool IsRequiredBetween(byte[] order, int before, int after)
        {
            for (int i = 0; i < SessionRequired.Length && order == SessionOrder; i++)
            {
                int rank = IndexOf(order, SessionRequired[i]);
                if (rank > before && rank < after)
                {
                    return true;
                }
            }

            return false;
        }

        // <username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>
        [HotPath]
        private bool IsOrigin(int offset, int end)
        {
            int at = SdpLine.SkipField(_buffer, offset, end);
            at = SdpLine.SkipDigits(_buffer, SdpLine.SkipSpace(_buffer, at, end), end);
            at = SdpLine.SkipDigits(_buffer, SdpLine.SkipSpace(_buffer, at, end), end);
            at = SdpLine.SkipToken(_buffer, SdpLine.SkipSpace(_buffer, at, end), end);
            at = SdpLine.SkipToken(_buffer, SdpLine.SkipSpace(_buffer, at, end), end);
            at = SdpLine.SkipSpace(_buffer, at, end);
            return at >= 0 && SdpLine.SkipField(_buffer, at, end) == end;
        }

        // <start-time> <stop-time>
        [HotPath]
        private bool IsTime(int offset, int end)
        {
            int at = SdpLine.SkipDigits(_buffer, offset, end);
            return SdpLine.SkipDigits(_buffer, SdpLine.SkipSpace(_buffer, at, end), end) == end;
        }

        [HotPath]
        private static int IndexOf(byte[] letters, int letter)
        {
            return Ascii.IndexOf(letters, 0, letters.Length, letter);
        }
    }
}
