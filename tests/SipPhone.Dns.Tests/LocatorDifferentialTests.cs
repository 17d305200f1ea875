using System.Net;
using System.Text;
using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>
/// 200 generated zones: the candidates equal those of a reference on .NET collections, which reads the rules once more
/// and draws from the same random octets.
/// </summary>
public class LocatorDifferentialTests
{
    private static readonly string[] Services = ["SIPS+D2T", "sips+d2t", "SIP+D2T", "SIP+D2U", "SIPS+D2T"];
    private static readonly string[] Flags = ["s", "S", "a", "u", "s", "s"];

    [Fact]
    public void The_order_is_that_of_the_reference()
    {
        var outcomes = new Dictionary<string, int>();
        for (int seed = 0; seed < 200; seed++)
        {
            Zone zone = MakeZone(new Random(seed));
            int port = seed % 10 == 9 ? 5099 : 0;
            var network = new FakeNetwork(zone.Serve);
            var locator = new Locator(network.MakeResolver(), new FakeRandom((ulong)seed));
            byte[] host = "example"u8.ToArray();
            locator.Start(host, 0, host.Length, port, 0);
            network.Run(locator);

            List<string> expected = Reference(zone, port, new FakeRandom((ulong)seed), out string expectedEnd);
            string end = $"{DnsResults.Name(locator.Result)} {(locator.Located ? "located" : "not located")}";
            var actual = Enumerable.Range(0, locator.CandidateCount).Select(i => Show(locator.GetCandidate(i)));
            Assert.Equal(expected, actual);
            Assert.Equal(expectedEnd, end);
            string kind = expected.Count == 0 ? end : expected[0].Split(' ')[2];
            outcomes[kind] = outcomes.GetValueOrDefault(kind) + 1;
        }

        // The zones reach every row of the rules.
        Assert.True(outcomes.GetValueOrDefault("naptr") > 20, string.Join(", ", outcomes));
        Assert.True(outcomes.GetValueOrDefault("srv") > 20, string.Join(", ", outcomes));
        Assert.True(outcomes.GetValueOrDefault("address") > 20, string.Join(", ", outcomes));
        Assert.True(outcomes.Keys.Count(key => key.EndsWith("not located")) >= 3, string.Join(", ", outcomes));
    }

    private static string Show(Candidate candidate) => Show(
        new IPAddress(candidate.Address),
        candidate.Port,
        CandidateVias.Name(candidate.Via),
        Encoding.Latin1.GetString(candidate.Host, 0, candidate.HostLength),
        candidate.Priority,
        candidate.Weight);

    private static string Show(IPAddress address, int port, string via, string host, int priority, int weight) =>
        $"{address} {port} {via} {host} {priority} {weight}";

    private static Zone MakeZone(Random random)
    {
        var zone = new Zone { AddsAddresses = random.Next(2) == 0 };
        for (int i = random.Next(5); i > 0; i--)
        {
            zone.Naptr(
                "example",
                random.Next(3),
                random.Next(3),
                $"srv{random.Next(3)}.example",
                Services[random.Next(Services.Length)],
                Flags[random.Next(Flags.Length)],
                random.Next(6) == 0 ? "!.*!x!" : "");
        }

        foreach (string owner in (string[])["srv0.example", "srv1.example", "_sips._tcp.example"])
        {
            bool isRefused = random.Next(12) == 0;
            for (int i = isRefused ? 1 : random.Next(3) == 0 ? 0 : random.Next(10); i > 0; i--)
            {
                string target = isRefused || random.Next(25) == 0 ? "." : $"host{random.Next(6)}.example";
                zone.Srv(owner, random.Next(3), random.Next(4) * random.Next(20), 5061 + random.Next(3), target);
            }
        }

        for (int i = 0; i < 6; i++)
        {
            AddHost(zone, random, $"host{i}.example", i);
        }

        if (random.Next(4) > 0)
        {
            AddHost(zone, random, "example", 9);
        }

        return zone;
    }

    private static void AddHost(Zone zone, Random random, string name, int number)
    {
        string owner = name;
        if (random.Next(5) == 0 && name != "example")
        {
            owner = $"real-{name}";
            zone.Cname(name, owner);
        }

        for (int i = random.Next(4); i > 0; i--)
        {
            zone.A(owner, $"192.0.{number}.{i}");
        }

        for (int i = random.Next(3); i > 0; i--)
        {
            zone.A(owner, $"2001:db8:{number}::{i}");
        }
    }

