using System.Net;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;
using SipPhone.Lab.Naming;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>
    /// The phone's locator on this board's sockets, asking the lab's DNS server: every usable row, for real.
    /// </summary>
    public sealed class LocatingTests
    {
        private const string Zones = """
            zone example.com
            naptr.example.com             NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp.naptr.example.com
            _sips._tcp.naptr.example.com  SRV 0 0 5071 sip1.example.com
            _sips._tcp.srv.example.com    SRV 10 0 5072 sip2.example.com
            _sips._tcp.srv.example.com    SRV 20 0 5073 sip1.example.com
            _sips._tcp.never.example.com  SRV 0 0 0 .
            plain.example.com             A 192.0.2.3
            alias.example.com             CNAME plain.example.com
            sip1.example.com              A 192.0.2.1
            sip2.example.com              AAAA 2001:db8::2
            """;

        [Theory]
        [InlineData("naptr.example.com", "located 192.0.2.1:5071 sip1.example.com naptr")]
        [InlineData(
            "srv.example.com",
            "located [2001:db8::2]:5072 sip2.example.com srv 192.0.2.1:5073 sip1.example.com srv")]
        [InlineData("plain.example.com", "not-located 192.0.2.3:5061 plain.example.com address")]
        [InlineData("alias.example.com", "not-located 192.0.2.3:5061 alias.example.com address")]
        [InlineData("never.example.com", "ServiceNotAvailable")]
        [InlineData("nowhere.example.com", "NoSuchName")]
        public async Task Locates_by_the_rules(string domain, string expected)
        {
            await using LabDnsServer server = LabDnsServer.Start(DnsZones.Parse(Zones, "zones"));
            using HostWakeup wakeup = new();
            HostDatagramSocket[] sockets =
                [.. Enumerable.Range(0, Limits.MaxDnsQueries).Select(_ => new HostDatagramSocket(wakeup))];
            using HostStreamSocket stream = new();
            HostRandom random = new();
            HostClock clock = new();
            HostNetworkLink link = new([server.EndPoint]);
            Resolver resolver = new(link, [.. sockets.Cast<IDatagramSocket>()], stream, random);
            Locator locator = new(resolver, random);
            byte[] host = Ascii.ToBytes(domain);
            locator.Start(host, 0, host.Length, 0, clock.NowMs);

            Patience.Until(
                "an answer",
                () =>
                {
                    resolver.Poll(clock.NowMs);
                    locator.Poll(clock.NowMs);
                    return locator.State != LocatorState.Locating;
                },
                _ => wakeup.Wait((int)Math.Max(0, Math.Min(NextMs(resolver, locator) - clock.NowMs, 1000))));

            Assert.Equal(expected, Describe(locator));
            Array.ForEach(sockets, socket => socket.Dispose());
        }

        private static long NextMs(Resolver resolver, Locator locator)
        {
            long[] deadlines = [.. new[] { resolver.NextDeadlineMs, locator.NextDeadlineMs }.Where(ms => ms >= 0)];
            return deadlines.Length == 0 ? long.MaxValue : deadlines.Min();
        }

        private static string Describe(Locator locator)
        {
            if (locator.Result != DnsResult.Ok)
            {
                return locator.Result.ToString();
            }

            IEnumerable<string> candidates = Enumerable.Range(0, locator.CandidateCount)
                .Select(locator.GetCandidate)
                .Select(c => $"{new IPEndPoint(new IPAddress(c.Address), c.Port)} "
                    + $"{Ascii.ToText(c.Host, 0, c.HostLength)} {c.Via.ToString().ToLowerInvariant()}");
            return string.Join(" ", candidates.Prepend(locator.Located ? "located" : "not-located"));
        }
    }
}
