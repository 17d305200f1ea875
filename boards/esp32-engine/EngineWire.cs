using SipPhone.Core.Hal;
using NativeEngine = SipPhone.Native.Engine;

namespace SipPhone.Board.Esp32.Engine
{
    // Carries octets between one engine and its socket. What one side did not take waits here, in order, so that
    // neither side is asked for more than it can hold: that is the back-pressure, both ways.
    // Invariant: nothing is received while received octets wait, and nothing is drained while drained octets wait.

    /// <summary>The octets between an engine and its socket.</summary>
    internal sealed class EngineWire
    {
        private readonly IStreamSocket _socket;
        private readonly byte[] _received = new byte[EngineLimits.WireBytes];
        private readonly byte[] _drained = new byte[EngineLimits.WireBytes];
        private int _handle;
        private int _receivedOffset;
        private int _receivedEnd;
        private int _drainedOffset;
        private int _drainedEnd;

        /// <summary>Makes a wire of nothing.</summary>
        /// <param name="socket">The socket; its owner opens and closes it.</param>
        internal EngineWire(IStreamSocket socket)
        {
            _socket = socket;
        }

        /// <summary>Whether the socket has taken an octet of this engine: the connection stands.</summary>
        internal bool HasSent { get; private set; }

        /// <summary>Whether the socket takes nothing more.</summary>
        internal bool IsOutputEnded { get; private set; }

        /// <summary>Whether the socket gives nothing more, and the engine was told.</summary>
        internal bool IsInputEnded { get; private set; }

        /// <summary>Forgets what waits and carries for this engine from now on.</summary>
        /// <param name="handle">The engine.</param>
        internal void Start(int handle)
        {
            _handle = handle;
            _receivedOffset = 0;
            _receivedEnd = 0;
            _drainedOffset = 0;
            _drainedEnd = 0;
            HasSent = false;
            IsOutputEnded = false;
            IsInputEnded = false;
        }

        /// <summary>Moves what the engine has for the wire, as far as the socket takes it.</summary>
        /// <returns>False when some is left.</returns>
        internal bool Push()
        {
            for (int round = 0; round < EngineLimits.MaxRounds; round++)
            {
                if (_drainedOffset == _drainedEnd)
                {
                    _drainedOffset = 0;
                    _drainedEnd = NativeEngine.TlsDrain(_handle, _drained, 0, _drained.Length);
                    if (_drainedEnd <= 0)
                    {
                        _drainedEnd = 0;
                        return true;
                    }
                }

                int taken = IsOutputEnded ? HalResult.Closed : _socket.Send(_drained, _drainedOffset, _drainedEnd);
                if (taken == 0)
                {
                    return false;
                }

                if (taken < 0)
                {
                    // Nobody will have it; the engine may go on to what it still has to say or to read.
                    IsOutputEnded = true;
                    taken = _drainedEnd - _drainedOffset;
                }
                else
                {
                    HasSent = true;
                }

                _drainedOffset += taken;
            }

            return false;
        }

        /// <summary>Gives the engine octets from the wire, or the wire's end.</summary>
        /// <returns>False when there was nothing new, or the engine has no room.</returns>
        internal bool Pull()
        {
            if (_receivedOffset == _receivedEnd)
            {
                if (IsInputEnded)
                {
                    return false;
                }

                int received = _socket.Receive(_received, 0, _received.Length);
                if (received < 0)
                {
                    IsInputEnded = true;
                    NativeEngine.TlsEndInput(_handle);
                    return true;
                }

                _receivedOffset = 0;
                _receivedEnd = received;
            }

            int taken = NativeEngine.TlsFeed(_handle, _received, _receivedOffset, _receivedEnd);
            if (taken <= 0)
            {
                return false;
            }

            _receivedOffset += taken;
            return true;
        }

        /// <summary>
        /// Takes what has come and drops it: a socket that is closed with unread octets resets the connection, and the
        /// peer would miss our last ones.
        /// </summary>
        internal void Discard()
        {
            for (int round = 0; round < EngineLimits.MaxRounds; round++)
            {
                if (IsInputEnded || _socket.Receive(_received, 0, _received.Length) <= 0)
                {
                    return;
                }
            }
        }
    }
}