    private static List<string> Reference(Zone zone, int port, FakeRandom random, out string end)
    {
        List<string> found;
        if (port != 0)
        {
            found = OfHost(zone, "example", port, "address", 0, 0);
            end = End(zone, found, "example", isLocated: false);
            return found;
        }

        string? failure = null;
        var questions = zone.Find("example", DnsType.Naptr)
            .Cast<Zone.NaptrRecord>()
            .Where(naptr => naptr.Services.Equals("SIPS+D2T", StringComparison.OrdinalIgnoreCase)
                && naptr.Flags.Equals("s", StringComparison.OrdinalIgnoreCase)
                && naptr.Regexp.Length == 0)
            .OrderBy(naptr => naptr.Order)
            .ThenBy(naptr => naptr.Preference)
            .Select(naptr => (Owner: naptr.Replacement, Via: "naptr"))
            .Append((Owner: "_sips._tcp.example", Via: "srv"));
        foreach ((string owner, string via) in questions)
        {
            if (via == "srv" && failure != null)
            {
                end = failure;
                return [];
            }

            var records = zone.Find(owner, DnsType.Srv).Cast<Zone.SrvRecord>().ToList();
            var targets = records.Where(srv => srv.Target != ".").ToList();
            if (records.Count > 0 && targets.Count == 0)
            {
                end = "service-not-available not located";
                return [];
            }

            List<Zone.SrvRecord> ordered = Order(targets, random);
            found = ordered.SelectMany(srv => OfHost(zone, srv.Target, srv.Port, via, srv.Priority, srv.Weight))
                .Take(Limits.MaxCandidates)
                .ToList();
            if (found.Count > 0)
            {
                end = "ok located";
                return found;
            }

            if (ordered.Count > 0)
            {
                failure = End(zone, found, ordered[^1].Target, isLocated: false);
            }
        }

        if (failure != null)
        {
            end = failure;
            return [];
        }

        found = OfHost(zone, "example", 5061, "address", 0, 0);
        end = End(zone, found, "example", isLocated: false);
        return found;
    }

    private static string End(Zone zone, List<string> found, string host, bool isLocated)
    {
        string real = Real(zone, host);
        bool exists = zone.Records.Any(record => record.Name == real || record.Name.EndsWith("." + real));
        string result = found.Count > 0 ? "ok" : exists ? "no-data" : "no-such-name";
        return $"{result} {(isLocated ? "located" : "not located")}";
    }

    private static string Real(Zone zone, string host) =>
        zone.Find(host, DnsType.Cname).Cast<Zone.CnameRecord>().FirstOrDefault()?.Target ?? host;

    private static List<string> OfHost(Zone zone, string host, int port, string via, int priority, int weight)
    {
        IPAddress[] Of(int type) =>
            [.. zone.Find(Real(zone, host), type).Cast<Zone.AddressRecord>().Select(record => record.Address)];
        IPAddress[] ipv6 = Of(DnsType.Aaaa);
        IPAddress[] ipv4 = Of(DnsType.A);
        return Enumerable.Range(0, Math.Max(ipv6.Length, ipv4.Length))
            .SelectMany(i => ipv6.Skip(i).Take(1).Concat(ipv4.Skip(i).Take(1)))
            .Take(Limits.MaxAddressesPerTarget)
            .Select(address => Show(address, port, via, host, priority, weight))
            .ToList();
    }

    // RFC 2782 with the refinement that the code documents: without a weight 0, 0 is not drawn; among several, one is.
    private static List<Zone.SrvRecord> Order(List<Zone.SrvRecord> targets, FakeRandom random)
    {
        var ordered = new List<Zone.SrvRecord>();
        var kept = targets.OrderBy(srv => srv.Priority).Take(Limits.MaxSrvTargets);
        foreach (IGrouping<int, Zone.SrvRecord> group in kept.GroupBy(srv => srv.Priority))
        {
            List<Zone.SrvRecord> left = [.. group];
            while (left.Count > 1)
            {
                List<Zone.SrvRecord> zeros = left.FindAll(srv => srv.Weight == 0);
                int lowest = zeros.Count > 0 ? 0 : 1;
                int number = lowest + Draw(random, left.Sum(srv => srv.Weight) - lowest + 1);
                Zone.SrvRecord picked;
                if (number == 0)
                {
                    picked = zeros[Draw(random, zeros.Count)];
                }
                else
                {
                    int sum = 0;
                    picked = left.First(srv => (sum += srv.Weight) >= number);
                }

                ordered.Add(picked);
                left.RemoveAt(left.FindIndex(srv => ReferenceEquals(srv, picked)));
            }

            ordered.AddRange(left);
        }

        return ordered;
    }

    private static int Draw(FakeRandom random, int bound)
    {
        byte[] octets = new byte[4];
        random.Fill(octets, 0, 4);
        return (int)((System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(octets) & 0x7FFFFFFF) % (uint)bound);
    }
}
