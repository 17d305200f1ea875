using System;
using System.Net;
using System.Net.Sockets;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // UDP on nanoFramework. A connected socket takes Receive instead of ReceiveFrom, which would allocate an address
    // per datagram. Every blocking call is asked for with Poll(0) first, so none blocks.
    // Invariant: _socket is null exactly when nothing is open.

    /// <summary>
    /// A UDP socket of the ESP32, connected to one peer. Allocates when it is opened, not per datagram.
    /// </summary>
    public sealed class Esp32DatagramSocket : IDatagramSocket
    {
        private const int IPv4AddressBytes = 4;

        private Socket _socket;

        /// <inheritdoc/>
        public bool Open(byte[] address, int port, int localPort)
        {
            Close();
            bool isIPv4 = address.Length == IPv4AddressBytes;
            try
            {
                _socket = new Socket(
                    isIPv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6,
                    SocketType.Dgram,
                    ProtocolType.Udp);
                _socket.Bind(new IPEndPoint(isIPv4 ? IPAddress.Any : IPAddress.IPv6Any, localPort));
                _socket.Connect(new IPEndPoint(new IPAddress(address), port));
                return true;
            }
            catch (Exception)
            {
                Close();
                return false;
            }
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            if (_socket == null)
            {
                return HalResult.Closed;
            }

            try
            {
                return _socket.Poll(0, SelectMode.SelectWrite)
                    ? _socket.Send(buffer, offset, end - offset, SocketFlags.None)
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
            if (_socket == null)
            {
                return HalResult.Closed;
            }

            try
            {
                return _socket.Poll(0, SelectMode.SelectRead)
                    ? _socket.Receive(buffer, offset, end - offset, SocketFlags.None)
                    : 0;
            }
            catch (Exception)
            {
                Close();
                return HalResult.Closed;
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
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
    }
}
