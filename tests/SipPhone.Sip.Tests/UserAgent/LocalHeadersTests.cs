using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.UserAgent;

/// <summary>What every request says of us.</summary>
public class LocalHeadersTests
{
    private readonly SipWriter _writer = new(new byte[1024]);
    private readonly LocalHeaders _headers = new(new SipAccount(
        Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("[2001:db8::7]"), 49152));

    private string Written => Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Position);

    [Theory]
    [InlineData(false, false, "Contact: <sip:alice@[2001:db8::7]:49152;transport=tls>\r\n")]
    [InlineData(false, true, "Contact: <sip:alice@[2001:db8::7]:49152;transport=tls;ob>\r\n")]
    [InlineData(true, false, "Contact: <sips:alice@[2001:db8::7]:49152>\r\n")]
    [InlineData(true, true, "Contact: <sips:alice@[2001:db8::7]:49152;ob>\r\n")]
    public void ContactHasTheSchemeAndTheFlow(bool isSecure, bool isOutbound, string expected)
    {
        _headers.IsOutbound = isOutbound;
        _headers.WriteContact(_writer, isSecure);

        Assert.Equal(expected, Written);
    }

    [Theory]
    [InlineData(false, "sip:alice@example.com")]
    [InlineData(true, "sips:alice@example.com")]
    public void TheAddressOfRecordHasTheScheme(bool isSecure, string expected)
    {
        _headers.WriteAddressOfRecord(_writer, isSecure);

        Assert.Equal(expected, Written);
    }

    [Fact]
    public void ViaAsksForRport()
    {
        _headers.WriteVia(_writer, Text.Bytes("z9hG4bKx"));

        Assert.Equal("Via: SIP/2.0/TLS [2001:db8::7]:49152;branch=z9hG4bKx;rport\r\n", Written);
    }

    [Fact]
    public void AllowAndSupported()
    {
        _headers.WriteAllow(_writer);
        _headers.WriteSupported(_writer);

        Assert.Equal(
            "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, REFER, NOTIFY, MESSAGE, INFO\r\n"
            + "Supported: 100rel, answermode, outbound, replaces, timer\r\n",
            Written);
    }

    [Fact]
    public void InstancesAreUuidsOfVersion4AndNewEachTime()
    {
        var random = new CountingRandom();
        byte[] first = InstanceIds.New(random);

        Assert.Matches(
            "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
            Text.Of(first, 0, first.Length));
        Assert.NotEqual(first, InstanceIds.New(random));
        _headers.Account.InstanceId = first;
        Assert.Equal(SipResult.Ok, _headers.Account.Check());
    }
}
