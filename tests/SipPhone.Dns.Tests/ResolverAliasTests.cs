using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>CNAME records: in one answer, over several, from the cache, and in circles.</summary>
public class ResolverAliasTests : CacheTestBase
{
    [Fact]
    public void Aliases_in_the_answer_are_followed_and_kept()
    {
        Zone.Cname("a.example", "b.example", 60).Cname("b.example", "c.example", 20).A("c.example", "192.0.2.1", 40);
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("a.example"));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("b.example"));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("c.example"));
        Assert.Equal(20, TtlOf("a.example"));
        Assert.Equal(40, TtlOf("c.example"));

        // The second link is over: its owner is asked for, which brings the rest too.
        Network.NowMs = 30_000;
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
        Assert.Equal("b.example", Network.Log[^1].Name.ToLowerInvariant());
    }

    [Fact]
    public void An_alias_alone_leads_to_another_question()
    {
        Serve(asked =>
        {
            if (asked.Name.StartsWith("a", StringComparison.OrdinalIgnoreCase))
            {
                asked.Reply(asked.Head(DnsFlags.Response, 1).Pointer(12)
                    .Tail(DnsType.Cname, 300, new Wire().Name("B.Other")).ToArray());
            }
            else
            {
                asked.ReplyAddresses(300, 10, Address1);
            }
        });
        Assert.Equal("ok 192.0.2.1 (2)", Ask("a.example"));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("a.example"));
    }

    [Fact]
    public void No_behind_an_alias_is_about_its_target()
    {
        Zone.Cname("a.example", "b.example");
        Assert.Equal("no-such-name (1)", Ask("a.example"));
        Assert.Equal("no-such-name (0)", Ask("b.example"));
        Assert.Equal("no-such-name (0)", Ask("a.example"));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Eight_aliases_are_followed_and_no_more(int links, bool isFollowed)
    {
        for (int i = 0; i < links; i++)
        {
            Zone.Cname($"n{i}.example", $"n{i + 1}.example");
        }

        Zone.A($"n{links}.example", "192.0.2.1");
        Assert.Equal(isFollowed ? "ok 192.0.2.1 (1)" : "server-failure (1)", Ask("n0.example"));
        Assert.Equal(isFollowed ? "ok 192.0.2.1 (0)" : "server-failure (0)", Ask("n0.example"));
    }

    [Fact]
    public void Eight_aliases_are_followed_over_single_answers_too()
    {
        Serve(asked =>
        {
            int number = int.Parse(asked.Name[1..asked.Name.IndexOf('.')]);
            asked.Reply(asked.Head(DnsFlags.Response, 1).Pointer(12)
                .Tail(DnsType.Cname, 0, new Wire().Name($"n{number + 1}.example")).ToArray());
        });
        Assert.Equal("server-failure (9)", Ask("n0.example"));
    }

    [Theory]
    [InlineData("a.example", "a.example")]
    [InlineData("a.example", "b.example")]
    public void A_loop_of_aliases_ends(string first, string second)
    {
        Zone.Cname(first, second);
        if (first != second)
        {
            Zone.Cname(second, first);
        }

        Assert.Equal("server-failure (1)", Ask("a.example"));
        Assert.Equal("server-failure (0)", Ask("a.example"));
    }
}
