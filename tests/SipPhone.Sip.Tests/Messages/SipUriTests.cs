using SipPhone.SelfTest.Vectors;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>SIP and SIPS URIs, RFC 3261 §19.1.1.</summary>
public class SipUriTests
{
    [Theory]
    [MemberData(nameof(SipUriVectors.WellFormed), MemberType = typeof(SipUriVectors))]
    public void WellFormed(string uri, string expected)
    {
        Assert.Equal(expected, Describe(new SipUri(), Text.Bytes(uri)));
    }

    [Theory]
    [MemberData(nameof(SipUriVectors.Results), MemberType = typeof(SipUriVectors))]
    public void TheScope(string uri, string expected)
    {
        byte[] bytes = Text.Bytes(uri);
        var parsed = new SipUri();

        SipResult result = parsed.Parse(bytes, 0, bytes.Length);
        Assert.Equal(expected, result.ToString());
        if (result != SipResult.Ok)
        {
            Assert.False(parsed.HasUser);
            Assert.Equal(0, parsed.HostEnd);
        }
    }

    [Theory]
    [InlineData("sip:h;transport=tls;lr", "transport", SipResult.Ok, "tls")]
    [InlineData("sip:h;lr;Transport=tls", "transport", SipResult.Ok, "tls")]
    [InlineData("sip:h;lr", "lr", SipResult.Ok, "")]
    [InlineData("sip:h;lrx;xlr", "lr", SipResult.Absent, "")]
    [InlineData("sip:h", "lr", SipResult.Absent, "")]
    [InlineData("sip:h;lr;a=1;LR", "lr", SipResult.DuplicateParameter, "")]
    public void Parameters(string uri, string name, SipResult expected, string value)
    {
        byte[] bytes = Text.Bytes(uri);
        var parsed = new SipUri();
        Assert.Equal(SipResult.Ok, parsed.Parse(bytes, 0, bytes.Length));

        Assert.Equal(expected, parsed.FindParameter(Text.Bytes(name), out int offset, out int end));
        Assert.Equal(value, Text.Of(bytes, offset, end));
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        var uri = new SipUri();
        RangeProperties.Hold(
            "sips:a%41:b@[::1]:5061;c=d?e=f&g=h",
            (buffer, offset, end) =>
            {
                SipResult result = uri.Parse(buffer, offset, end);
                return result == SipResult.Ok
                    ? $"{uri.HostEnd - offset} {uri.Port} {uri.HeadersEnd - uri.HeadersOffset}"
                    : result.ToString();
            });
    }

    private static string Describe(SipUri uri, byte[] bytes)
    {
        Assert.Equal(SipResult.Ok, uri.Parse(bytes, 0, bytes.Length));
        return string.Join(
            '|',
            uri.IsSips ? "sips" : "sip",
            Text.Of(bytes, uri.UserOffset, uri.UserEnd),
            Text.Of(bytes, uri.HostOffset, uri.HostEnd),
            uri.Port,
            Text.Of(bytes, uri.ParametersOffset, uri.ParametersEnd),
            Text.Of(bytes, uri.HeadersOffset, uri.HeadersEnd));
    }
}
