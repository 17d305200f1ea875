using SipPhone.Dns;
using SipPhone.Lab.Naming;

namespace SipPhone.Lab.Tests.Naming
{
    public sealed class LabDnsServerTests : IAsyncDisposable
    {
        private const string Zones = """
            zone example.com
            zone example.net
            example.com             300 NAPTR 10 20 "s" "SIPS+D2T" "" _sips._tcp.example.com.
            example.com                 NAPTR 20 20 "s" "SIP+D2U" "" _sip._udp.example.com
            _sips._tcp.example.com  120 SRV 1 2 5061 sip1.Example.com
            _sips._tcp.example.com      SRV 3 4 5062 sip2.example.com
            _sips._tcp.none.example.com SRV 0 0 0 .
            sip1.example.com            A 192.0.2.1
            sip1.example.com            AAAA 2001:db8::1
            sip2.example.com            A 192.0.2.2
            www.example.com             CNAME sip1.example.com
            far.example.com             CNAME sip.example.net
            away.example.com            CNAME sip.example.org
            loop.example.com            CNAME loop.example.com
            dangling.example.com        CNAME nowhere.example.com
            sip.example.net             A 192.0.2.9
            """;

        private readonly LabDnsServer _server = LabDnsServer.Start(DnsZones.Parse(Zones, "zones"));
        private readonly DnsClient _client;

        public LabDnsServerTests()
        {
            _client = new DnsClient(_server.EndPoint);
        }

        [Theory]
        [InlineData(
            "sip2.example.com",
            DnsType.A,
            "NOERROR aa sip2.example.com",
            "answer sip2.example.com 60 192.0.2.2")]
        [InlineData(
            "sip1.example.com",
            DnsType.Aaaa,
            "NOERROR aa sip1.example.com",
            "answer sip1.example.com 60 2001:db8::1")]
        [InlineData(
            "_sips._tcp.example.com",
            DnsType.Srv,
            "NOERROR aa _sips._tcp.example.com",
            "answer _sips._tcp.example.com 120 SRV 1 2 5061 sip1.example.com",
            "answer _sips._tcp.example.com 60 SRV 3 4 5062 sip2.example.com",
            "additional sip1.example.com 60 192.0.2.1",
            "additional sip1.example.com 60 2001:db8::1",
            "additional sip2.example.com 60 192.0.2.2")]
        [InlineData(
            "example.com",
            DnsType.Naptr,
            "NOERROR aa example.com",
            "answer example.com 300 NAPTR 10 20 s SIPS+D2T _sips._tcp.example.com",
            "answer example.com 60 NAPTR 20 20 s SIP+D2U _sip._udp.example.com",
            "additional _sips._tcp.example.com 120 SRV 1 2 5061 sip1.example.com",
            "additional _sips._tcp.example.com 60 SRV 3 4 5062 sip2.example.com",
            "additional sip1.example.com 60 192.0.2.1",
            "additional sip1.example.com 60 2001:db8::1",
            "additional sip2.example.com 60 192.0.2.2")]
        [InlineData(
            "_sips._tcp.none.example.com",
            DnsType.Srv,
            "NOERROR aa _sips._tcp.none.example.com",
            "answer _sips._tcp.none.example.com 60 SRV 0 0 0 .")]
        [InlineData(
            "www.example.com",
            DnsType.A,
            "NOERROR aa www.example.com",
            "answer www.example.com 60 CNAME sip1.example.com",
            "answer sip1.example.com 60 192.0.2.1")]
        [InlineData(
            "www.example.com",
            DnsType.Cname,
            "NOERROR aa www.example.com",
            "answer www.example.com 60 CNAME sip1.example.com")]
        [InlineData(
            "far.example.com",
            DnsType.A,
            "NOERROR aa far.example.com",
            "answer far.example.com 60 CNAME sip.example.net",
            "answer sip.example.net 60 192.0.2.9")]
        [InlineData(
            "away.example.com",
            DnsType.A,
            "NOERROR aa away.example.com",
            "answer away.example.com 60 CNAME sip.example.org")]
        [InlineData(
            "dangling.example.com",
            DnsType.A,
            "NXDOMAIN aa dangling.example.com",
            "answer dangling.example.com 60 CNAME nowhere.example.com",
            "authority example.com 60 SOA 60")]
        [InlineData("loop.example.com", DnsType.A, "SERVFAIL aa loop.example.com")]
        [InlineData(
            "nowhere.example.com",
            DnsType.A,
            "NXDOMAIN aa nowhere.example.com",
            "authority example.com 60 SOA 60")]
        [InlineData("sip2.example.com", DnsType.Aaaa, "NOERROR aa sip2.example.com", "authority example.com 60 SOA 60")]
        [InlineData("example.net", DnsType.Srv, "NOERROR aa example.net", "authority example.net 60 SOA 60")]
        [InlineData("_tcp.example.com", DnsType.A, "NOERROR aa _tcp.example.com", "authority example.com 60 SOA 60")]
        [InlineData("sip.example.org", DnsType.A, "REFUSED sip.example.org")]
        [InlineData("com", DnsType.A, "REFUSED com")]
        public void Answers_from_its_zones(string name, int type, params string[] expected)
        {
            Assert.Equal(string.Join("\n", [.. expected, "additional OPT 1232"]), _client.Ask(name, type));
        }

