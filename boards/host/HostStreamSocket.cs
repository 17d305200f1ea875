using System;
using System.Net;
using System.Net.Sockets;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Plain TCP, for DNS answers that do not fit a datagram and below the native TLS engine. Its user looks at it every
    // few milliseconds while it is open, so nothing waits in the background. Invariant: _isConnected only after the
    // platform said that the connection stands; _error is the first that ended it.

    /// <summary>A TCP connection as a client, IPv4 or IPv6.</summary>
    public sealed class HostStreamSocket : IStreamSocket, IDisposable
    {
        private Socket? _socket;
        private bool _isConnected;
        private SocketError _error;

        /// <inheritdoc/>
        public bool IsRefused => _error == SocketError.ConnectionRefused;

        /// <inheritdoc/>
        public int PlatformError =>
            _error == SocketError.Success ? 0 : new SocketException((int)_error).NativeErrorCode;

        /// <inheritdoc/>
        public int LocalPort => LocalEndPoint?.Port ?? 0;

        private IPEndPoint? LocalEndPoint => Check() > 0 ? (IPEndPoint?)_socket!.LocalEndPoint : null;

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
                _error = (e as SocketException)?.SocketErrorCode ?? SocketError.AddressNotAvailable;
                return false;
            }
        }

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            byte[]? address = LocalEndPoint?.Address.GetAddressBytes();
            if (address is null)
            {
                return HalResult.NotFound;
            }

            if (address.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            address.CopyTo(buffer, offset);
            return address.Length;
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
            _error = SocketError.Success;
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

            if (_error != SocketError.Success)
            {
                return HalResult.Closed;
            }

            if (_socket.Poll(0, SelectMode.SelectError))
            {
                // The platform tells this number once.
                object? number = _socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
                return Outcome(number is int and not 0 ? (SocketError)number : SocketError.SocketError);
            }

            _isConnected = _socket.Poll(0, SelectMode.SelectWrite);
            return _isConnected ? 1 : 0;
        }

        private int Outcome(SocketError error)
        {
            if (error is SocketError.WouldBlock or SocketError.InProgress or SocketError.TryAgain)
            {
                return 0;
            }

            if (_error == SocketError.Success)
            {
                _error = error;
            }

            return HalResult.Closed;
        }
    }
}
