using System.Text;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests;

/// <summary>What somebody may have meant.</summary>
public sealed class NearestNameTests
{
    [Theory]
    [InlineData("apply", "apply")]
    [InlineData("APPLY", "apply")]
    [InlineData("app", "apply")]
    [InlineData("aply", "apply")]
    [InlineData("applyy", "apply")]
    [InlineData("abply", "apply")]
    [InlineData("paply", "apply")]
    [InlineData("applx", "apply")]
    [InlineData("pply", "apply")]
    [InlineData("xapply", "apply")]
    [InlineData("xxapply", null)]
    [InlineData("alppy", null)]
    [InlineData("aplpyy", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    [InlineData("h", null)]
    [InlineData("hel", "help")]
    [InlineData("holp", null)]
    [InlineData("hald", "hold")]
    public void The_only_one_that_is_near(string typed, string? expected)
    {
        byte[] buffer = Encoding.ASCII.GetBytes("[" + typed + "]");
        NearestName nearest = new(buffer, 1, buffer.Length - 1);
        foreach (string name in new[] { "apply", "help", "hold" })
        {
            nearest.Offer(name);
        }

        Assert.Equal(expected, nearest.Best);
    }

    [Theory]
    [InlineData("stats", "There is no such command. Did you mean status? For a list of them type: help")]
    [InlineData("set sip.expire 60", "There is no setting sip.expire. Did you mean sip.expires? See them all with: "
        + "show all")]
    [InlineData("show sip.pasword", "There is no setting sip.pasword. Did you mean sip.password? See them all with: "
        + "show all")]
    [InlineData("help tls.polcy", "There is no command or setting of that name. Did you mean tls.policy? For lists "
        + "type: help, show all")]
    public void It_is_asked_for(string line, string expected)
    {
        using TestDevice device = new();
        Assert.Equal(expected, device.Request(line).GetProperty("message").GetString());
    }
}
