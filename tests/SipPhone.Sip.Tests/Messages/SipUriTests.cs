using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>SIP and SIPS URIs, RFC 3261 §19.1.1.</summary>
public class SipUriTests
{
    // The outcome: scheme|user|host|port|parameters|headers.
    [Theory]
    [InlineData("sip:example.com", "sip||example.com|-1||")]
    [InlineData("SIPS:a@Example.com:5061", "sips|a|Example.com|5061||")]
    [InlineData("sip:alice:secret@atlanta.com;transport=tcp", "sip|alice|atlanta.com|-1|;transport=tcp|")]
    [InlineData("sip:a:@h", "sip|a|h|-1||")]
    [InlineData("sip:+1-212;par=u%40x@h;lr;a=b?x=&y=1", "sip|+1-212;par=u%40x|h|-1|;lr;a=b|x=&y=1")]
    [InlineData("sip:a&=+$,;?/-_.!~*'()%00@h", "sip|a&=+$,;?/-_.!~*'()%00|h|-1||")]
    [InlineData("sip:h?to=x", "sip||h|-1||to=x")]
    [InlineData("sip:[2001:db8::1]:5061;p", "sip||[2001:db8::1]|5061|;p|")]
    [InlineData("sip:192.0.2.1:1", "sip||192.0.2.1|1||")]
    [InlineData("sip:h:65535", "sip||h|65535||")]
    [InlineData("sip:my_host.", "sip||my_host.|-1||")]
    [InlineData("sip:h;n%61me=v%61lue", "sip||h|-1|;n%61me=v%61lue|")]
    public void WellFormed(string uri, string expected)
    {
        Assert.Equal(expected, Describe(new SipUri(), Text.Bytes(uri)));
    }

    [Theory]
    [InlineData("", SipResult.BadUri)]
    [InlineData("sip", SipResult.BadUri)]
    [InlineData("sip:", SipResult.BadUri)]
    [InlineData(":h", SipResult.BadUri)]
    [InlineData("1sip:h", SipResult.BadUri)]
    [InlineData("tel:+1", SipResult.UnsupportedScheme)]
    [InlineData("sipss:h", SipResult.UnsupportedScheme)]
    [InlineData("sip:@h", SipResult.BadUri)]
    [InlineData("sip:a@", SipResult.BadUri)]
    [InlineData("sip:a@b@c", SipResult.BadUri)]
    [InlineData("sip:a b@h", SipResult.BadUri)]
    [InlineData("sip:a%4@h", SipResult.BadUri)]
    [InlineData("sip:a%4g@h", SipResult.BadUri)]
    [InlineData("sip:a\"@h", SipResult.BadUri)]
    [InlineData("sip:h:", SipResult.BadUri)]
    [InlineData("sip:h:0", SipResult.BadUri)]
    [InlineData("sip:h:65536", SipResult.BadUri)]
    [InlineData("sip:h:5061x", SipResult.BadUri)]
    [InlineData("sip:.h", SipResult.BadUri)]
    [InlineData("sip:h..h", SipResult.BadUri)]
    [InlineData("sip:h ", SipResult.BadUri)]
    [InlineData("sip: h", SipResult.BadUri)]
    [InlineData("sip:[]", SipResult.BadUri)]
    [InlineData("sip:[::1", SipResult.BadUri)]
    [InlineData("sip:[::1%eth0]", SipResult.BadUri)]
    [InlineData("sip:h;", SipResult.BadUri)]
    [InlineData("sip:h;;a", SipResult.BadUri)]
    [InlineData("sip:h;a=", SipResult.BadUri)]
    [InlineData("sip:h?", SipResult.BadUri)]
    [InlineData("sip:h?a", SipResult.BadUri)]
    [InlineData("sip:h?a=b&", SipResult.BadUri)]
    [InlineData("sip:h?a=b?c", SipResult.Ok)]
    [InlineData("<sip:h>", SipResult.BadUri)]
    public void TheScope(string uri, SipResult expected)
    {
        byte[] bytes = Text.Bytes(uri);
        var parsed = new SipUri();

        Assert.Equal(expected, parsed.Parse(bytes, 0, bytes.Length));
        if (expected != SipResult.Ok)
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
