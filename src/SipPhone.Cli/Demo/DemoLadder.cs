using System.Diagnostics;
using SipPhone.Cli.Ladder;

namespace SipPhone.Cli.Demo;

/// <summary>Who stands where in the demo's ladder.</summary>
internal static class DemoLadder
{
    /// <summary>The demo's phone.</summary>
    public const int PhoneColumn = 0;

    /// <summary>Its server.</summary>
    public const int ProxyColumn = 1;

    /// <summary>The server of those who are called.</summary>
    public const int PeerProxyColumn = 2;

    /// <summary>Who is called.</summary>
    public const int BobColumn = 3;

    /// <summary>Whom he is transferred to.</summary>
    public const int CarolColumn = 4;

    /// <summary>Makes an empty ladder, whose time starts now.</summary>
    public static LadderRecorder Start()
    {
        long start = Stopwatch.GetTimestamp();
        return new LadderRecorder(
            "sipphone demo",
            [
                "alice's phone", "proxy " + DemoWorld.Domain, "proxy " + DemoWorld.PeerDomain, "bob's phone",
                "carol's phone",
            ],
            () => (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>The column of a domain's proxy.</summary>
    /// <param name="domain">The domain.</param>
    public static int ColumnOf(string domain) => domain == DemoWorld.Domain ? ProxyColumn : PeerProxyColumn;
}
