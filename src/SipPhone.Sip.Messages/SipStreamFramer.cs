using System;
using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Cuts a stream into messages by Content-Length, RFC 3261 §7.5 and §18.3, with the keep-alives of RFC 5626 §4.4.1.
    // Invariant: _first <= _start <= _scan <= _end <= _limit. How the octets were cut on their way does not matter.
    // After an error nothing more is taken until Reset: where the next message starts is not known.

    /// <summary>
    /// Collects received octets in one fixed buffer and cuts them into messages. Receive into
    /// <c>[FreeOffset, FreeEnd)</c>, tell <see cref="Received"/> how many came, then call <see cref="Next"/> until it
    /// says <see cref="SipFrame.NeedMore"/>.
    /// </summary>
    public sealed class SipStreamFramer
    {
        private readonly byte[] _buffer;
        private readonly int _first;
        private readonly int _limit;
        private int _start;
        private int _scan;
        private int _end;
        private int _messageEnd;

        /// <summary>Makes a framer for messages of up to <c>Limits.MaxSipMessageBytes</c>.</summary>
        public SipStreamFramer()
            : this(Limits.MaxSipMessageBytes)
        {
        }

        /// <summary>Makes a framer.</summary>
        /// <param name="maxMessageBytes">The longest message in octets, at least 1.</param>
        /// <exception cref="ArgumentException">Less than 1.</exception>
        public SipStreamFramer(int maxMessageBytes)
            : this(new byte[maxMessageBytes < 1 ? 0 : maxMessageBytes], 0, maxMessageBytes)
        {
        }

        /// <summary>Makes a framer in a range of a buffer that others use too.</summary>
        /// <param name="buffer">The buffer, which the framer keeps.</param>
        /// <param name="offset">Where its range starts.</param>
        /// <param name="end">Where its range ends, exclusive: the longest message is as long as the range.</param>
        /// <exception cref="ArgumentException">The range is empty or does not lie in the buffer.</exception>
        public SipStreamFramer(byte[] buffer, int offset, int end)
        {
            if (offset < 0 || end <= offset || end > buffer.Length)
            {
                throw new ArgumentException("range empty or outside buffer");
            }

            _buffer = buffer;
            _first = offset;
            _limit = end;
            Reset();
        }

        /// <summary>Where octets are received into and messages lie in.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Where the next received octet goes. Good after <see cref="Next"/> said <c>NeedMore</c>.</summary>
        public int FreeOffset
        {
            get { return _end; }
        }

        /// <summary>
        /// Where room ends, exclusive. There is room whenever <see cref="Next"/> said <c>NeedMore</c>.
        /// </summary>
        public int FreeEnd
        {
            get { return _limit; }
        }

        /// <summary>
        /// Where the message starts that <see cref="Next"/> found; after an error, what there is of the message that
        /// could not be cut out, so that it can be refused before the connection is closed.
        /// </summary>
        public int MessageOffset { get; private set; }

        /// <summary>Where it ends, exclusive. The message is good until the next call of <see cref="Next"/>.</summary>
        public int MessageEnd { get; private set; }

        /// <summary>
        /// Why the stream cannot be cut: <c>BadLineEnd</c>, <c>TooLarge</c>, <c>BadContentLength</c>,
        /// <c>ContradictoryContentLength</c>, <c>MissingContentLength</c>; <c>Ok</c> while it can.
        /// </summary>
        public SipResult Error { get; private set; }

        /// <summary>Forgets everything, for a new connection.</summary>
        public void Reset()
        {
            _start = _first;
            _scan = _first;
            _end = _first;
            _messageEnd = 0;
            MessageOffset = 0;
            MessageEnd = 0;
            Error = SipResult.Ok;
        }

        /// <summary>Tells that octets were put at <see cref="FreeOffset"/>.</summary>
        /// <param name="count">How many, 0 to <c>FreeEnd - FreeOffset</c>.</param>
        /// <exception cref="ArgumentException">More than there is room for, or less than 0.</exception>
        public void Received(int count)
        {
            if (count < 0 || count > _limit - _end)
            {
                throw new ArgumentException("count");
            }

            _end += count;
        }

        /// <summary>Takes the next piece of the stream.</summary>
        /// <returns>What it is.</returns>
        [HotPath]
        public SipFrame Next()
        {
            if (Error != SipResult.Ok)
            {
                return SipFrame.Error;
            }

            MessageOffset = 0;
            MessageEnd = 0;
            if (_scan == _start && _messageEnd == 0 && _start < _end
                && (_buffer[_start] == '\r' || _buffer[_start] == '\n'))
            {
                return NextLineEnd();
            }

            if (_messageEnd == 0)
            {
                SipResult result = FindMessageEnd();
                if (result == SipResult.Truncated)
                {
                    return NeedMore();
                }

                if (result != SipResult.Ok)
                {
                    return Fail(result);
                }
            }

            if (_messageEnd > _end)
            {
                return NeedMore();
            }

            MessageOffset = _start;
            MessageEnd = _messageEnd;
            _start = _messageEnd;
            _scan = _messageEnd;
            _messageEnd = 0;
            return SipFrame.Message;
        }

        [HotPath]
        private SipFrame NextLineEnd()
        {
            if (_buffer[_start] == '\n')
            {
                return Fail(SipResult.BadLineEnd);
            }

            if (_end - _start < 2)
            {
                return NeedMore();
            }

            if (_buffer[_start + 1] != '\n')
            {
                return Fail(SipResult.BadLineEnd);
            }

            _start += 2;
            _scan = _start;
            return SipFrame.KeepAlive;
        }

        // Looks on for the empty line where it stopped before, then learns the length of the body.
        [HotPath]
        private SipResult FindMessageEnd()
        {
            while (_scan < _end)
            {
                int at = Ascii.IndexOf(_buffer, _scan, _end, '\n');
                if (at == _end)
                {
                    _scan = _end;
                    break;
                }

                // A line feed alone would let two readers see different lines.
                if (at == _start || _buffer[at - 1] != '\r')
                {
                    return SipResult.BadLineEnd;
                }

                _scan = at + 1;
                if (at - _start >= 3 && _buffer[at - 2] == '\n')
                {
                    return FindBodyEnd(_scan);
                }
            }

            return SipResult.Truncated;
        }

        [HotPath]
        private SipResult FindBodyEnd(int headEnd)
        {
            int length;
            SipResult result = SipContentLength.Find(_buffer, _start, headEnd, out length);
            if (result != SipResult.Ok)
            {
                return result;
            }

            // RFC 3261 §18.3: in a stream the length must be given.
            if (length == SipContentLength.None)
            {
                return SipResult.MissingContentLength;
            }

            if (length > _limit - _first - (headEnd - _start))
            {
                return SipResult.TooLarge;
            }

            _messageEnd = headEnd + length;
            return SipResult.Ok;
        }

        // Makes room at the end by moving the beginning of a message to the front.
        [HotPath]
        private SipFrame NeedMore()
        {
            int shift = _start - _first;
            if (shift > 0)
            {
                int length = _end - _start;
                if (length > 0)
                {
                    Array.Copy(_buffer, _start, _buffer, _first, length);
                }

                _scan -= shift;
                _messageEnd = _messageEnd == 0 ? 0 : _messageEnd - shift;
                _end -= shift;
                _start = _first;
            }

            return _end == _limit ? Fail(SipResult.TooLarge) : SipFrame.NeedMore;
        }

        [HotPath]
        private SipFrame Fail(SipResult error)
        {
            Error = error;
            MessageOffset = _start;
            MessageEnd = _end;
            return SipFrame.Error;
        }
    }
}
