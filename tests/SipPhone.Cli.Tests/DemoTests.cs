using System.Text.Json;
using System.Xml.Linq;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests;

/// <summary><c>sipphone demo</c>.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_demo_does_every_step_and_says_so_in_JSON()
    {
        Tool tool = Tool.Run("demo", "--json");
        string[] lines = tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] steps = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(json => $"{json.GetProperty("step").GetString()} {json.GetProperty("ok").GetBoolean()}")];
        Assert.Equal(
            [
                "located True", "connected True", "identity True", "registered True", "impostor-refused True",
                "fallback-registered True", "called True", "answered True", "held True", "transferred True",
                "ended True", "unregistered True",
            ],
            steps);
        Assert.Equal(0, tool.ExitCode);
        Assert.Empty(tool.Error);
    }

    [Fact]
    public void Its_ladder_shows_the_call_and_who_was_recognised_and_its_trace_the_messages()
    {
        string path = _folder.PathOf("demo.svg");
        Tool tool = Tool.Run("demo", "--ladder", path, "--trace");
        Assert.Equal(0, tool.ExitCode);
        Assert.Contains("| INVITE sip:bob@biloxi.example SIP/2.0", tool.Error);
        Assert.DoesNotMatch("response=\"[0-9a-f]", tool.Error);

        XDocument ladder = XDocument.Load(path);
        string[] texts = [.. ladder.Descendants("{http://www.w3.org/2000/svg}text").Select(text => text.Value)];
        string[] expected =
        [
            "alice's phone", "proxy atlanta.example", "proxy biloxi.example", "bob's phone", "carol's phone",
            "INVITE sip:bob@biloxi.example SIP/2.0", "SIP/2.0 407 Proxy Authentication Required", "SIP/2.0 180 Ringing",
            "SIP/2.0 202 Accepted",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
        Assert.Contains(texts, text => text.StartsWith("identity: the right server"));
        Assert.Contains(texts, text => text.StartsWith("transferred: "));
    }
}
