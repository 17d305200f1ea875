using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>The host's channel keeps the contract, and what it adds to it.</summary>
    public sealed class HostSecureChannelTests : SecureChannelContract, IAsyncDisposable
    {
        private readonly HostWakeup _wakeup = new();
        private readonly List<HostSecureChannel> _channels = [];

        protected override ISecureChannel Create(byte[][] anchors, IssuedCertificate? client)
        {
            HostSecureChannel channel = new(
                HostTrustStore.FromDer(anchors), _wakeup, client?.Certificate, client?.Intermediates);
            _channels.Add(channel);
            return channel;
        }

        protected override void WaitForNews(int timeoutMs)
        {
            _wakeup.Wait(timeoutMs);
        }

        [Fact]
        public async Task Application_octets_are_counted_over_all_connections()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            HostSecureChannel channel = (HostSecureChannel)Create([Certificates.Root.Der], null);

            for (int round = 0; round < 3; round++)
            {
                channel.Open(peer.Address, peer.Port, []);
                Patience.Until("a peer", () => channel.Poll() == SecureChannelState.PeerPresented, WaitForNews);
                Assert.Equal(round * 1000, channel.ApplicationBytesSent);
                channel.Send(new byte[1000], 0, 1000);
                Assert.Equal(round * 1000, channel.ApplicationBytesSent);
                channel.Accept();
                Assert.Equal(1000, channel.Send(new byte[1000], 0, 1000));
                int left = (round + 1) * 1000;
                ReceiveExactly(channel, 1000);
                Assert.Equal(left, channel.ApplicationBytesSent);
                channel.Close();
                Assert.Equal(left, channel.ApplicationBytesSent);
            }
        }

        [Theory]
        [InlineData("127.0.0.1")]
        [InlineData("::1")]
        public async Task An_IP_literal_is_never_sent_as_server_name(string literal)
        {
            // RFC 6066 §3.
            string? seen = null;
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server),
                tls =>
                {
                    seen = tls.TargetHostName;
                    return Task.CompletedTask;
                });
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Ascii.ToBytes(literal));

            await peer.Served;
            Assert.Equal(string.Empty, seen);
        }

        [Fact]
        public async Task A_server_name_that_is_none_fails_the_protocol()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Ascii.ToBytes("a..b"));

            Patience.Until("a failure", () => channel.Poll() == SecureChannelState.Failed, WaitForNews);
            Assert.Equal(SecureChannelFailure.Protocol, channel.Failure);
        }

        [Fact]
        public void A_client_certificate_without_its_key_is_a_mistake()
        {
            using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(Certificates.Device.Der);
            Assert.Throws<ArgumentException>(() => new HostSecureChannel(HostTrustStore.FromDer(), _wakeup, bare));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (HostSecureChannel channel in _channels)
            {
                await channel.DisposeAsync();
            }

            _wakeup.Dispose();
        }
    }
}
