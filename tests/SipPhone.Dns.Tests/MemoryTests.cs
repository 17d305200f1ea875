using SipPhone.Core;
using SipPhone.Dns.Tests.Support;
using SipPhone.TestSupport;

namespace SipPhone.Dns.Tests;

/// <summary>What takes room on the device's managed heap, and for how long.</summary>
public class MemoryTests
{
    [Fact]
    public void The_resolver_with_its_cache_takes_at_most_8_KB_while_it_works()
    {
        Resolver resolver = new FakeNetwork(_ => { }).MakeResolver();

        // The number stands in the documentation of Limits.DnsCacheBytes.
        Assert.Equal(8184, new DeviceHeap().Add(resolver).Bytes);
    }

    [Fact]
    public void A_locator_that_found_all_that_it_can_takes_at_most_6_KB_more()
    {
        FakeNetwork network = FullNetwork();
        Resolver resolver = network.MakeResolver();
        Locator locator = Locate(network, resolver);
        DeviceHeap heap = new DeviceHeap().Add(resolver);
        int resolverBytes = heap.Bytes;
        Assert.InRange(heap.Add(locator).Bytes - resolverBytes, 5000, 6 * 1024);
    }

    [Fact]
    public void A_resolver_that_rests_takes_the_room_of_its_answers_and_wakes_with_the_next_question()
    {
        FakeNetwork network = FullNetwork();
        Resolver resolver = network.MakeResolver();
        Locator locator = Locate(network, resolver);
        locator.Rest();
        Assert.InRange(new DeviceHeap().Add(resolver).Bytes, 1024, 1536);
        Assert.Equal(-1, resolver.NextDeadlineMs);
        resolver.Poll(network.NowMs);
        Assert.Equal(Limits.MaxCandidates, locator.CandidateCount);

        int questions = network.Log.Count;
        byte[] host = "example"u8.ToArray();
        locator.Start(host, 0, host.Length, 0, network.NowMs);
        Assert.Equal(Limits.MaxCandidates, locator.CandidateCount);
        Assert.Equal(questions, network.Log.Count);

        byte[] other = "other"u8.ToArray();
        locator.Start(other, 0, other.Length, 0, network.NowMs);
        locator.Rest();
        Assert.Equal(LocatorState.Locating, locator.State);
        Assert.True(resolver.NextDeadlineMs >= 0);
        network.Run(locator);
        Assert.Equal(LocatorState.Done, locator.State);
    }

    [Fact]
    public void A_locate_from_the_cache_allocates_nothing()
    {
        FakeNetwork network = FullNetwork();
        Locator locator = Locate(network, network.MakeResolver());
        byte[] host = "example"u8.ToArray();
        int questions = network.Log.Count;
        LocateAgain();
        long before = GC.GetAllocatedBytesForCurrentThread();
        LocateAgain();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(questions, network.Log.Count);

        void LocateAgain()
        {
            for (int i = 0; i < 100; i++)
            {
                locator.Start(host, 0, host.Length, 0, network.NowMs);
                locator.Fail(locator.GetCandidate(i % Limits.MaxCandidates), 0, network.NowMs);
                locator.Succeed(locator.GetCandidate((i + 8) % Limits.MaxCandidates));
            }
        }
    }

    /// <summary>A domain with more servers than a locator takes.</summary>
    private static FakeNetwork FullNetwork()
    {
        Zone zone = new Zone { AddsAddresses = true }.Naptr("example", 1, 1, "s.example", ttl: 86400);
        for (int i = 0; i < 8; i++)
        {
            zone.Srv("s.example", i / 2, i, 5061, $"n{i}.example", 86400)
                .A($"n{i}.example", $"192.0.2.{i}", 86400)
                .A($"n{i}.example", $"2001:db8::{i}", 86400);
        }

        return new FakeNetwork(zone.Serve);
    }

    private static Locator Locate(FakeNetwork network, Resolver resolver)
    {
        var locator = new Locator(resolver, new FakeRandom(1));
        byte[] host = "example"u8.ToArray();
        locator.Start(host, 0, host.Length, 0, network.NowMs);
        network.Run(locator);
        Assert.Equal(Limits.MaxCandidates, locator.CandidateCount);
        return locator;
    }
}
