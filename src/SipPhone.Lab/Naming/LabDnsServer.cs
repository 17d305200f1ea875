using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Core;

namespace SipPhone.Lab.Naming
{
    // An authoritative DNS server in this process: UDP on 127.0.0.1, one datagram after the other.
    // Invariant: nothing that comes in ends it but DisposeAsync.

    /// <summary>The lab's DNS server.</summary>
    public sealed class LabDnsServer : IAsyncDisposable
    {
        private const int MaxKeptQuestions = 256;

        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        private readonly DnsResponder _responder = new();
        private readonly Lock _gate = new();
        private readonly Queue<DnsQuestion> _questions = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;
        private volatile DnsZones _zones;

        private LabDnsServer(DnsZones zones, int port)
        {
            _zones = zones;
            try
            {
                _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            }
            catch (SocketException)
            {
                _socket.Dispose();
                throw;
            }

            EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
            _serving = ServeAsync();
        }

        /// <summary>Where it listens: 127.0.0.1 and its port.</summary>
        public IPEndPoint EndPoint { get; }

        /// <summary>What it answers from; may be replaced at any time.</summary>
        public DnsZones Zones
        {
            get => _zones;
            set => _zones = value;
        }

        /// <summary>What it was asked, the last 256 questions in order.</summary>
        public IReadOnlyList<DnsQuestion> Questions
        {
            get
            {
                lock (_gate)
                {
                    return _questions.ToArray();
                }
            }
        }

        /// <summary>Starts one.</summary>
        /// <param name="zones">What it answers from.</param>
        /// <param name="port">Its port; 0 for a free one.</param>
        /// <returns>The server, listening.</returns>
        /// <exception cref="SocketException">The port is not to be had.</exception>
        public static LabDnsServer Start(DnsZones zones, int port = 0)
        {
            return new LabDnsServer(zones, port);
        }

        /// <summary>Stops it.</summary>
        /// <returns>Ends when it has stopped.</returns>
        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _serving.ConfigureAwait(false);
            _socket.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            byte[] buffer = new byte[Limits.DnsUdpPayloadBytes];
            IPEndPoint anyone = new(IPAddress.Any, 0);
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    SocketReceiveFromResult query = await _socket
                        .ReceiveFromAsync(buffer, SocketFlags.None, anyone, _stop.Token)
                        .ConfigureAwait(false);
                    ReadOnlyMemory<byte> response = _responder.Respond(
                        _zones, buffer, query.ReceivedBytes, out DnsQuestion? question);
                    Keep(question);
                    if (!response.IsEmpty)
                    {
                        await _socket
                            .SendToAsync(response, SocketFlags.None, query.RemoteEndPoint, _stop.Token)
                            .ConfigureAwait(false);
                    }
                }
                catch (SocketException)
                {
                    // One that asked and left, or a query that is too long: the next one is served.
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }

        private void Keep(DnsQuestion? question)
        {
            if (question is null)
            {
                return;
            }

            lock (_gate)
            {
                _questions.Enqueue(question);
                if (_questions.Count > MaxKeptQuestions)
                {
                    _questions.Dequeue();
                }
            }
        }
    }
}
