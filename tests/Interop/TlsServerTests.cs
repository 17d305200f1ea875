using System.Security.Authentication;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>The host board's channel against the TLS libraries' own servers: whom it takes, and whom not.</summary>
    public sealed class TlsServerTests
    {
        private static readonly CertificateAuthority Upper =
            Certificates.Root.CreateIntermediate("Upper", KeyKind.Rsa2048);

        private static readonly CertificateAuthority Lower = Upper.CreateIntermediate("Lower", KeyKind.EcdsaP384);

        public static MatrixTheoryData<TlsServerKind, SslProtocols> Servers()
        {
            return new(Enum.GetValues<TlsServerKind>(), [SslProtocols.Tls12, SslProtocols.Tls13]);
        }

        public static MatrixTheoryData<TlsServerKind, SslProtocols, KeyKind> ServersAndKeys()
        {
            return new(
                Enum.GetValues<TlsServerKind>(), [SslProtocols.Tls12, SslProtocols.Tls13], Enum.GetValues<KeyKind>());
        }

        [Theory]
        [MemberData(nameof(ServersAndKeys))]
        public async Task A_trusted_server_is_presented_and_lines_flow(
            TlsServerKind kind, SslProtocols version, KeyKind key)
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Certificates.Policy, key);
            using IssuedCertificate certificate =
                root.IssueDomainCertificate(
                    Certificates.Domain, Certificates.HostName, new CertificateTerms { Key = key });
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Certificate = certificate, Version = version });
            await using ProbedChannel channel = new(root);

            channel.Open(server.Port);

            Assert.Equal(certificate.Der, channel.AwaitPeer());
            Assert.Equal(version == SslProtocols.Tls13 ? 0x0304 : 0x0303, channel.TlsVersion);
            channel.Accept();
            channel.Converse(server);
        }

        [Theory]
        [InlineData(SslProtocols.Tls12)]
        [InlineData(SslProtocols.Tls13)]
        public async Task Closing_is_a_proper_end_for_the_server(SslProtocols version)
        {
            await using TlsServer server =
                await TlsServer.StartAsync(TlsServerKind.Openssl, new TlsServerOptions { Version = version });
            await using ProbedChannel channel = new(Certificates.Root);
            channel.Open(server.Port);
            channel.AwaitPeer();
            channel.Accept();
            channel.Converse(server);

            channel.Close();

            await server.Process.WaitForLineAsync(OpensslServer.ProperEnd);
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task Intermediates_that_are_sent_lead_to_the_anchor(TlsServerKind kind, SslProtocols version)
        {
            using IssuedCertificate certificate =
                Lower.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Certificate = certificate, Version = version });
            await using ProbedChannel channel = new(Certificates.Root);

            channel.Open(server.Port);

            Assert.Equal(certificate.Der, channel.AwaitPeer());
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task Without_its_intermediates_a_server_is_untrusted(TlsServerKind kind, SslProtocols version)
        {
            using IssuedCertificate certificate =
                Lower.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await AssertRefuses(SecureChannelFailure.UntrustedChain, kind, new TlsServerOptions
            {
                Certificate = certificate,
                WithIntermediates = false,
                Version = version,
            });
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task A_server_of_another_authority_is_untrusted(TlsServerKind kind, SslProtocols version)
        {
            using IssuedCertificate certificate =
                Certificates.OtherRoot.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await AssertRefuses(
                SecureChannelFailure.UntrustedChain,
                kind,
                new TlsServerOptions { Certificate = certificate, Version = version });
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task An_expired_server_is_expired(TlsServerKind kind, SslProtocols version)
        {
            using IssuedCertificate certificate = Certificates.ValidBetween(-3, -1, Certificates.Root);
            await AssertRefuses(
                SecureChannelFailure.Expired,
                kind,
                new TlsServerOptions { Certificate = certificate, Version = version });
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task A_server_that_is_not_valid_yet_is_expired_too(TlsServerKind kind, SslProtocols version)
        {
            using IssuedCertificate certificate = Certificates.ValidBetween(1, 3, Certificates.Root);
            await AssertRefuses(
                SecureChannelFailure.Expired,
                kind,
                new TlsServerOptions { Certificate = certificate, Version = version });
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task An_expired_server_of_another_authority_is_untrusted(TlsServerKind kind, SslProtocols version)
        {
            using IssuedCertificate certificate = Certificates.ValidBetween(-3, -1, Certificates.OtherRoot);
            await AssertRefuses(
                SecureChannelFailure.UntrustedChain,
                kind,
                new TlsServerOptions { Certificate = certificate, Version = version });
        }

        [Theory]
        [InlineData(TlsServerKind.Openssl)]
        [InlineData(TlsServerKind.Gnutls)]
        public async Task A_server_that_speaks_an_older_TLS_only_fails_the_protocol(TlsServerKind kind)
        {
#pragma warning disable SYSLIB0039, CS0618 // TLS 1.1 is what this refuses.
            const SslProtocols older = SslProtocols.Tls11;
#pragma warning restore SYSLIB0039, CS0618
            await AssertRefuses(SecureChannelFailure.Protocol, kind, new TlsServerOptions { Version = older });
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task A_client_certificate_that_is_required_is_presented(TlsServerKind kind, SslProtocols version)
        {
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Version = version, ClientAuthority = Certificates.Root });
            await using ProbedChannel channel = new(Certificates.Root, Certificates.Device);

            channel.Open(server.Port);
            channel.AwaitPeer();
            channel.Accept();

            channel.Converse(server);
            Assert.Equal("door 1", (await server.Process.WaitForLineAsync(server.ClientName)).Groups[1].Value);
        }

        [Theory]
        [InlineData(TlsServerKind.Openssl)]
        [InlineData(TlsServerKind.Gnutls)]
        public async Task Without_the_certificate_it_requires_TLS_1_2_fails_in_the_handshake(TlsServerKind kind)
        {
            await AssertRefuses(
                SecureChannelFailure.Protocol,
                kind,
                new TlsServerOptions { Version = SslProtocols.Tls12, ClientAuthority = Certificates.Root });
        }

        [Theory]
        [InlineData(TlsServerKind.Openssl)]
        [InlineData(TlsServerKind.Gnutls)]
        public async Task Without_the_certificate_it_requires_TLS_1_3_fails_after_it(TlsServerKind kind)
        {
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Version = SslProtocols.Tls13, ClientAuthority = Certificates.Root });
            await using ProbedChannel channel = new(Certificates.Root);

            // RFC 8446 §4.4.4: the client is done before the server has seen what it presents.
            channel.Open(server.Port);
            channel.AwaitPeer();
            channel.Accept();

            Assert.Equal(SecureChannelFailure.Protocol, channel.AwaitFailure());
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task A_server_that_dies_in_the_conversation_has_closed(TlsServerKind kind, SslProtocols version)
        {
            await using TlsServer server = await TlsServer.StartAsync(kind, new TlsServerOptions { Version = version });
            await using ProbedChannel channel = new(Certificates.Root);
            channel.Open(server.Port);
            channel.AwaitPeer();
            channel.Accept();
            channel.Converse(server);

            await server.Process.KillAsync();

            Assert.Equal(SecureChannelFailure.PeerClosed, channel.AwaitFailure());
        }

        private static async Task AssertRefuses(
            SecureChannelFailure expected, TlsServerKind kind, TlsServerOptions options)
        {
            await using TlsServer server = await TlsServer.StartAsync(kind, options);
            await using ProbedChannel channel = new(Certificates.Root);

            channel.Open(server.Port);

            Assert.Equal(expected, channel.AwaitFailure());
        }
    }
}
