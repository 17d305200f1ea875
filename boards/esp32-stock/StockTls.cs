using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Stock
{
    // The only class that touches SslStream: each method is one question to the platform, and its exceptions become
    // numbers here. What must not be asked when is StockChannel's matter.
    // Invariant: _socket is null exactly when nothing is open, and _stream is null until its handshake succeeded, for
    // DataAvailable and Read before that crash the runtime.

    /// <summary>A TCP connection, and the platform's TLS on it.</summary>
    internal sealed class StockTls
    {
        /// <summary>The platform is still at work.</summary>
        internal const int Pending = -2;

        /// <summary>It failed and told no number.</summary>
        internal const int UnknownError = -1;

        private const int IPv4AddressBytes = 4;

        private Socket _socket;
        private SslStream _stream;
        private SocketConnect _connect;

        /// <summary>Makes a socket and lets a thread of its own connect it; closes first what was open.</summary>
        /// <param name="address">The peer, 4 or 16 octets.</param>
        /// <param name="port">Its port.</param>
        /// <returns>False when the platform gives no socket.</returns>
        internal bool Connect(byte[] address, int port)
        {
            Close();
            try
            {
                _socket = new Socket(
                    address.Length == IPv4AddressBytes ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6,
                    SocketType.Stream,
                    ProtocolType.Tcp);
                _connect = new SocketConnect(_socket, new IPEndPoint(new IPAddress(address), port));
                _connect.Start();
                return true;
            }
            catch (SocketException)
            {
                Close();
                return false;
            }
        }

        /// <summary>How connecting goes.</summary>
        /// <returns>0 when it stands, <see cref="Pending"/>, or the platform's number.</returns>
        internal int PollConnect()
        {
            if (!_connect.HasFailed)
            {
                return _connect.IsConnected ? 0 : Pending;
            }

            return _connect.Error == 0 ? UnknownError : _connect.Error;
        }

        /// <summary>Replaces the platform's store of anchors by these, in its flash.</summary>
        /// <param name="pem">The certificates, with a NUL behind them.</param>
        /// <returns>False when it could not.</returns>
        internal bool StoreAnchors(byte[] pem)
        {
            try
            {
                return CertificateManager.AddCaCertificateBundle(pem);
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>The handshake. Blocks the whole runtime until the peer has done its part.</summary>
        /// <param name="name">For SNI and for the platform's check of the name; 1 octet or more.</param>
        /// <param name="chain">The device's certificates in PEM with a NUL behind them; null for none.</param>
        /// <param name="privateKey">Its key in DER; the caller wipes it.</param>
        /// <returns>0 when the peer has proven the name; else mbedTLS's number, and the socket is closed.</returns>
        internal int Authenticate(byte[] name, byte[] chain, byte[] privateKey)
        {
            SslStream stream = null;
            int error = UnknownError;
            try
            {
                stream = new SslStream(_socket);

                // Every other value verifies nothing.
                stream.SslVerification = SslVerification.CertificateRequired;
                string targetHost = Ascii.ToText(name, 0, name.Length);
                if (chain == null)
                {
                    stream.AuthenticateAsClient(targetHost, SslProtocols.Tls12);
                }
                else
                {
                    stream.AuthenticateAsClient(
                        targetHost, new X509Certificate2(chain, privateKey, string.Empty), SslProtocols.Tls12);
                }

                _stream = stream;
                return 0;
            }
            catch (SocketException e)
            {
                error = e.ErrorCode == 0 ? UnknownError : e.ErrorCode;
            }
            catch (Exception)
            {
                // No memory, no context, a key that cannot be read, or a platform that throws something else.
            }

            // The platform has closed the descriptor already and closes it once more here, or at some later collection:
            // now, while nobody else can have got the same number.
            if (stream != null)
            {
                stream.Close();
            }

            Close();
            return error;
        }

        /// <summary>Whether TLS holds octets that it has decrypted, so that reading touches no socket.</summary>
        /// <returns>True when it does.</returns>
        internal bool HasDecrypted()
        {
            try
            {
                return _stream.DataAvailable;
            }
            catch (SocketException)
            {
                // The session is broken: what is in the socket, and its end, is found there.
                return false;
            }
        }

        /// <summary>How many octets came in that TLS has not seen.</summary>
        /// <returns>The number; negative when the peer has ended or broken the connection.</returns>
        internal int CountArrived()
        {
            try
            {
                // In this order: readable with nothing in it is the end, and what comes in between does no harm.
                if (!_socket.Poll(0, SelectMode.SelectRead))
                {
                    return 0;
                }

                int count = _socket.Available;
                return count > 0 ? count : HalResult.Closed;
            }
            catch (SocketException)
            {
                return HalResult.Closed;
            }
        }

        /// <summary>Looks at the first of them without taking them from TLS.</summary>
        /// <param name="buffer">Receives as many as it is long, which have come in.</param>
        /// <returns>False when the connection is broken.</returns>
        internal bool Peek(byte[] buffer)
        {
            try
            {
                return _socket.Receive(buffer, 0, buffer.Length, SocketFlags.Peek) == buffer.Length;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        /// <summary>Decrypts. Blocks the whole runtime unless a whole record is there.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Octets taken; 0 or negative when there will be no more.</returns>
        internal int Read(byte[] buffer, int offset, int end)
        {
            try
            {
                return _stream.Read(buffer, offset, end - offset);
            }
            catch (SocketException)
            {
                return HalResult.Closed;
            }
        }

        /// <summary>Whether a piece of <see cref="StockLimits.WritePieceBytes"/> would find room.</summary>
        /// <returns>1 for yes, 0 for not now, negative when the connection is broken.</returns>
        internal int CountRoom()
        {
            try
            {
                return _socket.Poll(0, SelectMode.SelectWrite) ? 1 : 0;
            }
            catch (SocketException)
            {
                return HalResult.Closed;
            }
        }

        /// <summary>Encrypts and sends all of it. Stops the whole runtime until there is room.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>False when the connection is broken, where the platform tells.</returns>
        internal bool Write(byte[] buffer, int offset, int end)
        {
            try
            {
                _stream.Write(buffer, offset, end - offset);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        /// <summary>Our own end of the connection that stands.</summary>
        /// <param name="port">The port; 0 when the platform does not tell.</param>
        /// <returns>The address, 4 or 16 octets; null when the platform does not tell.</returns>
        internal byte[] ReadLocalEndPoint(out int port)
        {
            port = 0;
            try
            {
                IPEndPoint local = (IPEndPoint)_socket.LocalEndPoint;
                port = local.Port;
                return local.Address.GetAddressBytes();
            }
            catch (SocketException)
            {
                return null;
            }
        }

        /// <summary>Ends what is open: with close_notify after a handshake. May be called at any time.</summary>
        internal void Close()
        {
            if (_stream != null)
            {
                _stream.Close();
            }
            else if (_socket != null)
            {
                _socket.Close();
            }

            _stream = null;
            _socket = null;
            _connect = null;
        }
    }
}
