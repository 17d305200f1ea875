using System;
using System.IO;
using System.Net.Security;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // The conversation on one connection after the handshake: octets to messages to responses, and the pongs of RFC
    // 5626 §4.4.1. Invariant: what cannot be cut into messages or read ends the connection.

    /// <summary>Serves one client.</summary>
    internal sealed class RegistrarConnection
    {
        private static readonly byte[] Pong = [(byte)'\r', (byte)'\n'];

        private readonly SslStream _tls;
        private readonly RegistrarCore _core;
        private readonly SeenConnection _seen;
        private readonly SipStreamFramer _framer = new();
        private readonly SipMessage _message = new();
        private readonly SipWriter _writer = new(new byte[Limits.MaxSipMessageBytes]);
        private int _lineEnds;

        /// <summary>Makes one.</summary>
        /// <param name="tls">The stream, its handshake done; it stays the caller's.</param>
        /// <param name="core">Answers requests.</param>
        /// <param name="seen">Notes what came.</param>
        internal RegistrarConnection(SslStream tls, RegistrarCore core, SeenConnection seen)
        {
            _tls = tls;
            _core = core;
            _seen = seen;
        }

        /// <summary>Serves until the client ends, talks nonsense, or is cut off.</summary>
        /// <param name="stop">Cuts it off.</param>
        /// <returns>Ends with the conversation.</returns>
        /// <exception cref="IOException">The connection broke.</exception>
        /// <exception cref="OperationCanceledException">It was cut off.</exception>
        internal async Task ServeAsync(CancellationToken stop)
        {
            int count;
            do
            {
                Memory<byte> free = _framer.Buffer.AsMemory(_framer.FreeOffset.._framer.FreeEnd);
                count = await _tls.ReadAsync(free, stop).ConfigureAwait(false);
                _seen.NoteBytes(count);
                _framer.Received(count);
            }
            while (count > 0 && await ServeFramesAsync(stop).ConfigureAwait(false));

            await _tls.ShutdownAsync().ConfigureAwait(false);
        }

        private async Task<bool> ServeFramesAsync(CancellationToken stop)
        {
            while (true)
            {
                switch (_framer.Next())
                {
                    case SipFrame.NeedMore:
                        return true;

                    case SipFrame.KeepAlive:
                        _lineEnds++;
                        if (_lineEnds % 2 == 0)
                        {
                            await _tls.WriteAsync(Pong, stop).ConfigureAwait(false);
                        }

                        break;

                    case SipFrame.Message:
                        _lineEnds = 0;
                        if (!await ServeMessageAsync(stop).ConfigureAwait(false))
                        {
                            return false;
                        }

                        break;

                    default:
                        return false;
                }
            }
        }

        private async Task<bool> ServeMessageAsync(CancellationToken stop)
        {
            SipResult result = _message.Parse(_framer.Buffer, _framer.MessageOffset, _framer.MessageEnd);
            if (result != SipResult.Ok)
            {
                return false;
            }

            if (!RegistrarCore.IsAnswered(_message))
            {
                return true;
            }

            _seen.NoteRequest();
            if (!_core.Respond(_message, _writer))
            {
                return false;
            }

            ByteWriter response = _writer.Bytes;
            ReadOnlyMemory<byte> octets = response.Buffer.AsMemory(response.Start, response.Length);
            await _tls.WriteAsync(octets, stop).ConfigureAwait(false);
            return true;
        }
    }
}
