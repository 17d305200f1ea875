using System.Text;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>How often which target comes first, against RFC 2782.</summary>
public class SrvOrderTests
{
    private const int Picks = 10_000;

    public static TheoryData<int[]> Weights() => new(
    [
        [10, 30, 60],
        [1, 1],
        [1, 2, 3, 4],
        [65535, 65535],
        [1, 65535],
        [5, 5, 5, 5, 5, 5],
        [0, 0],
        [0, 0, 0, 0],
        [0, 99],
        [0, 0, 10],
        [7],
    ]);

    // The chance of each to come first. RFC 2782: proportional to the weight; one of weight 0 has "a very small
    // chance", which its algorithm makes one part of the sum and one.
    private static double Chance(int[] weights, int index)
    {
        double sum = weights.Sum();
        int zeros = weights.Count(weight => weight == 0);
        double numbers = zeros > 0 ? sum + 1 : sum;
        return (weights[index] == 0 ? 1.0 / zeros : weights[index]) / numbers;
    }

    [Theory]
    [MemberData(nameof(Weights))]
    public void Each_target_comes_first_as_often_as_its_weight_says(int[] weights)
    {
        var zone = new Zone();
        for (int i = 0; i < weights.Length; i++)
        {
            zone.Srv("_sips._tcp.example", 5, weights[i], 5061, $"n{i}.example", 86400)
                .A($"n{i}.example", $"192.0.2.{i}", 86400);
        }

        var network = new FakeNetwork(zone.Serve);
        var locator = new Locator(network.MakeResolver(), new FakeRandom(2782));
        byte[] host = "example"u8.ToArray();
        int[] firsts = new int[weights.Length];
        for (int pick = 0; pick < Picks; pick++)
        {
            locator.Start(host, 0, host.Length, 0, network.NowMs);
            network.Run(locator);
            Assert.Equal(weights.Length, locator.CandidateCount);
            firsts[locator.GetCandidate(0).Address[3]]++;
        }

        for (int i = 0; i < weights.Length; i++)
        {
            Assert.InRange(firsts[i] / (double)Picks, Chance(weights, i) - 0.02, Chance(weights, i) + 0.02);
        }
    }

    [Fact]
    public void Every_order_of_equal_targets_occurs()
    {
        var zone = new Zone();
        for (int i = 0; i < 3; i++)
        {
            zone.Srv("_sips._tcp.example", 5, 10, 5061, $"n{i}.example", 86400)
                .A($"n{i}.example", $"192.0.2.{i}", 86400);
        }

        var network = new FakeNetwork(zone.Serve);
        var locator = new Locator(network.MakeResolver(), new FakeRandom(3));
        var orders = new HashSet<string>();
        for (int pick = 0; pick < 200; pick++)
        {
            locator.Start("example"u8.ToArray(), 0, 7, 0, network.NowMs);
            network.Run(locator);
            var order = new StringBuilder();
            for (int i = 0; i < 3; i++)
            {
                order.Append(locator.GetCandidate(i).Address[3]);
            }

            orders.Add(order.ToString());
        }

        Assert.Equal(6, orders.Count);
    }
}
