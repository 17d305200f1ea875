using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // UDP to one peer. A background task takes datagrams from the system as they come and wakes the loop. Invariants:
    // each Open makes a new connection object, so what an old task still does reaches nobody; a connection that was
    // refused (ICMP port unreachable) stays Closed until the next Open.

    /// <summary>A connected UDP socket, IPv4 or IPv6.</summary>
    public sealed class HostDatagramSocket : IDatagramSocket, IDisposable
    {
        private readonly HostWakeup _wakeup;
        private Connection? _connection;

        /// <summary>Makes a closed socket.</summary>
        /// <param name="wakeup">Signalled when a datagram came or the peer's host refused one.</param>
        public HostDatagramSocket(HostWakeup wakeup)
        {
            _wakeup = wakeup;
        }

        /// <inheritdoc/>
        public bool Open(byte[] address, int port, int localPort)
        {
            Close();
            Socket? socket = null;
            try
            {
                IPEndPoint peer = new(new IPAddress(address), port);
                socket = new Socket(peer.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
                bool isIPv6 = peer.AddressFamily == AddressFamily.InterNetworkV6;
                socket.Bind(new IPEndPoint(isIPv6 ? IPAddress.IPv6Any : IPAddress.Any, localPort));
                socket.Connect(peer);
                socket.Blocking = false;
                _connection = new Connection(socket, _wakeup);
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
            return _connection is null ? HalResult.Closed : _connection.Send(buffer.AsSpan(offset, end - offset));
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            return _connection is null ? HalResult.Closed : _connection.Receive(buffer.AsSpan(offset, end - offset));
        }

        /// <inheritdoc/>
        public void Close()
        {
            _connection?.Close();
            _connection = null;
        }

        /// <summary>Closes.</summary>
        public void Dispose()
        {
            Close();
        }

        private sealed class Connection
        {
            // As many as an answer's burst or 1.3 s of sound; what comes on top is lost, as UDP may lose it anywhere.
            private const int MaxQueuedDatagrams = 64;
            private const int MaxDatagramBytes = 65_535;

            private readonly Socket _socket;
            private readonly HostWakeup _wakeup;
            private readonly Lock _gate = new();
            private readonly Queue<byte[]> _received = new();
            private bool _isBroken;

            internal Connection(Socket socket, HostWakeup wakeup)
            {
                _socket = socket;
                _wakeup = wakeup;
                _ = ReceiveAllAsync();
            }

            internal int Send(ReadOnlySpan<byte> datagram)
            {
                if (IsBroken())
                {
                    return HalResult.Closed;
                }

                int sent = _socket.Send(datagram, SocketFlags.None, out SocketError error);
                if (error is SocketError.ConnectionRefused or SocketError.ConnectionReset)
                {
                    Break();
                    return HalResult.Closed;
                }

                // Anything else (queue full, no route at the moment) may pass.
                return error == SocketError.Success ? sent : 0;
            }

            internal int Receive(Span<byte> target)
            {
                lock (_gate)
                {
                    if (!_received.TryDequeue(out byte[]? datagram))
                    {
                        return _isBroken ? HalResult.Closed : 0;
                    }

                    int length = Math.Min(datagram.Length, target.Length);
                    datagram.AsSpan(0, length).CopyTo(target);
                    return length;
                }
            }

            internal void Close()
            {
                _socket.Dispose();
            }

            private async Task ReceiveAllAsync()
            {
                byte[] buffer = new byte[MaxDatagramBytes];
                try
                {
                    while (true)
                    {
                        int length = await _socket.ReceiveAsync(buffer.AsMemory()).ConfigureAwait(false);
                        Enqueue(buffer.AsSpan(0, length));
                        _wakeup.Signal();
                    }
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    Break();
                    _wakeup.Signal();
                }
            }

            private void Enqueue(ReadOnlySpan<byte> datagram)
            {
                lock (_gate)
                {
                    // An empty datagram could not be told from "none now".
                    if (!datagram.IsEmpty && _received.Count < MaxQueuedDatagrams)
                    {
                        _received.Enqueue(datagram.ToArray());
                    }
                }
            }

            private bool IsBroken()
            {
                lock (_gate)
                {
                    return _isBroken;
                }
            }

            private void Break()
            {
                lock (_gate)
                {
                    _isBroken = true;
                }
            }
        }
    }
}
