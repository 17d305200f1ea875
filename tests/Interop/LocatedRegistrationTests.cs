using SipPhone.Lab;

namespace SipPhone.Interop
{
    // The rows of RFC 3263 §4 that lead to a server, each as far as a registration. A domain with nothing but an
    // address, at port 5061, is RegistrationTests' matter: it needs an address of its own.

    /// <summary>The real phone registers at Kamailio by each way that DNS can lead there.</summary>
    public sealed class LocatedRegistrationTests
    {
        private const string Port = "PORT";

        [Theory]
        [InlineData(
            "naptr",
            """
            @ NAPTR 10 10 "s" "SIP+D2U" "" _sip._udp
            @ NAPTR 20 10 "s" "SIPS+D2T" "" _sips._tcp.farm
            _sips._tcp.farm SRV 0 0 PORT sip1
            sip1 A 127.0.0.1
            """)]
        [InlineData(
            "naptr",
            """
            @ NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp.gone
            @ NAPTR 20 10 "s" "SIPS+D2T" "" _sips._tcp.farm
            _sips._tcp.farm SRV 0 0 PORT sip1
            sip1 A 127.0.0.1
            """)]
        [InlineData(
            "srv",
            """
            @ NAPTR 10 10 "s" "SIPS+D2T" "!^.*$!_sips._tcp.gone.example.com!" .
            _sips._tcp SRV 0 0 PORT sip1
            sip1 A 127.0.0.1
            """)]
        [InlineData(
            "srv",
            """
            _sips._tcp SRV 0 0 PORT sip1
            sip1 A 127.0.0.1
            """)]
        [InlineData(
            "srv",
            """
            _sips._tcp SRV 0 0 PORT alias
            alias CNAME sip1
            sip1 A 127.0.0.1
            """)]
        [InlineData(
            "srv",
            """
            _sips._tcp SRV 0 0 PORT gone
            _sips._tcp SRV 1 0 PORT sip1
            sip1 A 127.0.0.1
            """)]
        public async Task A_located_server_is_known_by_its_domain(string via, string records)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(ZoneOf(records, kamailio));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot);

            await AssertRegistered(run, kamailio, via, "uri");
        }

        [Theory]
        [InlineData("@ A 127.0.0.1")]
        [InlineData(
            """
            @ A 127.0.0.1
            @ NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp
            _sips._tcp SRV 0 0 0 .
            """)]
        public async Task A_server_at_an_explicit_port_is_known_by_its_host_name(string records)
        {
            using IssuedCertificate certificate = Certificates.With(GeneralName.Dns(Certificates.Domain));
            await using KamailioServer kamailio =
                await KamailioServer.StartAsync(new KamailioOptions { Certificate = certificate });
            await using KnotServer knot = await KnotServer.StartAsync(ZoneOf(records, kamailio));
            using Account account = new() { Domain = $"{Certificates.Domain}:{kamailio.Port}" };

            PhoneRun run = await account.RegisterOnceAsync(knot);

            await AssertRegistered(run, kamailio, "address", "dns");
        }

        private static (string Name, string Records) ZoneOf(string records, KamailioServer kamailio)
        {
            return (Certificates.Domain, records.Replace(Port, $"{kamailio.Port}", StringComparison.Ordinal));
        }

        private static async Task AssertRegistered(PhoneRun run, KamailioServer kamailio, string via, string by)
        {
            Assert.True(run.ExitCode == 0, run.Text);
            Assert.Equal(via != "address", run.Step("located").GetProperty("located").GetBoolean());
            Assert.Equal(via, run.Step("located").GetProperty("candidates")[0].GetProperty("via").GetString());
            Assert.Equal(by, run.Step("identity").GetProperty("by").GetString());
            Assert.Equal($"127.0.0.1:{kamailio.Port}", run.Step("connected").GetProperty("address").GetString());
            await kamailio.AwaitBoundAsync();
        }
    }
}
