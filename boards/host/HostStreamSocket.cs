using System;
using System.Net;
using System.Net.Sockets;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Plain TCP for DNS answers that do not fit a datagram. The resolver looks at it every few milliseconds while it is
    // open, so nothing waits in the background. Invariant: _isConnected only after the platform said that the
    // connection stands.

    /// <summary>A TCP connection as a client, IPv4 or IPv6.</summary>
    public sealed class HostStreamSocket : IStreamSocket, IDisposable
    {
        private Socket? _socket;
        private bool _isConnected;

        /// <inheritdoc/>
        public bool Open(byte[] address, int port)
        {
            Close();
            Socket? socket = null;
            try
            {
                IPEndPoint peer = new(new IPAddress(address), port);
                socket = new Socket(peer.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                socket.Connect(peer);
                _socket = socket;
                return true;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                _socket = socket;
                return true;
            }
            catch (Exception e) when (e is SocketException or ArgumentException)
            {
                socket?.Dispose();
                return false;
            }
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            int ready = Check();
            if (ready <= 0)
            {
                return ready;
            }

            int sent = _socket!.Send(buffer, offset, end - offset, SocketFlags.None, out SocketError error);
            return error == SocketError.Success ? sent : Outcome(error);
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            int ready = Check();
            if (ready <= 0 || offset == end)
            {
                return ready < 0 ? ready : 0;
            }

            int received = _socket!.Receive(buffer, offset, end - offset, SocketFlags.None, out SocketError error);
            if (error != SocketError.Success)
            {
                return Outcome(error);
            }

            // The platform's 0 is the end of the stream.
            return received == 0 ? HalResult.Closed : received;
        }

        /// <inheritdoc/>
        public void Close()
        {
            _socket?.Dispose();
            _socket = null;
            _isConnected = false;
        }

        /// <summary>Closes.</summary>
        public void Dispose()
        {
            Close();
        }

        // 1 for connected, 0 for "still connecting", Closed for not open, refused or broken.
        private int Check()
        {
            if (_socket is null)
            {
                return HalResult.Closed;
            }

            if (_isConnected)
            {
                return 1;
            }

            if (_socket.Poll(0, SelectMode.SelectError))
            {
                return HalResult.Closed;
            }

            _isConnected = _socket.Poll(0, SelectMode.SelectWrite);
            return _isConnected ? 1 : 0;
        }

        private static int Outcome(SocketError error)
        {
            return error is SocketError.WouldBlock or SocketError.InProgress or SocketError.TryAgain
                ? 0
                : HalResult.Closed;
        }
    }
}
