using SipPhone.Core;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.Registrations
{
    // Sends one request at a time over a transport that may take it in pieces.
    // Invariant: what was begun is finished before anything else, unless the connection is gone, so no request is ever
    // torn.

    /// <summary>Sends the octets of a request and keeps track of what the transport did not take yet.</summary>
    public sealed class RequestSender
    {
        private readonly ISipTransport _transport;
        private byte[] _buffer;
        private int _offset;
        private int _end;

        /// <summary>Makes one.</summary>
        /// <param name="transport">Where octets go.</param>
        public RequestSender(ISipTransport transport)
        {
            _transport = transport;
            NextDeadlineMs = -1;
        }

        /// <summary>True while a rest waits; its buffer must not be changed.</summary>
        public bool IsBusy
        {
            get { return _offset < _end; }
        }

        /// <summary>When to call <see cref="Poll"/> next; -1 for never.</summary>
        public long NextDeadlineMs { get; private set; }

        /// <summary>Starts to send; nothing else may be waiting.</summary>
        /// <param name="buffer">The buffer; the octets stand from position 0 on.</param>
        /// <param name="length">How many.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>False when the connection is gone.</returns>
        public bool Start(byte[] buffer, int length, long nowMs)
        {
            _buffer = buffer;
            _offset = 0;
            _end = length;
            return Send(nowMs);
        }

        /// <summary>Goes on when it is time to.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>False when the connection is gone.</returns>
        public bool Poll(long nowMs)
        {
            return NextDeadlineMs < 0 || nowMs < NextDeadlineMs || Send(nowMs);
        }

        /// <summary>Drops what waits: the connection is gone.</summary>
        public void Reset()
        {
            _offset = 0;
            _end = 0;
            NextDeadlineMs = -1;
        }

        private bool Send(long nowMs)
        {
            NextDeadlineMs = -1;
            while (_offset < _end)
            {
                int count = _transport.Send(_buffer, _offset, _end);
                if (count < 0)
                {
                    Reset();
                    return false;
                }

                if (count == 0)
                {
                    NextDeadlineMs = nowMs + Limits.SendRetryMs;
                    return true;
                }

                _offset += count;
            }

            return true;
        }
    }
}
