using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Tests.Registrations;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.UserAgent;

/// <summary>What may go into a request.</summary>
public class SipAccountTests
{
    [Theory]
    [InlineData("example.com", "alice", "192.0.2.7", 5061, SipResult.Ok)]
    [InlineData("[2001:db8::1]", "+1%20;x", "[::1]", 1, SipResult.Ok)]
    [InlineData("example.com", "alice", "h", 65535, SipResult.Ok)]
    [InlineData("example.com", "alice", "h", 65536, SipResult.BadUri)]
    [InlineData("example.com", "alice", "h", 0, SipResult.BadUri)]
    [InlineData("", "alice", "h", 1, SipResult.BadUri)]
    [InlineData("example.com:5061", "alice", "h", 1, SipResult.BadUri)]
    [InlineData("example.com\r\nX: y", "alice", "h", 1, SipResult.BadUri)]
    [InlineData("exam ple.com", "alice", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "al ice", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "alice@x", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "alice>", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "alice:pw", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "al%2", "h", 1, SipResult.BadUri)]
    [InlineData("example.com", "alice", "", 1, SipResult.BadUri)]
    [InlineData("example.com", "alice", "::1", 1, SipResult.BadUri)]
    public void OnlyWhatFitsAUriPasses(string domain, string user, string host, int port, SipResult expected)
    {
        Assert.Equal(expected, Settings(domain, user, host, port).Check());
    }

    [Theory]
    [InlineData("", SipResult.BadAuthentication)]
    [InlineData("a\r\nb", SipResult.BadAuthentication)]
    [InlineData("a\0", SipResult.BadAuthentication)]
    [InlineData("a\u007f", SipResult.BadAuthentication)]
    [InlineData("a \"b\\ \u00fc", SipResult.Ok)]
    public void TheNameForAuthenticationHasNoControlOctets(string name, SipResult expected)
    {
        SipAccount settings = Settings("example.com", "alice", "h", 1);
        settings.AuthUser = Text.Bytes(name);

        Assert.Equal(expected, settings.Check());
    }

    [Theory]
    [InlineData("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", SipResult.Ok)]
    [InlineData("urn:", SipResult.BadParameter)]
    [InlineData("", SipResult.BadParameter)]
    [InlineData("uuid", SipResult.BadParameter)]
    [InlineData("urn:a>b", SipResult.BadParameter)]
    [InlineData("urn:a\"b", SipResult.BadParameter)]
    [InlineData("urn:a b", SipResult.BadParameter)]
    public void TheInstanceIsAUri(string instance, SipResult expected)
    {
        SipAccount settings = Settings("example.com", "alice", "h", 1);
        settings.InstanceId = Text.Bytes(instance);

        Assert.Equal(expected, settings.Check());
    }

    [Theory]
    [InlineData(1, SipResult.Ok)]
    [InlineData(0, SipResult.BadParameter)]
    [InlineData(-1, SipResult.BadParameter)]
    public void TheExpiryIsPositive(int seconds, SipResult expected)
    {
        SipAccount settings = Settings("example.com", "alice", "h", 1);
        settings.ExpiresSeconds = seconds;

        Assert.Equal(expected, settings.Check());
    }

    [Fact]
    public void UncheckedSettingsAreTheCallersBug()
    {
        SipAccount account = Settings(string.Empty, "alice", "h", 1);
        var random = new CountingRandom();
        var flow = new SipFlow(new RegistrationTimeline(), new byte[Limits.FlowBufferBytes], random);

        Assert.Throws<ArgumentException>(() => new Registration(
            flow, new LocalHeaders(account), new SipCredentials(account, random), random));
    }

    private static SipAccount Settings(string domain, string user, string host, int port) =>
        new(Text.Bytes(domain), Text.Bytes(user), Text.Bytes("secret"), Text.Bytes(host), port);
}
