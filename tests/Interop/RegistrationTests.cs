using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>The real phone registers at Kamailio, located through Knot, and takes its binding back.</summary>
    public sealed class RegistrationTests
    {
        public static MatrixTheoryData<string, string, string> PoliciesAndKinds()
        {
            return new(["domain-certs", "rfc5922"], ["TLSv1.2", "TLSv1.2+"], ["MD5", "SHA-256"]);
        }

        [Theory]
        [MemberData(nameof(PoliciesAndKinds))]
        public async Task Registers_under_both_policies(string policy, string tlsMethod, string digestAlgorithm)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = tlsMethod, DigestAlgorithm = digestAlgorithm });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot, "--policy", policy);

            Assert.True(run.ExitCode == 0, run.Text);
            Assert.True(run.Step("located").GetProperty("located").GetBoolean());
            Assert.Equal("naptr", run.Step("located").GetProperty("candidates")[0].GetProperty("via").GetString());
            Assert.Equal(tlsMethod == "TLSv1.2" ? "1.2" : "1.3", run.Step("connected").GetProperty("tls").GetString());
            AssertIdentity(run, "uri", Certificates.Domain, policy);
            Assert.StartsWith("sip:alice@127.0.0.1:", await kamailio.AwaitBoundAsync(), StringComparison.Ordinal);
            await kamailio.AwaitUnboundAsync();
            Assert.True(run.Step("unregistered").GetProperty("ok").GetBoolean());
            Assert.Empty(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task The_process_stays_registered_until_it_is_asked_to_end()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new();
            await using PhoneProcess phone = await PhoneProcess.StartAsync(account.Arguments(knot));

            string contact = Assert.Single(await kamailio.ContactsAsync());
            Assert.StartsWith("sip:alice@127.0.0.1:", contact, StringComparison.Ordinal);

            Assert.Equal(0, await phone.EndAsync());
            Assert.Empty(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task SRV_alone_locates_a_domain()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.LocatedBySrvAlone(kamailio.Port));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 0, run.Text);
            Assert.True(run.Step("located").GetProperty("located").GetBoolean());
            Assert.Equal("srv", run.Step("located").GetProperty("candidates")[0].GetProperty("via").GetString());
            await kamailio.AwaitBoundAsync();
        }

        [Fact]
        public async Task A_DNS_identity_of_the_domain_is_enough_under_rfc5922()
        {
            using IssuedCertificate certificate = Certificates.With(GeneralName.Dns(Certificates.Domain));
            await using KamailioServer kamailio =
                await KamailioServer.StartAsync(new KamailioOptions { Certificate = certificate });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot, "--policy", "rfc5922");

            Assert.True(run.ExitCode == 0, run.Text);
            AssertIdentity(run, "dns", Certificates.Domain, "rfc5922");
            await kamailio.AwaitBoundAsync();
        }

        [Fact]
        public async Task A_domain_without_SRV_is_known_by_its_host_name()
        {
            string address = LoopbackAddress.Next();
            using IssuedCertificate certificate = Certificates.With(GeneralName.Dns(Certificates.Domain));
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { Certificate = certificate, AddressForSipsPort = address });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.AddressOnly(address));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 0, run.Text);
            Assert.False(run.Step("located").GetProperty("located").GetBoolean());
            AssertIdentity(run, "dns", Certificates.Domain, "domain-certs");
            await kamailio.AwaitBoundAsync();
        }

        [Fact]
        public async Task An_impostor_first_in_line_keeps_nobody_from_the_right_server()
        {
            using IssuedCertificate certificate = Certificates.With(GeneralName.Uri("sip:thief.example"));
            await using KamailioServer impostor =
                await KamailioServer.StartAsync(new KamailioOptions { Certificate = certificate });
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(impostor.Port, kamailio.Port));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 0, run.Text);
            await kamailio.AwaitBoundAsync();
            await impostor.AwaitEndedConnectionsAsync(1);
            Assert.Equal(0, impostor.MessageCount);
        }

        [Theory]
        [InlineData("TLSv1.2")]
        [InlineData("TLSv1.2+")]
        public async Task The_phone_presents_its_certificate_to_a_Kamailio_that_requires_one(string tlsMethod)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = tlsMethod, ClientAuthority = Certificates.Root });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new() { Device = Certificates.Device };

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 0, run.Text);
            await kamailio.AwaitBoundAsync();
        }

        private static void AssertIdentity(PhoneRun run, string by, string identity, string policy)
        {
            Assert.Equal("authenticated", run.Step("identity").GetProperty("reason").GetString());
            Assert.Equal(by, run.Step("identity").GetProperty("by").GetString());
            Assert.Equal(identity, run.Step("identity").GetProperty("identity").GetString());
            Assert.Equal(policy, run.Step("identity").GetProperty("policy").GetString());
        }
    }
}
