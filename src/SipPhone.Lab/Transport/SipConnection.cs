using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using SipPhone.Lab.Registration;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Transport
{
    // The conversation on one accepted connection: octets to messages, and the pongs of RFC 5626 §4.4.1. Invariants:
    // what cannot be cut into messages or read ends the connection; messages leave whole, in the order of Send.

    /// <summary>Serves one client. <see cref="Send"/> may be called from any thread, the rest is one task's.</summary>
    internal sealed class SipConnection : ISipLink
    {
        private static readonly byte[] Pong = [(byte)'\r', (byte)'\n'];

        private readonly SslStream _tls;
        private readonly SeenConnection _seen;
        private readonly Func<SipConnection, SipMessage, bool> _onMessage;
        private readonly Channel<ReadOnlyMemory<byte>> _outgoing = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(
            new UnboundedChannelOptions { SingleReader = true });

        private readonly SipStreamFramer _framer = new();
        private readonly SipMessage _message = new();
        private volatile bool _isUp = true;
        private int _lineEnds;

        /// <summary>Makes one.</summary>
        /// <param name="tls">The stream, its handshake done; it stays the caller's.</param>
        /// <param name="seen">Notes what came.</param>
        /// <param name="onMessage">Takes each message; false when the connection is of no use any more.</param>
        internal SipConnection(SslStream tls, SeenConnection seen, Func<SipConnection, SipMessage, bool> onMessage)
        {
            _tls = tls;
            _seen = seen;
            _onMessage = onMessage;
        }

        /// <inheritdoc/>
        public bool IsUp => _isUp;

        /// <inheritdoc/>
        public IPEndPoint Peer => _seen.Peer;

        /// <inheritdoc/>
        public string? PeerDomain { get; init; }

        /// <summary>Says whether pings are answered.</summary>
        internal Func<bool> AnswersPings { get; init; } = () => true;

        /// <inheritdoc/>
        public void Send(ReadOnlyMemory<byte> octets)
        {
            // After the end there is nobody to send to.
            _outgoing.Writer.TryWrite(octets);
        }

        /// <summary>Serves until the client ends, talks nonsense, or is cut off.</summary>
        /// <param name="stop">Cuts it off.</param>
        /// <returns>Ends with the conversation.</returns>
        /// <exception cref="IOException">The connection broke.</exception>
        /// <exception cref="OperationCanceledException">It was cut off.</exception>
        internal async Task ServeAsync(CancellationToken stop)
        {
            Task sending = SendAllAsync(stop);
            try
            {
                await ReceiveAllAsync(stop).ConfigureAwait(false);
            }
            finally
            {
                _isUp = false;
                _outgoing.Writer.TryComplete();
                await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await sending.ConfigureAwait(false);
            await _tls.ShutdownAsync().ConfigureAwait(false);
        }

        private async Task ReceiveAllAsync(CancellationToken stop)
        {
            int count;
            do
            {
                Memory<byte> free = _framer.Buffer.AsMemory(_framer.FreeOffset.._framer.FreeEnd);
                count = await _tls.ReadAsync(free, stop).ConfigureAwait(false);
                _seen.NoteBytes(count);
                _framer.Received(count);
            }
            while (count > 0 && TakeFrames());
        }

        private async Task SendAllAsync(CancellationToken stop)
        {
            await foreach (ReadOnlyMemory<byte> octets in _outgoing.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                await _tls.WriteAsync(octets, stop).ConfigureAwait(false);
            }
        }

        private bool TakeFrames()
        {
            while (true)
            {
                switch (_framer.Next())
                {
                    case SipFrame.NeedMore:
                        return true;

                    case SipFrame.KeepAlive:
                        _lineEnds++;
                        if (_lineEnds % 2 == 0 && AnswersPings())
                        {
                            Send(Pong);
                        }

                        break;

                    case SipFrame.Message:
                        _lineEnds = 0;
                        if (!TakeMessage())
                        {
                            return false;
                        }

                        break;

                    default:
                        return false;
                }
            }
        }

        private bool TakeMessage()
        {
            if (_message.Parse(_framer.Buffer, _framer.MessageOffset, _framer.MessageEnd) != SipResult.Ok)
            {
                return false;
            }

            if (_message.IsRequest && !_message.IsMethod(SipTokens.Ack))
            {
                _seen.NoteRequest();
            }

            return _onMessage(this, _message);
        }
    }
}
