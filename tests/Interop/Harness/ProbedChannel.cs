using System.Diagnostics;
using System.Net;
using System.Text;
using SipPhone.Board.Host;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    // Drives the board's channel as the phone's loop does: poll, then sleep until there is news.

    /// <summary>A secure channel in a test's hands, the host board's or another.</summary>
    internal sealed class ProbedChannel : IAsyncDisposable
    {
        private readonly HostWakeup _wakeup = new();
        private readonly ISecureChannel _channel;
        private readonly int _longestWaitMs;

        /// <summary>Makes a closed channel.</summary>
        /// <param name="anchor">Whom to trust.</param>
        /// <param name="client">What to present when asked; null for nothing.</param>
        internal ProbedChannel(CertificateAuthority anchor, IssuedCertificate? client = null)
        {
            _channel = new HostSecureChannel(
                HostTrustStore.FromDer(anchor.Der), _wakeup, client?.ToDeviceIdentity());
            _longestWaitMs = int.MaxValue;
        }

        /// <summary>Takes a channel that wakes nobody, and so is polled often.</summary>
        /// <param name="channel">The channel.</param>
        internal ProbedChannel(ISecureChannel channel)
        {
            _channel = channel;
            _longestWaitMs = 5;
        }

        internal SecureChannelState State => _channel.Poll();

        internal int TlsVersion => _channel.TlsVersion;

        /// <summary>Starts to connect to a port on loopback.</summary>
        internal void Open(int port)
        {
            _channel.Open(IPAddress.Loopback.GetAddressBytes(), port, Encoding.ASCII.GetBytes(Certificates.Domain));
        }

        /// <summary>Waits until the handshake is done; fails when it fails.</summary>
        /// <returns>The peer's leaf in DER.</returns>
        internal byte[] AwaitPeer()
        {
            AwaitState(SecureChannelState.PeerPresented);
            byte[] buffer = new byte[16 * 1024];
            int length = _channel.CopyPeerCertificate(buffer, 0, buffer.Length);
            Assert.True(length > 0, $"no leaf: {length}");
            return buffer[..length];
        }

        /// <summary>Waits until the channel fails; fails when the handshake gets done instead.</summary>
        /// <returns>Why.</returns>
        internal SecureChannelFailure AwaitFailure()
        {
            AwaitState(SecureChannelState.Failed);
            return _channel.Failure;
        }

        /// <summary>Waits for a state; fails when the channel passes it by.</summary>
        internal void AwaitState(SecureChannelState state)
        {
            Await($"{state}", () =>
            {
                SecureChannelState now = _channel.Poll();
                bool waitsForUs = now == SecureChannelState.PeerPresented && now < state;
                Assert.False(now > state || waitsForUs, $"{now} ({_channel.Failure}) instead of {state}");
                return now == state;
            });
        }

        internal void Accept()
        {
            _channel.Accept();
            Assert.Equal(SecureChannelState.Open, _channel.Poll());
        }

        /// <summary>Sends text.</summary>
        internal void Send(string text)
        {
            byte[] octets = Encoding.ASCII.GetBytes(text);
            int sent = 0;
            Await("room to send", () =>
            {
                int taken = _channel.Send(octets, sent, octets.Length);
                Assert.True(taken >= 0, $"closed while sending: {_channel.Poll()}, {_channel.Failure}");
                sent += taken;
                return sent == octets.Length;
            });
        }

        /// <summary>Receives until what came ends with a mark.</summary>
        internal string ReceiveThrough(string mark)
        {
            byte[] buffer = new byte[64 * 1024];
            int received = 0;
            string text = string.Empty;
            Await("the end of an answer", () =>
            {
                int length = _channel.Receive(buffer, received, buffer.Length);
                Assert.True(length >= 0, $"{_channel.Poll()}, {_channel.Failure}, after: {text}");
                received += length;
                text = Encoding.ASCII.GetString(buffer, 0, received);
                return text.EndsWith(mark, StringComparison.Ordinal);
            });
            return text;
        }

        /// <summary>Sends a line, and waits for what the server makes of it.</summary>
        internal void Converse(TlsServer server)
        {
            Send("REGISTER sip\n");
            Assert.Equal(server.AnswerTo("REGISTER sip") + "\n", ReceiveThrough("\n"));
        }

        internal void Close()
        {
            _channel.Close();
        }

        public async ValueTask DisposeAsync()
        {
            _channel.Close();
            if (_channel is HostSecureChannel host)
            {
                await host.DisposeAsync().AsTask().WaitAsync(Patience.Limit);
            }

            _wakeup.Dispose();
        }

        private void Await(string what, Func<bool> condition)
        {
            long start = Stopwatch.GetTimestamp();
            while (!condition())
            {
                TimeSpan left = Patience.Limit - Stopwatch.GetElapsedTime(start);
                Assert.True(left > TimeSpan.Zero, $"still waiting for: {what}");
                _wakeup.Wait(Math.Min((int)left.TotalMilliseconds + 1, _longestWaitMs));
            }
        }
    }
}
