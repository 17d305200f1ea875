using System.Net;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns.Tests.Support;

/// <summary>
/// A network on virtual time with scripted DNS servers. A datagram arrives only where an operating system would let it:
/// at a socket that is open on the port it was sent to and connected to the one who sent it.
/// </summary>
internal sealed class FakeNetwork : INetworkLink
{
    private static readonly byte[][] ServerAddresses =
        [IPAddress.Parse("192.0.2.53").GetAddressBytes(), IPAddress.Parse("2001:db8::53").GetAddressBytes()];

    private readonly List<Datagram> _inFlight = [];
    private readonly Action<Asked>[] _scripts;

    public FakeNetwork(params Action<Asked>[] scripts)
    {
        _scripts = scripts;
        Sockets = Enumerable.Range(0, Limits.MaxDnsQueries).Select(_ => new FakeDatagramSocket(this)).ToArray();
        Stream = new FakeStreamSocket(this);
    }

    public long NowMs { get; set; }

    /// <summary>Every question that was asked, in order.</summary>
    public List<Asked> Log { get; } = [];

    public FakeDatagramSocket[] Sockets { get; }

    public FakeStreamSocket Stream { get; }

    public bool IsUp { get; set; } = true;

    public int DnsServerCount => _scripts.Length;

    public byte[] GetDnsServerAddress(int index) => ServerAddresses[index];

    public int GetDnsServerPort(int index) => 53 + index;

    public Resolver MakeResolver(bool withStream = true, ulong seed = 1) =>
        new(this, Sockets.ToArray<IDatagramSocket>(), withStream ? Stream : null, new FakeRandom(seed));

    public int ServerOf(byte[] address, int port) =>
        Array.FindIndex(ServerAddresses, known => known.SequenceEqual(address)) is int index && index == port - 53
            ? index
            : -1;

    public void Ask(Asked asked)
    {
        Log.Add(asked);
        _scripts[asked.Server](asked);
    }

    public void SendDatagram(int fromServer, int toPort, byte[] octets, long delayMs) =>
        _inFlight.Add(new Datagram(fromServer, toPort, octets, NowMs + delayMs));

    public byte[]? TakeDatagram(int server, int localPort)
    {
        int index = _inFlight.FindIndex(
            datagram => datagram.Server == server && datagram.Port == localPort && datagram.DueMs <= NowMs);
        if (index < 0)
        {
            return null;
        }

        byte[] octets = _inFlight[index].Octets;
        _inFlight.RemoveAt(index);
        return octets;
    }

    /// <summary>
    /// Goes from event to event until the condition holds; fails when nothing is left that could happen.
    /// </summary>
    public void RunUntil(Func<bool> isDone, Action<long> poll, Func<long> nextDeadlineMs)
    {
        poll(NowMs);
        for (int steps = 0; !isDone(); steps++)
        {
            Assert.True(steps < 10_000, "a loop that does not advance");
            long nextMs = long.MaxValue;
            if (nextDeadlineMs() is long deadlineMs and >= 0)
            {
                nextMs = deadlineMs;
            }

            foreach (long dueMs in _inFlight.Select(datagram => datagram.DueMs).Append(Stream.DueMs))
            {
                if (dueMs > NowMs && dueMs < nextMs)
                {
                    nextMs = dueMs;
                }
            }

            Assert.True(nextMs != long.MaxValue, "nothing left to wait for");
            NowMs = Math.Max(NowMs, nextMs);
            poll(NowMs);
        }
    }

    public void Run(Resolver resolver, params Query[] queries) =>
        RunUntil(() => queries.All(query => query.IsDone), resolver.Poll, () => resolver.NextDeadlineMs);

    public void Run(Locator locator) =>
        RunUntil(() => locator.State == LocatorState.Done, locator.Poll, () => locator.NextDeadlineMs);

    private sealed record Datagram(int Server, int Port, byte[] Octets, long DueMs);
}
