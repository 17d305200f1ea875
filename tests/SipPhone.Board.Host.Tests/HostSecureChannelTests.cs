using System.Net.Security;
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
            HostSecureChannel channel = new(HostTrustStore.FromDer(anchors), _wakeup, client?.ToDeviceIdentity());
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
        public async Task Anchors_and_identity_are_read_anew_at_each_open()
        {
            ChangingTrust trust = new();
            string? seen = null;
            SslServerAuthenticationOptions options = ScriptedPeer.Presenting(Certificates.Server);
            options.ClientCertificateRequired = true;
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                seen = certificate?.GetCertHashString();
                return true;
            };
            await using ScriptedPeer peer = ScriptedPeer.Tls(options, ScriptedPeer.Echo);
            HostSecureChannel channel = new(trust, _wakeup, trust);
            _channels.Add(channel);

            Assert.Equal(SecureChannelFailure.NoAnchors, FailureOf(channel, peer));
            trust.Anchors = HostTrustStore.FromDer(Certificates.OtherRoot.Der);
            Assert.Equal(SecureChannelFailure.UntrustedChain, FailureOf(channel, peer));
            trust.Anchors = HostTrustStore.FromDer(Certificates.Root.Der);
            Assert.Null(Conversation(channel, peer, () => seen));
            trust.Identity = Certificates.Device.ToDeviceIdentity();
            Assert.Equal(Certificates.Device.Certificate.GetCertHashString(), Conversation(channel, peer, () => seen));
            trust.Identity = null;
            Assert.Null(Conversation(channel, peer, () => seen));
        }

        [Fact]
        public async Task An_identity_that_cannot_be_read_is_presented_to_nobody()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ChangingTrust trust = new()
            {
                Anchors = HostTrustStore.FromDer(Certificates.Root.Der),
                Identity = Certificates.Device.ToDeviceIdentity(),
                IsBroken = true,
            };
            HostSecureChannel channel = new(trust, _wakeup, trust);
            _channels.Add(channel);
            Assert.Null(Conversation(channel, peer, () => null));
        }

        [Fact]
        public void An_identity_without_its_key_is_a_mistake()
        {
            using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(Certificates.Device.Der);
            Assert.Throws<ArgumentException>(() => new HostDeviceIdentity(bare));
        }

        private SecureChannelFailure FailureOf(HostSecureChannel channel, ScriptedPeer peer)
        {
            channel.Open(peer.Address, peer.Port, []);
            Patience.Until("a failure", () => channel.Poll() == SecureChannelState.Failed, WaitForNews);
            return channel.Failure;
        }

        // What the peer noted, once octets have gone both ways: under TLS 1.3 it sees the certificate last.
        private string? Conversation(HostSecureChannel channel, ScriptedPeer peer, Func<string?> noted)
        {
            channel.Open(peer.Address, peer.Port, []);
            Patience.Until("a peer", () => channel.Poll() == SecureChannelState.PeerPresented, WaitForNews);
            channel.Accept();
            Assert.Equal(1, channel.Send([1], 0, 1));
            ReceiveExactly(channel, 1);
            channel.Close();
            return noted();
        }

        private sealed class ChangingTrust : ITrustStore, IDeviceIdentity
        {
            public ITrustStore Anchors { get; set; } = HostTrustStore.FromDer();

            public IDeviceIdentity? Identity { get; set; }

            public bool IsBroken { get; set; }

            public int Count => Anchors.Count;

            public int CertificateCount => Identity?.CertificateCount ?? 0;

            public int CopyAnchor(int index, byte[] buffer, int offset, int end) =>
                Anchors.CopyAnchor(index, buffer, offset, end);

            public int CopyCertificate(int index, byte[] buffer, int offset, int end) =>
                Identity!.CopyCertificate(index, buffer, offset, end);

            public int CopyPrivateKey(byte[] buffer, int offset, int end) =>
                IsBroken ? HalResult.Failed : Identity!.CopyPrivateKey(buffer, offset, end);
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
