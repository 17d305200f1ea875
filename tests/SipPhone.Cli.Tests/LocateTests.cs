using System.Text.Json;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab.Naming;

namespace SipPhone.Cli.Tests;

/// <summary><c>sipphone locate</c> against the lab's DNS server.</summary>
public sealed class LocateTests : IAsyncDisposable
{
    private const string Zones = """
        zone example
        naptr.example             300 NAPTR 10 20 "s" "SIPS+D2T" "" _sips._tcp.srv.example
        srv.example                   A 192.0.2.9
        _sips._tcp.srv.example    120 SRV 1 2 5061 sip1.example
        _sips._tcp.srv.example        SRV 3 4 5062 sip2.example
        sip1.example                  A 192.0.2.1
        sip2.example                  A 192.0.2.2
        host.example                  A 192.0.2.3
        v6.example                    AAAA 2001:db8::3
        _sips._tcp.none.example       SRV 0 0 0 .
        """;

    private readonly LabDnsServer _dns = LabDnsServer.Start(DnsZones.Parse(Zones, "zones"));

    public ValueTask DisposeAsync() => _dns.DisposeAsync();

    [Theory]
    [InlineData(
        "sips:naptr.example",
        true,
        "192.0.2.1 5061 sip1.example naptr 1 2",
        "192.0.2.2 5062 sip2.example naptr 3 4")]
    [InlineData(
        "sips:srv.example",
        true,
        "192.0.2.1 5061 sip1.example srv 1 2",
        "192.0.2.2 5062 sip2.example srv 3 4")]
    [InlineData(
        "sip:alice@srv.example;transport=tls",
        true,
        "192.0.2.1 5061 sip1.example srv 1 2",
        "192.0.2.2 5062 sip2.example srv 3 4")]
    [InlineData("SIPS:alice:x@SRV.example:5070?a=b", false, "192.0.2.9 5070 srv.example address 0 0")]
    [InlineData("sips:host.example", false, "192.0.2.3 5061 host.example address 0 0")]
    [InlineData("sips:v6.example:5071", false, "2001:db8::3 5071 v6.example address 0 0")]
    [InlineData("sips:192.0.2.7", false, "192.0.2.7 5061  literal 0 0")]
    [InlineData("sips:[2001:db8::7]:5062", false, "2001:db8::7 5062  literal 0 0")]
    public void What_is_found(string uri, bool isLocated, params string[] candidates)
    {
        Tool tool = Tool.Run("locate", uri, "--dns", _dns.EndPoint.ToString(), "--json");
        Assert.Equal(0, tool.ExitCode);
        Assert.Empty(tool.Error);
        JsonElement json = tool.Json();
        Assert.Equal(["located", "candidates", "error"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(isLocated, json.GetProperty("located").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("error").ValueKind);
        Assert.Equal(candidates, json.GetProperty("candidates").EnumerateArray().Select(CandidateText));

        Tool text = Tool.Run("locate", uri, "--dns", _dns.EndPoint.ToString());
        Assert.Equal(0, text.ExitCode);
        Assert.All(candidates, candidate => Assert.Contains(candidate.Split(' ')[0], text.Output));
        Assert.Contains(isLocated ? "Located      yes" : "Located      no", text.Output);
    }

    [Theory]
    [InlineData("sips:nowhere.example", "no-such-name")]
    [InlineData("sips:example", "no-data")]
    [InlineData("sips:none.example", "service-not-available")]
    [InlineData("sips:other.test", "server-failure")]
    [InlineData("sips:a..example", "malformed")]
    public void What_is_not_found(string uri, string error)
    {
        Tool tool = Tool.Run("locate", uri, "--dns", _dns.EndPoint.ToString(), "--json");
        Assert.Equal(1, tool.ExitCode);
        JsonElement json = tool.Json();
        Assert.Equal(["located", "candidates", "error"], json.EnumerateObject().Select(property => property.Name));
        Assert.False(json.GetProperty("located").GetBoolean());
        Assert.Empty(json.GetProperty("candidates").EnumerateArray());
        Assert.Equal(error, json.GetProperty("error").GetString());

        Tool text = Tool.Run("locate", uri, "--dns", _dns.EndPoint.ToString());
        Assert.Equal(1, text.ExitCode);
        Assert.Contains($"was not found: {error}", text.Error);
    }

    [Fact]
    public void The_trace_tells_every_query_and_answer_and_keeps_the_result_clean()
    {
        Tool tool = Tool.Run("locate", "sips:srv.example", "--dns", _dns.EndPoint.ToString(), "--json", "--trace");
        Assert.True(tool.Json().GetProperty("located").GetBoolean());
        string[] lines = tool.Error.TrimEnd().Split('\n');
        int queries = lines.Count(line => line.Contains($" > {_dns.EndPoint} ", StringComparison.Ordinal));
        int answers = lines.Count(line => line.Contains($" < {_dns.EndPoint} ", StringComparison.Ordinal));
        Assert.Equal(_dns.Questions.Count, queries);
        Assert.Equal(queries, answers);
        Assert.Contains("SRV", tool.Error);
    }

    private static string CandidateText(JsonElement candidate)
    {
        Assert.Equal(
            ["address", "port", "host", "via", "priority", "weight"],
            candidate.EnumerateObject().Select(property => property.Name));
        return string.Join(' ', candidate.EnumerateObject().Select(property => property.Value.ToString()));
    }
}
