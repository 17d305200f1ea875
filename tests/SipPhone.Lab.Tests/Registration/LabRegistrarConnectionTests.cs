using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.Lab.Registration;

namespace SipPhone.Lab.Tests.Registration
{
    /// <summary>The registrar as a server: streams, odd requests, client certificates, the end.</summary>
    public sealed class LabRegistrarConnectionTests
    {
        private const string Policies = "example.com sip1.example.com\nexample.net sip1.example.net";

        private static readonly AuthorityPolicy Policy = AuthorityPolicy.Parse(Policies, "policy");
        private static readonly CertificateAuthority Root = CertificateAuthority.CreateRoot("Root", Policy);
        private static readonly CertificateAuthority OtherRoot = CertificateAuthority.CreateRoot("Other", Policy);

        [Fact]
        public async Task Requests_may_come_in_pieces_and_together()
        {
            await using LabRegistrar registrar = Start();
            await using RawClient client = await RawClient.Connect(registrar.EndPoint);
            foreach (char octet in client.Register())
            {
                await client.Write(octet.ToString());
            }

            Assert.StartsWith("SIP/2.0 401", await client.Read(), StringComparison.Ordinal);

            await client.Write(client.Register() + "\r\n\r\n" + client.Register());
            Assert.Contains("\r\nCSeq: 2 REGISTER\r\n", await client.Read(), StringComparison.Ordinal);
            Assert.Equal("\r\n", await client.ReadOctets(2));
            Assert.Contains("\r\nCSeq: 3 REGISTER\r\n", await client.Read(), StringComparison.Ordinal);

            SeenConnection seen = Assert.Single(registrar.Connections);
            Assert.Equal(3, seen.RequestCount);
            Assert.Equal(client.BytesSent, seen.SipBytesReceived);
            Assert.Equal(client.BytesSent, registrar.SipBytesReceived);
            Assert.Equal("example.com", seen.ServerName);
            Assert.Equal(SslProtocols.Tls13, seen.Tls);
            Assert.Null(seen.ClientVerdict);
        }

