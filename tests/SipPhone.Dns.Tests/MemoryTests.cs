using System.Reflection;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>
/// The device's managed heap by its object rules: a block is 12 octets; an object takes one and one more for each
/// field; an array takes 20 octets and its packed elements, rounded up to blocks.
/// </summary>
public class MemoryTests
{
    private const int Block = 12;
    private const int ArrayHead = 20;

    private static int HeapBytes(object root, params object[] outside)
    {
        var seen = new HashSet<object>(outside, ReferenceEqualityComparer.Instance);
        var queue = new Queue<object>([root]);
        int sum = 0;
        while (queue.TryDequeue(out object? item))
        {
            if (item is IRandom or INetworkLink or IDatagramSocket or IStreamSocket || !seen.Add(item))
            {
                continue;
            }

            if (item is Array array)
            {
                Type element = array.GetType().GetElementType()!;
                int elementBytes = element == typeof(byte) ? 1 : element == typeof(long) ? 8 : 4;
                int bytes = ArrayHead + (array.Length * elementBytes);
                sum += (bytes + Block - 1) / Block * Block;
                if (!element.IsPrimitive)
                {
                    array.Cast<object>().ToList().ForEach(queue.Enqueue);
                }

                continue;
            }

            FieldInfo[] fields =
                item.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            sum += Block * (1 + fields.Length);
            foreach (FieldInfo field in fields.Where(field => !field.FieldType.IsValueType))
            {
                if (field.GetValue(item) is object value)
                {
                    queue.Enqueue(value);
                }
            }
        }

        return sum;
    }

    [Fact]
    public void The_resolver_with_its_cache_takes_at_most_8_KB_of_the_devices_heap()
    {
        Resolver resolver = new FakeNetwork(_ => { }).MakeResolver();

        // The number stands in the documentation of Limits.DnsCacheBytes.
        Assert.Equal(8136, HeapBytes(resolver));
    }

    [Fact]
    public void The_locator_takes_at_most_6_KB_more()
    {
        Resolver resolver = new FakeNetwork(_ => { }).MakeResolver();
        var locator = new Locator(resolver, new FakeRandom(1));
        Assert.InRange(HeapBytes(locator, resolver), 5000, 6 * 1024);
    }

    [Fact]
    public void A_locate_from_the_cache_allocates_nothing()
    {
        Zone zone = new Zone { AddsAddresses = true }.Naptr("example", 1, 1, "s.example", ttl: 86400);
        for (int i = 0; i < 8; i++)
        {
            zone.Srv("s.example", i / 2, i, 5061, $"n{i}.example", 86400)
                .A($"n{i}.example", $"192.0.2.{i}", 86400)
                .A($"n{i}.example", $"2001:db8::{i}", 86400);
        }

        var network = new FakeNetwork(zone.Serve);
        var locator = new Locator(network.MakeResolver(), new FakeRandom(1));
        byte[] host = "example"u8.ToArray();
        locator.Start(host, 0, host.Length, 0, network.NowMs);
        network.Run(locator);
        Assert.Equal(Limits.MaxCandidates, locator.CandidateCount);

        int questions = network.Log.Count;
        Locate();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Locate();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(questions, network.Log.Count);

        void Locate()
        {
            for (int i = 0; i < 100; i++)
            {
                locator.Start(host, 0, host.Length, 0, network.NowMs);
                locator.Fail(locator.GetCandidate(i % Limits.MaxCandidates), 0, network.NowMs);
                locator.Succeed(locator.GetCandidate((i + 8) % Limits.MaxCandidates));
            }
        }
    }
}
