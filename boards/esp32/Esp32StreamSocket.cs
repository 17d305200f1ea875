using System;
using System.Net;
using System.Net.Sockets;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // TCP on nanoFramework. Every call that could wait is asked for with Poll(0) first, and connecting has a thread of
    // its own (SocketConnect). Deadlines are the consumer's: it closes.
    // Invariant: _socket is null exactly when nothing is open; _connect is null exactly when nothing connects; _error
    // is of the connection that was open last.

    /// <summary>
    /// A TCP connection of the ESP32 as a client. Allocates when it is opened, not per octet.
    /// </summary>
    public sealed class Esp32StreamSocket : IStreamSocket
    {
        private const int IPv4AddressBytes = 4;

        // The platform's Send does not return before it has got rid of everything. When a socket says that it is
        // writable, lwIP has room for two segments of 1,440 octets at least, so this much is taken at once.
        private const int MaxSendBytes = 2048;

        // Should lwIP lack memory for them nevertheless, the connection is broken after this time.
        private const int SendTimeoutMs = 2_000;

        private Socket _socket;
        private SocketConnect _connect;
        private int _error;

        /// <inheritdoc/>
        public bool IsRefused { get; private set; }

        /// <inheritdoc/>
        public int PlatformError
        {
            get { return _error; }
        }

        /// <inheritdoc/>
        public int LocalPort
        {
            get
            {
                IPEndPoint local = ReadLocalEndPoint();
                return local == null ? 0 : local.Port;
            }
        }

        /// <inheritdoc/>
        public bool Open(byte[] address, int port)
        {
            Close();
            try
            {
                _socket = new Socket(
                    address.Length == IPv4AddressBytes ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6,
                    SocketType.Stream,
                    ProtocolType.Tcp);
                _socket.SendTimeout = SendTimeoutMs;
                _connect = new SocketConnect(_socket, new IPEndPoint(new IPAddress(address), port));
                _connect.Start();
                return true;
            }
            catch (Exception)
            {
                // No socket is left, or an address family that the image lacks.
                Close();
                return false;
            }
        }

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            IPEndPoint local = ReadLocalEndPoint();
            if (local == null)
            {
                return HalResult.NotFound;
            }

            byte[] address = local.Address.GetAddressBytes();
            if (address.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            Array.Copy(address, 0, buffer, offset, address.Length);
            return address.Length;
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            int ready = Check();
            if (ready <= 0 || offset == end)
            {
                return ready < 0 ? ready : 0;
            }

            int length = end - offset < MaxSendBytes ? end - offset : MaxSendBytes;
            try
            {
                return _socket.Poll(0, SelectMode.SelectWrite)
                    ? _socket.Send(buffer, offset, length, SocketFlags.None)
                    : 0;
            }
            catch (Exception)
            {
                return Break(SocketFault.Read(_socket));
            }
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            int ready = Check();
            if (ready <= 0 || offset == end)
            {
                return ready < 0 ? ready : 0;
            }

            try
            {
                if (!_socket.Poll(0, SelectMode.SelectRead))
                {
                    return 0;
                }

                // Readable without an octet: the peer ended.
                int received = _socket.Receive(buffer, offset, end - offset, SocketFlags.None);
                return received > 0 ? received : Break(0);
            }
            catch (Exception)
            {
                return Break(SocketFault.Read(_socket));
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            _connect = null;
            _error = 0;
            IsRefused = false;
            if (_socket == null)
            {
                return;
            }

            try
            {
                _socket.Close();
            }
            catch (Exception)
            {
                // It is gone either way.
            }

            _socket = null;
        }

        private int Break(int error)
        {
            Close();
            _error = error;
            return HalResult.Closed;
        }

        // 1 for connected, 0 for "still connecting", Closed for not open, refused or broken.
        private int Check()
        {
            if (_socket == null)
            {
                return HalResult.Closed;
            }

            if (_connect == null)
            {
                return 1;
            }

            if (_connect.HasFailed)
            {
                int error = _connect.Error;
                int result = Break(error);
                IsRefused = error == SocketFault.ConnectionReset;
                return result;
            }

            if (!_connect.IsConnected)
            {
                return 0;
            }

            _connect = null;
            return 1;
        }

        // Makes a few objects: asked for once or twice a connection.
        private IPEndPoint ReadLocalEndPoint()
        {
            if (Check() <= 0)
            {
                return null;
            }

            try
            {
                return (IPEndPoint)_socket.LocalEndPoint;
            }
            catch (Exception)
            {
                return null;
            }
        }
    }
}
