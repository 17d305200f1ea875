using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Transport
{
    // One flow (RFC 5626 §1): messages over the connection to the account's server, whole or not at all, and the
    // keep-alive. Invariant: what was begun is finished before anything else, so no message is ever torn.
    //
    // One buffer serves both directions: its last SendQueueBytes are the send queue, the rest is the framer's, and
    // _queueStart <= _head <= _tail <= _buffer.Length. [_head, _tail) is what the connection has not taken yet; the
    // message under construction stands behind it.

    /// <summary>Sends and receives whole messages over the connection to the account's server.</summary>
    public sealed class SipFlow
    {
        // RFC 5626 §4.4.1: the ping.
        private static readonly byte[] Ping = { (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n' };

        private readonly ISipTransport _transport;
        private readonly byte[] _buffer;
        private readonly int _queueStart;
        private readonly SipStreamFramer _framer;
        private readonly SipWriter _writer;
        private readonly FlowKeepAlive _keepAlive;
        private int _head;
        private int _tail;
        private bool _isOpen;
        private ConnectionFailure _failure;
        private long _retryMs = -1;
        private long _stalledSinceMs = -1;
        private long _partialUntilMs = -1;

        /// <summary>Makes a flow that is not open.</summary>
        /// <param name="transport">The connection.</param>
        /// <param name="buffer">
        /// Room for one received message, and behind it <c>Limits.SendQueueBytes</c> for what waits to be sent; as a
        /// rule <c>Limits.FlowBufferBytes</c>. Others may use it while the flow is not open.
        /// </param>
        /// <param name="random">Where the spread of the keep-alives comes from.</param>
        public SipFlow(ISipTransport transport, byte[] buffer, IRandom random)
        {
            _transport = transport;
            Source = new SipSource(Readers);
            _buffer = buffer;
            _queueStart = buffer.Length - Limits.SendQueueBytes;
            _framer = new SipStreamFramer(buffer, 0, _queueStart);
            _writer = new SipWriter(buffer);
            _keepAlive = new FlowKeepAlive(random);
            Close();
        }

        /// <summary>Reads what it receives, for all who look into it.</summary>
        public SipReaders Readers { get; } = new SipReaders();

        /// <summary>Sees every message; null for nobody.</summary>
        public ISipTrace Trace { get; set; }

        /// <summary>Where the messages that it brings come from.</summary>
        public SipSource Source { get; private set; }

        /// <summary>True while the connection stands and its server is recognised.</summary>
        public bool IsOpen
        {
            get { return _isOpen; }
        }

        /// <summary>True while something waits that the connection has not taken yet.</summary>
        public bool IsBusy
        {
            get { return _head < _tail; }
        }

        /// <summary>Where received messages lie: <see cref="MessageOffset"/> to <see cref="MessageEnd"/>.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Where the message starts that <see cref="Receive"/> found.</summary>
        public int MessageOffset
        {
            get { return _framer.MessageOffset; }
        }

        /// <summary>Where it ends, exclusive. It is good until the next <see cref="Receive"/>.</summary>
        public int MessageEnd
        {
            get { return _framer.MessageEnd; }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (!_isOpen)
                {
                    return -1;
                }

                // While a message is coming in, an overdue pong has time until it is here.
                return SipTimers.Earlier(
                    _retryMs, _partialUntilMs >= 0 ? _partialUntilMs : _keepAlive.NextDeadlineMs);
            }
        }

        /// <summary>The connection stands: starts empty.</summary>
        public void Open()
        {
            Close();
            _framer.Reset();
            _isOpen = true;
            _failure = ConnectionFailure.None;
        }

        /// <summary>The connection is gone, or given up: drops what waits.</summary>
        public void Close()
        {
            _isOpen = false;
            _failure = ConnectionFailure.PeerClosed;
            _head = _queueStart;
            _tail = _queueStart;
            _retryMs = -1;
            _stalledSinceMs = -1;
            _partialUntilMs = -1;
            _keepAlive.Stop();
        }

        /// <summary>Keeps the connection alive from now on.</summary>
        /// <param name="intervalSeconds">The longest time between two pings, 1 or more.</param>
        /// <param name="isPongPromised">Whether the server said that it answers pings (RFC 5626 §4.4.1).</param>
        /// <param name="nowMs">The monotonic clock.</param>
        public void KeepAlive(int intervalSeconds, bool isPongPromised, long nowMs)
        {
            _keepAlive.Start(intervalSeconds, isPongPromised, nowMs);
        }

        /// <summary>
        /// A writer over the free room of the send queue, for one message: write it, call its <c>Finish</c>, then
        /// <see cref="Send"/>. One message at a time; what was begun before and not sent is dropped.
        /// </summary>
        /// <returns>The writer; when there is no room its <c>Finish</c> says so.</returns>
        public SipWriter StartMessage()
        {
            MakeRoom();
            _writer.Reset(_buffer, _tail, _buffer.Length);
            return _writer;
        }

        /// <summary>
        /// Sends what was written since <see cref="StartMessage"/>, now or as the connection takes it.
        /// </summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BufferFull"/> when it did not fit, and nothing was sent;
        /// <see cref="SipResult.NotConnected"/> when there is no connection; <see cref="SipResult.WrongState"/> when
        /// nothing was written.
        /// </returns>
        public SipResult Send(long nowMs)
        {
            ByteWriter bytes = _writer.Bytes;
            if (!_isOpen)
            {
                return SipResult.NotConnected;
            }

            if (bytes.IsFull)
            {
                return SipResult.BufferFull;
            }

            // Nothing was begun: the last message does not go out twice.
            if (bytes.Start != _tail || bytes.Length == 0)
            {
                return SipResult.WrongState;
            }

            _tail = bytes.Position;
            if (Trace != null)
            {
                Trace.OnSent(_buffer, bytes.Start, _tail, nowMs);
            }

            Pump(nowMs);
            bytes.Reset(_buffer, _tail, _tail);
            return _isOpen ? SipResult.Ok : SipResult.NotConnected;
        }

        /// <summary>Takes what came in.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// <see cref="SipFrame.Message"/>: one is there, call again for the next. <see cref="SipFrame.NeedMore"/>: that
        /// was all. <see cref="SipFrame.Error"/>: what came makes no sense, and the flow is closed.
        /// </returns>
        public SipFrame Receive(long nowMs)
        {
            while (_isOpen)
            {
                SipFrame frame = _framer.Next();
                if (frame == SipFrame.Message)
                {
                    _partialUntilMs = -1;
                    if (Trace != null)
                    {
                        Trace.OnReceived(_buffer, MessageOffset, MessageEnd, nowMs);
                    }

                    return frame;
                }

                if (frame == SipFrame.KeepAlive)
                {
                    _keepAlive.OnPong(nowMs);
                }
                else if (frame == SipFrame.Error)
                {
                    Lose(ConnectionFailure.BadStream);
                    return frame;
                }
                else
                {
                    int count = _transport.Receive(_buffer, _framer.FreeOffset, _framer.FreeEnd);
                    if (count == 0)
                    {
                        return frame;
                    }

                    if (count < 0)
                    {
                        Lose(ConnectionFailure.PeerClosed);
                        return frame;
                    }

                    _framer.Received(count);
                }
            }

            return SipFrame.NeedMore;
        }

        /// <summary>Sends on, and pings when it is time to.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (_isOpen && _keepAlive.TakePing(nowMs))
            {
                QueuePing();
            }

            if (_isOpen)
            {
                Pump(nowMs);
            }

            // RFC 5626 §4.4.1: a message that is being received when the time of the pong is over is processed first.
            // As a peer could go silent in its middle too, it gets the time of one more pong.
            if (_partialUntilMs < 0 && _keepAlive.IsOverdue(nowMs) && _framer.FreeOffset > 0)
            {
                _partialUntilMs = nowMs + Limits.PongTimeoutMs;
            }
        }

        /// <summary>
        /// Tells whether the flow has failed. Look after <see cref="Receive"/> and <see cref="Poll"/>.
        /// </summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// <c>None</c> while it works; <c>PeerClosed</c>; <c>BadStream</c>; <c>TimedOut</c> when a pong did not come,
        /// or when the peer took nothing for <c>Limits.SendStallMs</c>: it is still open then, for its owner to close.
        /// </returns>
        public ConnectionFailure Check(long nowMs)
        {
            if (!_isOpen)
            {
                return _failure;
            }

            bool isStalled = _stalledSinceMs >= 0 && nowMs - _stalledSinceMs >= Limits.SendStallMs;
            bool isSilent = _keepAlive.IsOverdue(nowMs) && nowMs >= _partialUntilMs;
            return isStalled || isSilent ? ConnectionFailure.TimedOut : ConnectionFailure.None;
        }

        private void Lose(ConnectionFailure failure)
        {
            Close();
            _failure = failure;
        }

        // Behind what waits, so never inside a message. A queue without room for it does not move, which tells more.
        private void QueuePing()
        {
            MakeRoom();
            if (Ping.Length <= _buffer.Length - _tail)
            {
                Array.Copy(Ping, 0, _buffer, _tail, Ping.Length);
                _tail += Ping.Length;
            }
        }

        // Moves what waits to the front of the queue.
        private void MakeRoom()
        {
            if (_head > _queueStart)
            {
                Array.Copy(_buffer, _head, _buffer, _queueStart, _tail - _head);
                _tail = _queueStart + _tail - _head;
                _head = _queueStart;
            }
        }

        private void Pump(long nowMs)
        {
            while (_head < _tail)
            {
                int count = _transport.Send(_buffer, _head, _tail);
                if (count < 0)
                {
                    Lose(ConnectionFailure.PeerClosed);
                    return;
                }

                if (count == 0)
                {
                    _stalledSinceMs = _stalledSinceMs < 0 ? nowMs : _stalledSinceMs;
                    _retryMs = nowMs + Limits.SendRetryMs;
                    return;
                }

                _head += count;
                _stalledSinceMs = -1;
            }

            _head = _queueStart;
            _tail = _queueStart;
            _retryMs = -1;
        }
    }
}
