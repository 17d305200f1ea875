using System;
using System.Net;
using System.Net.Sockets;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // TCP on nanoFramework. Every call that could wait is asked for with Poll(0) first, and connecting has a thread of
    // its own (SocketConnect). Deadlines are the consumer's: it closes.
    // Invariant: _socket is null exactly when nothing is open; _connect is null exactly when nothing connects.

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
                // No socket is left, no route, or an address family that the image lacks.
                Close();
                return false;
            }
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
                Close();
                return HalResult.Closed;
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

                int received = _socket.Receive(buffer, offset, end - offset, SocketFlags.None);
                if (received > 0)
                {
                    return received;
                }
            }
            catch (Exception)
            {
                // Broken: the same as the end below.
            }

            // Readable without an octet: the peer ended.
            Close();
            return HalResult.Closed;
        }

        /// <inheritdoc/>
        public void Close()
        {
            _connect = null;
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
                Close();
                return HalResult.Closed;
            }

            if (!_connect.IsConnected)
            {
                return 0;
            }

            _connect = null;
            return 1;
        }
    }
}
