using System.Security.Authentication;
using SipPhone.Core.Hal;
using SipPhone.EngineOnPc;
using SipPhone.Lab;

namespace SipPhone.Interop.Device
{
    /// <summary>The device's secure channel against the TLS libraries' own servers.</summary>
    [Collection(EngineOnLoopback.Collection)]
    public sealed class EngineTlsServerTests
    {
        public static MatrixTheoryData<TlsServerKind, SslProtocols> Servers()
        {
            return new(Enum.GetValues<TlsServerKind>(), [SslProtocols.Tls12, SslProtocols.Tls13]);
        }

        [Theory]
        [MemberData(nameof(Servers))]
        public async Task A_trusted_server_is_presented_and_lines_flow(TlsServerKind kind, SslProtocols version)
        {
            await using TlsServer server = await TlsServer.StartAsync(kind, new TlsServerOptions { Version = version });
            await using ProbedChannel channel = new(EngineOnLoopback.NewChannel());

            channel.Open(server.Port);

            if (version == SslProtocols.Tls13 && !EngineLibrary.HasTls13)
            {
                Assert.Equal(SecureChannelFailure.Protocol, channel.AwaitFailure());
                return;
            }

            Assert.Equal(Certificates.Server.Der, channel.AwaitPeer());
            Assert.Equal(version == SslProtocols.Tls13 ? 0x0304 : 0x0303, channel.TlsVersion);
            channel.Accept();
            channel.Converse(server);
        }

        [Theory]
        [InlineData(TlsServerKind.Openssl)]
        [InlineData(TlsServerKind.Gnutls)]
        public async Task A_client_certificate_that_is_required_is_presented(TlsServerKind kind)
        {
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Version = SslProtocols.Tls12, ClientAuthority = Certificates.Root });
            await using ProbedChannel channel = new(EngineOnLoopback.NewChannel(Certificates.Device));

            channel.Open(server.Port);
            channel.AwaitPeer();
            channel.Accept();

            channel.Converse(server);
            Assert.Equal("door 1", (await server.Process.WaitForLineAsync(server.ClientName)).Groups[1].Value);
        }

        [Theory]
        [InlineData(TlsServerKind.Openssl)]
        [InlineData(TlsServerKind.Gnutls)]
        public async Task Without_the_certificate_it_requires_the_handshake_fails(TlsServerKind kind)
        {
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Version = SslProtocols.Tls12, ClientAuthority = Certificates.Root });
            await using ProbedChannel channel = new(EngineOnLoopback.NewChannel());

            channel.Open(server.Port);

            Assert.Equal(SecureChannelFailure.Protocol, channel.AwaitFailure());
        }

        [Theory]
        [InlineData(TlsServerKind.Openssl)]
        [InlineData(TlsServerKind.Gnutls)]
        public async Task An_RSA_server_of_TLS_1_2_only_is_presented(TlsServerKind kind)
        {
            using IssuedCertificate certificate = Certificates.Root.IssueDomainCertificate(
                Certificates.Domain, Certificates.HostName, new CertificateTerms { Key = KeyKind.Rsa2048 });
            await using TlsServer server = await TlsServer.StartAsync(
                kind, new TlsServerOptions { Certificate = certificate, Version = SslProtocols.Tls12 });
            await using ProbedChannel channel = new(EngineOnLoopback.NewChannel());

            channel.Open(server.Port);

            Assert.Equal(certificate.Der, channel.AwaitPeer());
        }

        [Fact]
        public async Task Closing_is_a_proper_end_for_the_server()
        {
            await using TlsServer server = await TlsServer.StartAsync(
                TlsServerKind.Openssl, new TlsServerOptions { Version = SslProtocols.Tls12 });
            await using ProbedChannel channel = new(EngineOnLoopback.NewChannel());
            channel.Open(server.Port);
            channel.AwaitPeer();
            channel.Accept();
            channel.Converse(server);

            channel.Close();

            await server.Process.WaitForLineAsync(OpensslServer.ProperEnd);
        }
    }
}
