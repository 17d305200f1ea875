using System.Net;
using System.Text.Json;

namespace SipPhone.Interop
{
    // Every row of RFC 3263 §4 for TLS over TCP, as sipphone locate tells it, against a real DNS server. Invariant:
    // what is expected does not depend on the make of the server, so it stands here once.

    /// <summary><c>sipphone locate</c> and a real DNS server, for each way to a SIP server.</summary>
    public abstract class LocatingTests
    {
        /// <param name="uri">What is to be located.</param>
        /// <param name="isLocated">Whether NAPTR or SRV led there.</param>
        /// <param name="groups">
        /// The candidates in their order, those of one priority in any order between bars, each as address, port, host,
        /// how it was found, priority and weight.
        /// </param>
        [Theory]
        [InlineData("sips:naptr.example.com", true, "192.0.2.1 5063 one.farm.example.com naptr 7 3")]
        [InlineData("sip:alice@NAPTR.example.com;transport=tls", true, "192.0.2.1 5063 one.farm.example.com naptr 7 3")]
        [InlineData("sips:second.example.com", true, "192.0.2.1 5063 one.farm.example.com naptr 7 3")]
        [InlineData("sips:unusable.example.com", true, "192.0.2.2 5064 one.unusable.example.com srv 4 2")]
        [InlineData(
            "sips:srv.example.com",
            true,
            "192.0.2.8 5065 first.srv.example.com srv 5 65535",
            "192.0.2.4 5061 one.srv.example.com srv 10 30|192.0.2.5 5062 two.srv.example.com srv 10 10",
            "192.0.2.6 5061 spare.srv.example.com srv 20 0|192.0.2.7 5062 other.srv.example.com srv 20 10")]
        [InlineData("sips:srv.example.com:5070", false, "192.0.2.3 5070 srv.example.com address 0 0")]
        [InlineData("sips:dot.example.com:5061", false, "192.0.2.99 5061 dot.example.com address 0 0")]
        [InlineData("sips:alias.example.com", true, "192.0.2.10 5066 one.alias.example.com srv 0 0")]
        [InlineData("sips:nickname.example.com", false, "192.0.2.11 5061 nickname.example.com address 0 0")]
        [InlineData("sips:host.example.com", false, "192.0.2.11 5061 host.example.com address 0 0")]
        [InlineData("sips:host6.example.com", false, "2001:db8::11 5061 host6.example.com address 0 0")]
        [InlineData("sips:host6.example.com:5070", false, "2001:db8::11 5070 host6.example.com address 0 0")]
        [InlineData("sips:srv6.example.com", true, "2001:db8::11 5061 host6.example.com srv 0 0")]
        [InlineData(
            "sips:dual.example.com",
            false,
            "2001:db8::12 5061 dual.example.com address 0 0",
            "192.0.2.12 5061 dual.example.com address 0 0")]
        [InlineData(
            "sips:mixed.example.com",
            true,
            "2001:db8::12 5061 dual.example.com srv 0 0",
            "192.0.2.12 5061 dual.example.com srv 0 0",
            "2001:db8::13 5061 one.mixed.example.com srv 1 0",
            "192.0.2.13 5061 one.mixed.example.com srv 1 0")]
        [InlineData("sips:half.example.com", true, "192.0.2.11 5061 host.example.com srv 1 0")]
        public async Task What_is_found(string uri, bool isLocated, params string[] groups)
        {
            PhoneRun run = await LocateAsync(uri);

            AssertFound(run, isLocated, groups);
        }

        [Theory]
        [InlineData("sips:192.0.2.7", "192.0.2.7 5061  literal 0 0")]
        [InlineData("sips:192.0.2.7:5062", "192.0.2.7 5062  literal 0 0")]
        [InlineData("sips:[2001:db8::7]", "2001:db8::7 5061  literal 0 0")]
        [InlineData("sips:[2001:db8::7]:5062", "2001:db8::7 5062  literal 0 0")]
        public async Task For_an_address_nothing_is_asked(string uri, string candidate)
        {
            PhoneRun run = await LocateAsync(uri);

            AssertFound(run, false, candidate);
            Assert.Empty(run.Errors);
        }

