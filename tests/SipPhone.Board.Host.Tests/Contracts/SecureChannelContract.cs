using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>
    /// What every ISecureChannel does, against real TLS peers: reaching a peer, judging its chain, ending.
    /// </summary>
    public abstract partial class SecureChannelContract
    {
        private static readonly byte[] Sni = Ascii.ToBytes(Certificates.Domain);

        /// <summary>Makes a channel that trusts these anchors and presents this certificate when asked.</summary>
        protected abstract ISecureChannel Create(byte[][] anchors, IssuedCertificate? client);

        /// <summary>Sleeps until the channel may have news, or the time is up.</summary>
        protected abstract void WaitForNews(int timeoutMs);

        /// <summary>
        /// Whether the channel has TLS 1.3; one that has not fails with a peer that has nothing else.
        /// </summary>
        protected virtual bool HasTls13 => true;

        /// <summary>
        /// Whether the platform itself refuses a certificate whose extended key usages leave out serverAuth.
        /// </summary>
        protected virtual bool JudgesUsages => false;

        /// <summary>
        /// Whether the platform takes RSA-PSS from a server under TLS 1.2, having offered it for TLS 1.3; .NET's server
        /// chooses it. One that does not ends the handshake.
        /// </summary>
        protected virtual bool TakesPssUnderTls12 => true;

        public static TheoryData<KeyKind, SslProtocols> KeysAndVersions()
        {
            TheoryData<KeyKind, SslProtocols> data = [];
            foreach (KeyKind key in Enum.GetValues<KeyKind>())
            {
                data.Add(key, SslProtocols.Tls12);
                data.Add(key, SslProtocols.Tls13);
            }

            return data;
        }

        [Theory]
        [MemberData(nameof(KeysAndVersions))]
        public async Task Presents_the_leaf_and_carries_octets(KeyKind key, SslProtocols version)
        {
            if (!await Speaks(version))
            {
                return;
            }

            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Certificates.Policy, key);
            using IssuedCertificate server = root.IssueDomainCertificate(
                Certificates.Domain, Certificates.HostName, new CertificateTerms { Key = key });
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(server, version), ScriptedPeer.Echo);
            ISecureChannel channel = Create([root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);
            if (key is KeyKind.Rsa2048 or KeyKind.Rsa3072 && version == SslProtocols.Tls12 && !TakesPssUnderTls12)
            {
                AwaitState(channel, SecureChannelState.Failed);
                Assert.Equal(SecureChannelFailure.Protocol, channel.Failure);
                return;
            }

            AwaitState(channel, SecureChannelState.PeerPresented);

            Assert.Equal(version == SslProtocols.Tls13 ? 0x0304 : 0x0303, channel.TlsVersion);
            Assert.Equal(server.Der, PeerCertificateOf(channel));
            channel.Accept();
            Assert.Equal(SecureChannelState.Open, channel.Poll());
            Assert.Equal(SecureChannelFailure.None, channel.Failure);

            SendAll(channel, Ascii.ToBytes("REGISTER"));
            Assert.Equal("REGISTER", Ascii.ToText(ReceiveExactly(channel, 8), 0, 8));
            channel.Close();
            Assert.Equal(SecureChannelState.Closed, channel.Poll());
            await peer.Served;
        }

        [Fact]
        public async Task A_chain_to_an_anchor_that_is_not_ours_is_untrusted()
        {
            await FailsFor(Certificates.ServerOfOther, SecureChannelFailure.UntrustedChain);
        }

        [Fact]
        public async Task A_certificate_that_signs_itself_is_untrusted()
        {
            using CertificateAuthority itself = CertificateAuthority.CreateRoot(
                Certificates.HostName, Certificates.Policy);
            using IssuedCertificate server = itself.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await FailsFor(server, SecureChannelFailure.UntrustedChain);
        }

        [Theory]
        [InlineData(-3, -1)]
        [InlineData(1, 3)]
        public async Task A_leaf_outside_its_validity_is_expired(int startDays, int endDays)
        {
            using IssuedCertificate server = Certificates.ValidBetween(startDays, endDays);
            await FailsFor(server, SecureChannelFailure.Expired);
        }

        [Fact]
        public async Task An_anchor_outside_its_validity_is_expired()
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            using CertificateAuthority root = CertificateAuthority.CreateRoot(
                "Old Root", Certificates.Policy, KeyKind.EcdsaP256, now.AddDays(-9), now.AddDays(-1));
            using IssuedCertificate server = Certificates.ValidBetween(-2, 2, root);
            await FailsFor(server, SecureChannelFailure.Expired, root);
        }

        [Fact]
        public async Task An_expired_leaf_of_a_foreign_anchor_is_untrusted()
        {
            using IssuedCertificate server = Certificates.ValidBetween(-3, -1, Certificates.OtherRoot);
            await FailsFor(server, SecureChannelFailure.UntrustedChain);
        }

        [Fact]
        public async Task Intermediates_come_from_the_peer()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.ServerBelowIntermediate), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Close();
        }

        [Fact]
        public async Task Without_its_intermediate_a_chain_is_untrusted()
        {
            await FailsFor(
                Certificates.ServerBelowIntermediate, SecureChannelFailure.UntrustedChain, withIntermediates: false);
        }

        [Fact]
        public async Task A_leaf_that_is_no_authority_vouches_for_nobody()
        {
            // The classic forgery: an ordinary certificate used as issuer.
            using IssuedCertificate notAnAuthority = Certificates.Root.IssueRaw(new CertificateShape());
            using IssuedCertificate forged = Forge.Below(notAnAuthority, Certificates.Domain);
            await FailsFor(forged, SecureChannelFailure.UntrustedChain);
        }

        [Fact]
        public async Task Usages_are_judged_only_where_the_platform_insists()
        {
            using IssuedCertificate server = Certificates.Root.IssueRaw(new CertificateShape
            {
                SubjectAltNames = [GeneralName.Uri("sip:" + Certificates.Domain)],
                ExtendedKeyUsages = [ExtendedKeyUsage.SipDomain],
            });
            if (JudgesUsages)
            {
                await FailsFor(server, SecureChannelFailure.UntrustedChain);
                return;
            }

            await using ScriptedPeer peer = ScriptedPeer.Tls(ScriptedPeer.Presenting(server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Close();
        }

        [Fact]
        public async Task Names_are_not_judged_here()
        {
            using IssuedCertificate server = Certificates.Root.IssueRaw(new CertificateShape
            {
                SubjectAltNames = [GeneralName.Dns("elsewhere.example.net")],
            });
            await using ScriptedPeer peer = ScriptedPeer.Tls(ScriptedPeer.Presenting(server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Close();
        }

        [Fact]
        public async Task Without_anchors_nobody_is_connected_to()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([], null);

            channel.Open(peer.Address, peer.Port, Sni);

            Assert.Equal(SecureChannelState.Failed, channel.Poll());
            Assert.Equal(SecureChannelFailure.NoAnchors, channel.Failure);
            Assert.Equal(0, peer.ConnectionCount);
        }

        [Fact]
        public void A_port_where_nobody_listens_is_refused()
        {
            // Bound but not listening: nobody else can take the port meanwhile.
            using Socket holder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open([127, 0, 0, 1], ((IPEndPoint)holder.LocalEndPoint!).Port, Sni);

            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.Refused, channel.Failure);
            Assert.NotEqual(0, channel.PlatformError);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(3)]
        [InlineData(5)]
        [InlineData(17)]
        public void An_address_of_another_length_is_unreachable(int length)
        {
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(new byte[length], 5061, Sni);

            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.Unreachable, channel.Failure);
        }

        [Fact]
        public async Task IPv6_works()
        {
            if (!Socket.OSSupportsIPv6)
            {
                Assert.Skip("this machine has no IPv6");
            }

            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo, IPAddress.IPv6Loopback);
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Close();
        }

        // True when the channel has this version; when not, what it does instead was looked at.
        private async Task<bool> Speaks(SslProtocols version)
        {
            if (version != SslProtocols.Tls13 || HasTls13)
            {
                return true;
            }

            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server, version), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);
            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.Protocol, channel.Failure);
            return false;
        }

        private async Task FailsFor(
            IssuedCertificate server,
            SecureChannelFailure expected,
            CertificateAuthority? anchor = null,
            bool withIntermediates = true)
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(server, withIntermediates: withIntermediates), ScriptedPeer.Echo);
            ISecureChannel channel = Create([(anchor ?? Certificates.Root).Der], null);

            channel.Open(peer.Address, peer.Port, Sni);

            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(expected, channel.Failure);
            Assert.NotEqual(0, channel.PlatformError);
            Assert.Equal(0, channel.TlsVersion);
            Assert.Equal(HalResult.NotFound, channel.CopyPeerCertificate(new byte[4096], 0, 4096));
            channel.Close();
            Assert.Equal(SecureChannelFailure.None, channel.Failure);
        }

        private void AwaitState(ISecureChannel channel, SecureChannelState expected)
        {
            Patience.Until(
                $"{expected} (now {channel.Poll()}, {channel.Failure})",
                () =>
                {
                    SecureChannelState state = channel.Poll();
                    Assert.False(
                        state == SecureChannelState.Failed && expected != state,
                        $"failed with {channel.Failure} ({channel.PlatformError}) instead of reaching {expected}");
                    return state == expected;
                },
                WaitForNews);
        }

        private static byte[] PeerCertificateOf(ISecureChannel channel)
        {
            byte[] buffer = new byte[Limits.MaxCertificateBytes];
            int length = channel.CopyPeerCertificate(buffer, 0, buffer.Length);
            Assert.True(length > 0, $"no certificate: {length}");
            return buffer[..length];
        }

        private void SendAll(ISecureChannel channel, byte[] octets)
        {
            int sent = 0;
            Patience.Until(
                $"{octets.Length} octets sent",
                () =>
                {
                    int taken = channel.Send(octets, sent, octets.Length);
                    Assert.True(taken >= 0, $"closed after {sent} octets");
                    sent += taken;
                    return sent == octets.Length;
                },
                WaitForNews);
        }

        /// <summary>Receives so many octets, however long they take.</summary>
        protected byte[] ReceiveExactly(ISecureChannel channel, int count)
        {
            byte[] octets = new byte[count];
            int received = 0;
            Patience.Until(
                $"{count} octets received",
                () =>
                {
                    int taken = channel.Receive(octets, received, count);
                    Assert.True(taken >= 0, $"closed after {received} octets");
                    received += taken;
                    return received == count;
                },
                WaitForNews);
            return octets;
        }
    }
}