        [Theory]
        [InlineData("REGISTER sips:example.com", "OPTIONS sips:example.com", "501 Not Implemented", "Allow: REGISTER")]
        [InlineData("REGISTER sips:example.com", "REGISTER sips:example.org", "404 ", "CSeq: 1 REGISTER")]
        [InlineData("REGISTER sips:example.com", "REGISTER sips:alice@example.com", "404 ", "CSeq: 1 REGISTER")]
        [InlineData("REGISTER sips:example.com", "REGISTER tel:+1", "400 Bad Request-URI", "CSeq: 1 REGISTER")]
        [InlineData("To: <sips:alice@example.com>", "To: <sips:example.com>", "404 ", "CSeq: 1 REGISTER")]
        [InlineData("To: <sips:alice@example.com>", "To: <sips:alice@example.net>", "404 ", "CSeq: 1 REGISTER")]
        [InlineData("To: <sips:alice@example.com>", "To: <tel:+1>", "400 Bad To", "CSeq: 1 REGISTER")]
        [InlineData("Max-Forwards: 70", "Require: gruu, outbound", "420 Bad Extension", "Unsupported: gruu")]
        [InlineData("Call-ID: call-1", "X: y", "400 Missing Call-ID", "CSeq: 1 REGISTER")]
        [InlineData("CSeq: 1 REGISTER\r\n", "", "400 Missing CSeq", "Call-ID: call-1")]
        [InlineData("REGISTER sips:example.com", "REGISTER sip:EXAMPLE.com;x=y", "401 ", "CSeq: 1 REGISTER")]
        public async Task Odd_requests_are_answered(string old, string replacement, string status, string line)
        {
            await using LabRegistrar registrar = Start();
            await using RawClient client = await RawClient.Connect(registrar.EndPoint);
            string request = client.Register();
            Assert.Contains(old, request, StringComparison.Ordinal);

            string response = await client.Ask(request.Replace(old, replacement, StringComparison.Ordinal));

            Assert.StartsWith("SIP/2.0 " + status, response, StringComparison.Ordinal);
            Assert.Contains("\r\n" + line + "\r\n", response, StringComparison.Ordinal);
            Assert.StartsWith("SIP/2.0 401", await client.Ask(client.Register()), StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("ACK sips:example.com SIP/2.0\r\nContent-Length: 0\r\n\r\n")]
        [InlineData("SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
        public async Task What_asks_for_no_answer_gets_none(string message)
        {
            await using LabRegistrar registrar = Start();
            await using RawClient client = await RawClient.Connect(registrar.EndPoint);
            await client.Write(message);
            Assert.StartsWith("SIP/2.0 401", await client.Ask(client.Register()), StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("GET / HTTP/1.1\r\n\r\n")]
        [InlineData("REGISTER sips:example.com SIP/2.0\r\nContent-Length: 99999999\r\n\r\n")]
        [InlineData("REGISTER sips:example.com SIP/2.0\r\nVia: x\r\nContent-Length: 0\r\n\r\n")]
        [InlineData("\n")]
        public async Task What_cannot_be_answered_ends_the_connection(string nonsense)
        {
            await using LabRegistrar registrar = Start();
            await using RawClient client = await RawClient.Connect(registrar.EndPoint);
            Assert.Equal(string.Empty, await client.Ask(nonsense));

            await using RawClient next = await RawClient.Connect(registrar.EndPoint);
            Assert.StartsWith("SIP/2.0 401", await next.Ask(next.Register()), StringComparison.Ordinal);
        }

        [Fact]
        public async Task An_allowed_client_is_served()
        {
            await using LabRegistrar registrar = Start(allowed: "Example.COM");
            using IssuedCertificate device = Root.IssueDeviceCertificate("door 1", "example.com");
            await using RawClient client = await RawClient.Connect(registrar.EndPoint, device);

            Assert.StartsWith("SIP/2.0 401", await client.Ask(client.Register()), StringComparison.Ordinal);
            SeenConnection seen = Assert.Single(registrar.Connections);
            Assert.Equal(IdentityReason.Authenticated, seen.ClientVerdict);
            Assert.Equal("example.com", seen.ClientIdentity);
        }

        [Fact]
        public async Task A_client_of_another_domain_gets_no_octet()
        {
            // Seed §6: what the policy does not allow is not an authenticated connection.
            await using LabRegistrar registrar = Start(allowed: "example.com");
            using IssuedCertificate device = Root.IssueDeviceCertificate("door 1", "example.net");
            await using RawClient client = await RawClient.Connect(registrar.EndPoint, device);

            Assert.Equal(string.Empty, await client.Read());
            SeenConnection seen = Assert.Single(registrar.Connections);
            Assert.Equal(IdentityReason.Mismatch, seen.ClientVerdict);
            Assert.Null(seen.ClientIdentity);
            Assert.Equal(0, seen.RequestCount);
        }

        [Fact]
        public async Task A_client_without_a_certificate_gets_no_octet()
        {
            await using LabRegistrar registrar = Start(allowed: "example.com");
            await using RawClient client = await RawClient.Connect(registrar.EndPoint);

            Assert.Equal(string.Empty, await client.Read());
            Assert.Equal(IdentityReason.NoIdentity, Assert.Single(registrar.Connections).ClientVerdict);
        }

        [Fact]
        public async Task A_client_of_an_unknown_authority_fails_the_handshake()
        {
            LabRegistrar registrar = Start(allowed: "example.com");
            using IssuedCertificate device = OtherRoot.IssueDeviceCertificate("door 1", "example.com");
            await using RawClient client = await RawClient.Connect(registrar.EndPoint, device);

            Assert.Equal(string.Empty, await client.Read());
            await registrar.DisposeAsync();
            Assert.Equal(1, registrar.FailedHandshakes);
            Assert.Empty(registrar.Connections);
        }

        [Fact]
        public async Task Somebody_who_only_looks_sends_no_SIP()
        {
            await using LabRegistrar impostor = Start();
            await using RawClient client = await RawClient.Connect(impostor.EndPoint, serverName: "example.org");
            await client.End();

            SeenConnection seen = Assert.Single(impostor.Connections);
            Assert.Equal(0, seen.SipBytesReceived);
            Assert.Equal(0, impostor.SipBytesReceived);
            Assert.Equal("example.org", seen.ServerName);
        }

        [Fact]
        public async Task Its_end_is_the_end_of_its_connections()
        {
            LabRegistrar registrar = Start();
            await using RawClient client = await RawClient.Connect(registrar.EndPoint);
            await client.Ask(client.Register());
            await registrar.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(string.Empty, await client.Read());
        }

        private static LabRegistrar Start(string? allowed = null)
        {
            AllowedDomains? domains = null;
            if (allowed is not null)
            {
                domains = new AllowedDomains();
                Assert.True(domains.Add(Ascii.ToBytes(allowed)));
            }

            return LabRegistrar.Start(new LabRegistrarOptions
            {
                Domain = "example.com",
                Certificate = Root.IssueDomainCertificate("example.com", "sip1.example.com"),
                ClientAnchors = allowed is null ? [] : [Root.Certificate],
                AllowedClients = domains,
            });
        }
    }
}
