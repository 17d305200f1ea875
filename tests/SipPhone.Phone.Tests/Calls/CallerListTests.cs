using System.Text;
using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Who is in a list of callers.</summary>
public class CallerListTests
{
    private static bool IsIn(string caller, params string[] patterns)
    {
        var uri = new SipUri();
        byte[] octets = Encoding.ASCII.GetBytes(caller);
        Assert.Equal(SipResult.Ok, uri.Parse(octets, 0, octets.Length));
        return CallerList.Contains([.. patterns.Select(Encoding.ASCII.GetBytes)], uri);
    }

    [Theory]
    [InlineData("bob@example.com", "sip:bob@example.com", true)]
    [InlineData("bob@example.com", "sips:bob@EXAMPLE.com:5061;x=y", true)]
    [InlineData("bob@example.com", "sip:Bob@example.com", false)]
    [InlineData("bob@example.com", "sip:alice@example.com", false)]
    [InlineData("bob@example.com", "sip:bob@example.co", false)]
    [InlineData("bob@example.com", "sip:bob@a.example.com", false)]
    [InlineData("bob@example.com", "sip:example.com", false)]
    [InlineData("example.com", "sip:bob@example.com", true)]
    [InlineData("example.com", "sip:example.com", true)]
    [InlineData("example.com", "sip:bob@a.example.com", false)]
    [InlineData("example.com", "sip:example.com@evil.test", false)]
    [InlineData("@example.com", "sip:bob@example.com", false)]
    [InlineData("bob@", "sip:bob@example.com", false)]
    [InlineData("", "sip:bob@example.com", false)]
    public void A_pattern_is_a_person_or_a_domain(string pattern, string caller, bool expected) =>
        Assert.Equal(expected, IsIn(caller, pattern));

    [Fact]
    public void An_empty_list_holds_nobody() => Assert.False(IsIn("sip:bob@example.com"));

    [Theory]
    [InlineData(Limits.MaxAutoAnswerCallers - 1, true)]
    [InlineData(Limits.MaxAutoAnswerCallers, false)]
    public void Only_so_many_patterns_are_read(int others, bool expected) =>
        Assert.Equal(expected, IsIn("sip:bob@b", [.. Enumerable.Repeat("x", others), "b"]));
}
