using SipPhone.Lab.Naming;

namespace SipPhone.Lab.Tests.Naming
{
    public sealed class DnsZonesTests
    {
        [Theory]
        [InlineData("zone", "zone:2: something is missing at the end")]
        [InlineData("zone a..b", "zone:2: \"a..b\" is not a domain name")]
        [InlineData("zone example.com x", "zone:2: nothing may follow, but \"x\" does")]
        [InlineData("a.example.com", "zone:2: something is missing at the end")]
        [InlineData("a.example.com 60", "zone:2: something is missing at the end")]
        [InlineData("a.example.com MX 10 b", "zone:2: \"MX\" is none of A, AAAA, CNAME, SRV, NAPTR")]
        [InlineData("a.example.com A", "zone:2: something is missing at the end")]
        [InlineData("a.example.com A ::1", "zone:2: \"::1\" is not an IPv4 address")]
        [InlineData("a.example.com AAAA 127.0.0.1", "zone:2: \"127.0.0.1\" is not an IPv6 address")]
        [InlineData("a.example 3000000000 A 127.0.0.1", "zone:2: \"3000000000\" is not a number from 0 to 2147483647")]
        [InlineData("a.example.com SRV 0 0 65536 b", "zone:2: \"65536\" is not a number from 0 to 65535")]
        [InlineData("a.example.com SRV 0 -1 1 b", "zone:2: \"-1\" is not a number from 0 to 65535")]
        [InlineData("a NAPTR 1 1 s \"SIPS+D2T\" \"\" b", "zone:2: \"s\" is not a text in double quotes without blanks")]
        [InlineData("*.example.com A 127.0.0.1", "zone:2: \"*.example.com\" is not a domain name")]
        public void A_wrong_line_is_named(string line, string message)
        {
            ZoneFormatException wrong = Assert.Throws<ZoneFormatException>(
                () => DnsZones.Parse($"zone example.com ; ours\n{line} # a comment\n", "zone"));
            Assert.Equal(message, wrong.Message);
        }

        [Theory]
        [InlineData("")]
        [InlineData("# nothing\n\r\n \t; here\n")]
        public void Nothing_makes_no_zone(string text)
        {
            Assert.NotNull(DnsZones.Parse(text, "zone"));
        }
    }
}
