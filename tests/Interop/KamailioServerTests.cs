using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>The channel at Kamailio, below the phone: versions, chain, client certificate, what it sees.</summary>
    public sealed class KamailioServerTests
    {
        [Theory]
        [InlineData("TLSv1.2", 0x0303, "MD5")]
        [InlineData("TLSv1.2+", 0x0304, "SHA-256")]
        public async Task Kamailio_challenges_a_registration(string method, int version, string algorithm)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = method, DigestAlgorithm = algorithm });
            await using ProbedChannel channel = new(Certificates.Root);
            channel.Open(kamailio.Port);
            channel.AwaitPeer();
            Assert.Equal(version, channel.TlsVersion);

            string response = Register(channel);

            Assert.StartsWith("SIP/2.0 401 ", response, StringComparison.Ordinal);
            Assert.Contains("realm=\"example.com\"", response, StringComparison.Ordinal);
            Assert.Contains("algorithm=" + algorithm, response, StringComparison.Ordinal);
            await kamailio.AwaitMessagesAsync(1);
            Assert.Empty(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task Kamailio_sends_its_intermediate()
        {
            using CertificateAuthority intermediate = Certificates.Root.CreateIntermediate("Intermediate");
            using IssuedCertificate certificate =
                intermediate.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await using KamailioServer kamailio =
                await KamailioServer.StartAsync(new KamailioOptions { Certificate = certificate });
            await using ProbedChannel channel = new(Certificates.Root);

            channel.Open(kamailio.Port);

            Assert.Equal(certificate.Der, channel.AwaitPeer());
        }

        [Fact]
        public async Task A_peer_that_was_not_accepted_sees_an_end_and_no_message()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using ProbedChannel channel = new(Certificates.Root);
            channel.Open(kamailio.Port);
            channel.AwaitPeer();

            channel.Close();

            await kamailio.AwaitEndedConnectionsAsync(1);
            Assert.Equal(0, kamailio.MessageCount);
        }

        [Theory]
        [InlineData("TLSv1.2")]
        [InlineData("TLSv1.2+")]
        public async Task The_client_certificate_that_Kamailio_requires_opens_the_way(string method)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = method, ClientAuthority = Certificates.Root });
            await using ProbedChannel channel = new(Certificates.Root, Certificates.Device);
            channel.Open(kamailio.Port);
            channel.AwaitPeer();

            Assert.StartsWith("SIP/2.0 401 ", Register(channel), StringComparison.Ordinal);
        }

        [Fact]
        public async Task Without_the_certificate_that_Kamailio_requires_TLS_1_2_fails_in_the_handshake()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = "TLSv1.2", ClientAuthority = Certificates.Root });
            await using ProbedChannel channel = new(Certificates.Root);

            channel.Open(kamailio.Port);

            Assert.Equal(SecureChannelFailure.Protocol, channel.AwaitFailure());
        }

        private static string Register(ProbedChannel channel)
        {
            channel.Accept();
            channel.Send(
                "REGISTER sip:example.com SIP/2.0\r\n"
                + "Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK1\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:alice@example.com>;tag=1\r\n"
                + "To: <sip:alice@example.com>\r\n"
                + "Call-ID: 1\r\n"
                + "CSeq: 1 REGISTER\r\n"
                + "Contact: <sip:alice@127.0.0.1:5061;transport=tls>\r\n"
                + "Content-Length: 0\r\n"
                + "\r\n");
            return channel.ReceiveThrough("\r\n\r\n");
        }
    }
}
