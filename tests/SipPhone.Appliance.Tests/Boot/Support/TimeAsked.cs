using SipPhone.Appliance.Tests.Time;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>A question after the time, and the means to answer it.</summary>
internal sealed class TimeAsked(FakeTimeServers servers, FakeTimeSocket socket, string address, byte[] octets)
{
    private const int DelayMs = 20;

    public long AtMs { get; } = servers.NowMs;

    public string Address => address;

    public byte[] Octets => octets;

    /// <summary>The time of an honest server.</summary>
    public long UnixSeconds => servers.UnixSeconds;

    /// <summary>The answer with a time, in Unix seconds.</summary>
    public byte[] Answer(long unixSeconds) => SntpReplies.Answer(octets[40..48], unixSeconds);

    public void Reply(byte[] reply, long delayMs = DelayMs) => socket.Deliver(reply, delayMs);

    public void ReplyHonestly() => Reply(Answer(UnixSeconds));

    /// <summary>The server's host says that nobody listens.</summary>
    public void Refuse() => socket.Deliver(null, DelayMs);
}
