using System.Text;
using SipPhone.Cli.Phones;

namespace SipPhone.Cli.Tests;

/// <summary>The PC's name as a device, RFC 5626 §4.1 and RFC 9562 §5.8.</summary>
public class InstanceNameTests
{
    [Fact]
    public void ItIsAUuidOfVersion8()
    {
        Assert.Matches(
            "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
            Of("alice", "example.com", "desk"));
    }

    [Theory]
    [InlineData("alice", "example.com", "desk", true)]
    [InlineData("alice", "EXAMPLE.com", "desk", true)]
    [InlineData("Alice", "example.com", "desk", false)]
    [InlineData("bob", "example.com", "desk", false)]
    [InlineData("alice", "example.org", "desk", false)]
    [InlineData("alice", "example.com", "pocket", false)]
    public void ItIsTheSameForTheSameAccountOnTheSamePc(string user, string domain, string machine, bool isSame)
    {
        Assert.Equal(isSame, Of("alice", "example.com", "desk") == Of(user, domain, machine));
    }

    private static string Of(string user, string domain, string machine) => Encoding.ASCII.GetString(
        InstanceName.Of(Encoding.UTF8.GetBytes(user), Encoding.UTF8.GetBytes(domain), machine));
}