        [Theory]
        [InlineData("sips:nowhere.example.com", "no-such-name")]
        [InlineData("sips:nowhere.example.com:5061", "no-such-name")]
        [InlineData("sips:silent.example.com", "no-data")]
        [InlineData("sips:silent.example.com:5061", "no-data")]
        [InlineData("sips:lost.example.com", "no-such-name")]
        [InlineData("sips:bare.example.com", "no-data")]
        [InlineData("sips:dot.example.com", "service-not-available")]
        [InlineData("sips:naptr-dot.example.com", "service-not-available")]
        [InlineData("sips:example.net", "server-failure")]
        public async Task What_is_not_found(string uri, string error)
        {
            PhoneRun run = await LocateAsync(uri);

            Assert.True(run.ExitCode == 1, run.Text);
            JsonElement json = Assert.Single(run.Steps);
            Assert.Equal($$"""{"located":false,"candidates":[],"error":"{{error}}"}""", json.GetRawText());
        }

        [Fact]
        public async Task An_answer_over_512_octets_comes_over_UDP()
        {
            PhoneRun run = await LocateAsync("sips:big.example.com");

            // All records are taken in, and the best six kept, whatever their order in the answer.
            AssertFound(
                run,
                true,
                "198.51.100.1 5061 a.big.example.com srv 1 0",
                "198.51.100.2 5061 n.big.example.com srv 2 0",
                "198.51.100.3 5061 k.big.example.com srv 3 0",
                "198.51.100.4 5061 h.big.example.com srv 4 0",
                "198.51.100.5 5061 e.big.example.com srv 5 0",
                "198.51.100.6 5061 b.big.example.com srv 6 0");
            string[] answers = TraceOf(run, "SRV: ");
            Assert.Equal(LocatingZone.BigTargetCount, Assert.Single(answers).Split(" ttl ").Length - 1);
            Assert.DoesNotContain("truncated", run.Errors, StringComparison.Ordinal);
        }

        [Fact]
        public async Task An_answer_over_1232_octets_is_fetched_over_TCP()
        {
            PhoneRun run = await LocateAsync("sips:huge.example.com");

            // The order of addresses is the server's; only a target's first six are kept.
            string[] candidates = AssertCandidates(run, true);
            Assert.Equal(6, candidates.Distinct().Count());
            IEnumerable<string> possible = Enumerable.Range(1, LocatingZone.HugeAddressCount)
                .Select(number => $"203.0.113.{number} 5061 many.huge.example.com srv 0 0");
            Assert.Subset(possible.ToHashSet(), candidates.ToHashSet());
            Assert.Contains("truncated", Assert.Single(TraceOf(run, " A: ")), StringComparison.Ordinal);
            Assert.Single(TraceOf(run, "an answer over TCP"));
        }

        /// <summary>Starts the server with <see cref="LocatingZone"/>.</summary>
        private protected abstract Task<IDnsServer> StartAsync();

        private static void AssertFound(PhoneRun run, bool isLocated, params string[] groups)
        {
            string[] candidates = AssertCandidates(run, isLocated);
            int start = 0;
            foreach (string group in groups)
            {
                string[] expected = group.Split('|');
                int end = Math.Min(start + expected.Length, candidates.Length);
                Assert.Equal(
                    expected.Order(StringComparer.Ordinal), candidates[start..end].Order(StringComparer.Ordinal));
                start = end;
            }

            Assert.Equal(start, candidates.Length);
        }

        private static string[] AssertCandidates(PhoneRun run, bool isLocated)
        {
            Assert.True(run.ExitCode == 0, run.Text);
            JsonElement json = Assert.Single(run.Steps);
            Assert.Equal(["located", "candidates", "error"], json.EnumerateObject().Select(property => property.Name));
            Assert.Equal(isLocated, json.GetProperty("located").GetBoolean());
            Assert.Equal(JsonValueKind.Null, json.GetProperty("error").ValueKind);
            return [.. json.GetProperty("candidates").EnumerateArray().Select(CandidateText)];
        }

        private static string CandidateText(JsonElement candidate)
        {
            Assert.Equal(
                ["address", "port", "host", "via", "priority", "weight"],
                candidate.EnumerateObject().Select(property => property.Name));
            return string.Join(' ', candidate.EnumerateObject().Select(property => property.Value.ToString()));
        }

        // The lines of the trace that hold a text.
        private static string[] TraceOf(PhoneRun run, string text)
        {
            return [.. run.Errors.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal))];
        }

        private async Task<PhoneRun> LocateAsync(string uri)
        {
            await using IDnsServer dns = await StartAsync();
            string endPoint = new IPEndPoint(IPAddress.Loopback, dns.Port).ToString();
            return await PhoneRun.OfAsync("locate", uri, "--dns", endPoint, "--json", "--trace");
        }
    }
}