        [Fact]
        public void A_name_with_odd_octets_is_refused()
        {
            // The client writes names that have no text down as ".".
            Assert.Equal("REFUSED .\nadditional OPT 1232", _client.Ask("a.b*c.example.com", DnsType.A));
        }

        [Fact]
        public void Echoes_the_letter_case_of_the_question()
        {
            string response = _client.Ask("sIp2.EXAMPLE.com", DnsType.A, payloadBytes: 0);
            Assert.Equal("NOERROR aa sIp2.EXAMPLE.com\nanswer sIp2.EXAMPLE.com 60 192.0.2.2", response);
            Assert.Equal(new DnsQuestion("sip2.example.com", DnsType.A), Assert.Single(_server.Questions));
        }

        [Theory]
        [InlineData(0, 512)]
        [InlineData(100, 512)]
        [InlineData(700, 700)]
        [InlineData(1232, 1232)]
        [InlineData(65535, 1232)]
        public void A_response_is_never_longer_than_the_asker_takes(int payloadBytes, int maxBytes)
        {
            string records = "zone example.com\n";
            int expected = 0;
            for (int i = 1; i < 60; i++)
            {
                // With its header, question and OPT the response has 45 octets plus 31 a record.
                string name = $"with-{i:D2}-records.example.com";
                records += string.Concat(Enumerable.Repeat($"{name} A 192.0.2.", i)
                    .Select((line, k) => $"{line}{k}\n"));
                int overhead = 12 + (2 + 15 + 12 + 4) + (payloadBytes > 0 ? 11 : 0);
                expected = overhead + (i * (29 + 14)) <= maxBytes ? i : expected;
            }

            _server.Zones = DnsZones.Parse(records, "zones");
            for (int i = 1; i < 60; i++)
            {
                string response = _client.Ask($"with-{i:D2}-records.example.com", DnsType.A, payloadBytes);
                Assert.Equal(i > expected, response.StartsWith("NOERROR aa tc ", StringComparison.Ordinal));
                Assert.Equal(i > expected ? 0 : i, response.Split("answer ").Length - 1);
            }
        }

        [Fact]
        public void The_additional_section_goes_before_the_answer_is_cut()
        {
            string records = "zone example.com\n";
            for (int i = 0; i < 8; i++)
            {
                records += $"_sips._tcp.example.com SRV 0 0 5061 a-rather-long-host-name-{i}.example.com\n"
                    + $"a-rather-long-host-name-{i}.example.com A 192.0.2.{i}\n";
            }

            _server.Zones = DnsZones.Parse(records, "zones");
            string whole = _client.Ask("_sips._tcp.example.com", DnsType.Srv, payloadBytes: 1232);
            Assert.Equal(8, whole.Split("answer ").Length - 1);
            string less = _client.Ask("_sips._tcp.example.com", DnsType.Srv, payloadBytes: 800);
            Assert.Equal(8, less.Split("answer ").Length - 1);
            Assert.Equal("additional OPT 1232", less.Split('\n')[^1]);
            Assert.Equal(10, less.Split('\n').Length);
        }

        [Fact]
        public void Garbage_and_responses_get_no_answer()
        {
            _client.SendRaw(1, 2, 3);
            _client.SendRaw();
            _client.SendRaw(0x12, 0x34, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 0, 0, 1, 0, 1);
            _client.SendRaw(0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 0x0C, 0, 1, 0, 1);

            // The answer to this is the first thing that comes back.
            string response = _client.Ask("sip2.example.com", DnsType.A);
            Assert.StartsWith("NOERROR aa sip2.example.com", response, StringComparison.Ordinal);
        }

        [Fact]
        public void Another_operation_is_refused()
        {
            // Opcode 5, UPDATE.
            string response = _client.Ask("sip2.example.com", DnsType.A, flags: 5 << 11);
            Assert.StartsWith("REFUSED", response, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Stops_while_nobody_asks()
        {
            LabDnsServer idle = LabDnsServer.Start(DnsZones.Parse("", "zones"));
            await idle.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _server.DisposeAsync();
        }
    }
}
