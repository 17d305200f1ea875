using SipPhone.Appliance.Tests.Panel.Support;
using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Phone.Tests.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.Shell.Application;

namespace SipPhone.Appliance.Tests.Panel;

/// <summary>Each state has its pattern, and it is the one of the README.</summary>
public sealed class LampTests
{
    private static readonly Dictionary<string, string> Readme = ReadReadme();

    public static TheoryData<string> Rows => [.. Readme.Keys];

    [Fact]
    public void No_two_patterns_are_alike_wherever_one_begins_to_look()
    {
        Assert.Equal(14, Readme.Count);
        Assert.Equal(14, Readme.Values.Select(Turned).Distinct().Count());
        Assert.All(Readme.Values, pattern => Assert.Equal(16, pattern.Length));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_state_shows_its_pattern(string row)
    {
        using TestPanel device = Arrange(row);
        string seen = device.Pattern();
        Assert.Equal(Turned(Readme[row]), Turned(seen));
    }

    [Theory]
    [InlineData(NetworkJoinState.Idle, "no network")]
    [InlineData(NetworkJoinState.Joining, "starting")]
    [InlineData(NetworkJoinState.Joined, "starting")]
    [InlineData(NetworkJoinState.NotFound, "no network")]
    [InlineData(NetworkJoinState.WrongPassword, "no network")]
    [InlineData(NetworkJoinState.Failed, "no network")]
    public void Joining_as_the_board_tells_it(NetworkJoinState state, string row)
    {
        using TestPanel device = Offline(state);
        Shows(device, row);
    }

    [Fact]
    public void A_pattern_begins_with_its_state_and_keeps_its_times()
    {
        using TestPanel device = Offline(NetworkJoinState.Failed);
        device.Run(3210);
        device.Lamp.Changes = [];
        device.Setup.State = NetworkJoinState.Joining;
        device.Type("");
        long startMs = device.NowMs;
        device.Run(4500);
        Assert.Equal([0, 1000, 2000, 3000, 4000], Times(device, startMs));
        device.Lamp.Changes = [];
        device.Setup.State = NetworkJoinState.Failed;
        device.Type("");
        startMs = device.NowMs;
        device.Run(4500);
        Assert.Equal([125, 2000, 2125, 4000, 4125], Times(device, startMs));
    }

    [Fact]
    public void A_steady_lamp_wants_no_poll()
    {
        using TestPanel device = TestPanel.Registered();
        Assert.Equal(-1, device.Panel.NextDeadlineMs);
        Assert.True(device.Lamp.IsOn);
    }

    [Fact]
    public void A_press_that_came_to_nothing_shows_for_two_seconds()
    {
        using TestPanel device = TestPanel.Registered();
        device.Contact(true, 29);
        device.Lamp.Changes = [];
        long startMs = device.NowMs + 1;
        device.Run(10_000);
        Assert.Equal([750, 1000, 1750, 2000], Times(device, startMs));
    }

    [Fact]
    public void A_failure_shows_while_it_is_tried_again()
    {
        using TestPanel device = Arrange("the server cannot be reached");
        device.RunUntil(PhoneState.Connecting);
        Shows(device, "the server cannot be reached");
    }

    [Fact]
    public void Without_a_clock_a_phone_that_starts_by_itself_waits_for_it_too()
    {
        using TestPanel device = TestPanel.Registered();
        device.Clock.IsWallTimeSet = false;
        device.Restart().RunUntil(PhoneState.Waiting);
        Shows(device, "waiting for the clock");
    }

    [Fact]
    public void A_call_outlives_the_network()
    {
        using TestPanel device = TestPanel.Registered();
        device.Talk("carol");
        device.Network.IsUp = false;
        Shows(device, "a call stands");
    }

    [Fact]
    public void A_call_that_rings_shows_before_the_one_that_stands()
    {
        using TestPanel device = TestPanel.Registered();
        device.Talk("carol");
        device.Ring("dave");
        Shows(device, "somebody calls");
    }

    [Fact]
    public void An_account_without_an_anchor_is_not_configured()
    {
        using TestPanel device = new();
        device.Provision(withAnchor: false);
        Shows(device, "not configured");
    }

    [Fact]
    public void A_server_that_is_somebody_else_is_refused()
    {
        using TestPanel device = new();
        device.AddServer("impostor.example");
        device.Provision().RunUntil(PhoneState.Waiting);
        Shows(device, "refused");
    }

    private static TestPanel Arrange(string row) => row.Split([':', ','])[0] switch
    {
        "registered" => TestPanel.Registered(),
        "a call stands" => After(device => device.Talk("carol")),
        "starting" => Offline(NetworkJoinState.Joining),
        "looking for the server" => Unregistered(server => server.Registrar.IsSilent = true, PhoneState.Registering),
        "somebody is being called" => After(device => device.Ok("call carol")),
        "somebody calls" => After(device => device.Ring("carol")),
        "no network" => Offline(NetworkJoinState.NotFound),
        "waiting for the clock" => Held(),
        "not configured" => new TestPanel(),
        "the server cannot be reached" => Unreachable(),
        "refused" => Unregistered(server => server.Registrar.Password = "another", PhoneState.Blocked),
        "safe mode" => After(device =>
        {
            device.Mode = StartMode.SafeMode;
            device.Restart();
        }),
        "the button was pressed" => After(device => device.Contact(true, 30)),
        "unregistered by hand" => After(device =>
        {
            device.Ok("unregister");
            device.RunUntil(PhoneState.Stopped);
        }),
        _ => throw new ArgumentException(row),
    };

    private static TestPanel After(Action<TestPanel> act)
    {
        TestPanel device = TestPanel.Registered();
        act(device);
        return device;
    }

    private static TestPanel Offline(NetworkJoinState state)
    {
        TestPanel device = TestPanel.Registered();
        device.Network.IsUp = false;
        device.Setup.State = state;
        device.Restart();
        return device;
    }

    private static TestPanel Held()
    {
        TestPanel device = TestPanel.Registered();
        device.Mode = StartMode.Held;
        device.Clock.IsWallTimeSet = false;
        device.Restart();
        return device;
    }

    private static TestPanel Unreachable()
    {
        TestPanel device = new();
        device.Provision().RunUntil(PhoneState.Waiting);
        return device;
    }

    private static TestPanel Unregistered(Action<ScriptedServer> change, PhoneState state)
    {
        TestPanel device = new();
        change(device.AddPeers());
        device.Provision().RunUntil(state);
        return device;
    }

    private static void Shows(TestPanel device, string row)
    {
        device.Type("");
        string pattern = Readme.Single(entry => entry.Key.StartsWith(row, StringComparison.Ordinal)).Value;
        Assert.Equal(Turned(pattern), Turned(device.Pattern()));
    }

    private static long[] Times(TestPanel device, long startMs) =>
        [.. device.Lamp.Changes!.Select(change => long.Parse(change[1..]) - startMs)];

    // The same for a pattern wherever it begins.
    private static string Turned(string pattern) =>
        Enumerable.Range(0, pattern.Length).Select(i => pattern[i..] + pattern[..i]).Min(StringComparer.Ordinal)!;

    // The rows of the README's first table: state and pattern.
    private static Dictionary<string, string> ReadReadme()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "nf-sipphone.sln")))
        {
            at = at.Parent;
        }

        return File.ReadLines(Path.Combine(at!.FullName, "src", "SipPhone.Appliance", "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && cells[2].StartsWith('`'))
            .ToDictionary(cells => cells[1], cells => cells[2].Trim('`'));
    }
}
