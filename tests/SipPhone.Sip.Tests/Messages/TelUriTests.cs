using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>tel URIs, RFC 3966 §3 and §4.</summary>
public class TelUriTests
{
    [Theory]
    [InlineData("tel:+1-201-555-0123", "global +1-201-555-0123 ")]
    [InlineData("TEL:+1(201)555.0123;ext=12", "global +1(201)555.0123 ;ext=12")]
    [InlineData("tel:7042;phone-context=example.com", "local 7042 ;phone-context=example.com")]
    [InlineData("tel:*a1#;phone-context=+1", "local *a1# ;phone-context=+1")]
    [InlineData("tel:863-1234;phone-context=+1-914-555;flag", "local 863-1234 ;phone-context=+1-914-555;flag")]
    [InlineData("tel:+1;x=%41", "global +1 ;x=%41")]
    public void WellFormed(string text, string expected)
    {
        TelUri uri = Parse(text);
        string number = Text.Of(uri.Buffer, uri.NumberOffset, uri.NumberEnd);
        string parameters = Text.Of(uri.Buffer, uri.ParametersOffset, uri.ParametersEnd);

        Assert.Equal(expected, $"{(uri.IsGlobal ? "global" : "local")} {number} {parameters}");
    }

    [Theory]
    [InlineData("", SipResult.BadUri)]
    [InlineData("tel", SipResult.BadUri)]
    [InlineData("tel:", SipResult.BadUri)]
    [InlineData("tel:+", SipResult.BadUri)]
    [InlineData("tel:+-.()", SipResult.BadUri)]
    [InlineData("tel:--;phone-context=a", SipResult.BadUri)]
    [InlineData("tel:+1a", SipResult.BadUri)]
    [InlineData("tel:+1*", SipResult.BadUri)]
    [InlineData("tel:1+2;phone-context=a", SipResult.BadUri)]
    [InlineData("tel:7042", SipResult.BadUri)]
    [InlineData("tel:7042;ext=1", SipResult.BadUri)]
    [InlineData("tel:7g;phone-context=a", SipResult.BadUri)]
    [InlineData("tel:+1 2", SipResult.BadUri)]
    [InlineData("tel:+1;", SipResult.BadUri)]
    [InlineData("tel:+1;;a", SipResult.BadUri)]
    [InlineData("tel:+1;a=", SipResult.BadUri)]
    [InlineData("tel:+1;a_b", SipResult.BadUri)]
    [InlineData("tel:+1;=b", SipResult.BadUri)]
    [InlineData("tel:+1;a=b?c", SipResult.BadUri)]
    [InlineData("tel:+1;a=%4", SipResult.BadUri)]
    [InlineData("tel:+1;a=1;b;A=2", SipResult.BadUri)]
    [InlineData("sip:+1@h", SipResult.UnsupportedScheme)]
    [InlineData("tels:+1", SipResult.UnsupportedScheme)]
    public void Malformed(string text, SipResult expected)
    {
        byte[] bytes = Text.Bytes(text);
        var uri = new TelUri();

        Assert.Equal(expected, uri.Parse(bytes, 0, bytes.Length));
        Assert.Equal(0, uri.NumberEnd);
        Assert.False(uri.IsGlobal);
    }

    [Theory]
    [InlineData("tel:+1-201-555-0123", "tel:+1(201)5550123", true)]
    [InlineData("tel:+12015550123", "TEL:+12015550123", true)]
    [InlineData("tel:+12015550123", "tel:+12015550124", false)]
    [InlineData("tel:+1201555012", "tel:+12015550123", false)]
    [InlineData("tel:+1201", "tel:1201;phone-context=+1", false)]
    [InlineData("tel:7a;phone-context=a.b", "tel:7-A;Phone-Context=A.B", true)]
    [InlineData("tel:7;phone-context=a", "tel:7;phone-context=b", false)]
    [InlineData("tel:7;phone-context=+1-2", "tel:7;phone-context=+12", true)]
    [InlineData("tel:7;phone-context=a-b", "tel:7;phone-context=ab", false)]
    [InlineData("tel:+1;ext=1-2", "tel:+1;ext=12", true)]
    [InlineData("tel:+1;x=1-2", "tel:+1;x=12", false)]
    [InlineData("tel:+1;x=a;y=b", "tel:+1;y=B;x=%41", true)]
    [InlineData("tel:+1;x", "tel:+1", false)]
    [InlineData("tel:+1;x", "tel:+1;x=y", false)]
    public void Pairs(string a, string b, bool expected)
    {
        Assert.Equal(expected, Parse(a).IsEqualTo(Parse(b)));
        Assert.Equal(expected, Parse(b).IsEqualTo(Parse(a)));
        Assert.True(Parse(a).IsEqualTo(Parse(a)));
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        TelUri other = Parse("tel:7-0;phone-context=+1.2;ext=3");
        var uri = new TelUri();
        RangeProperties.Hold(
            "tel:70;ext=3-;phone-context=+12",
            (buffer, offset, end) =>
            {
                SipResult result = uri.Parse(buffer, offset, end);
                return result == SipResult.Ok
                    ? $"{uri.IsGlobal} {uri.NumberEnd - offset} {uri.IsEqualTo(other)} {other.IsEqualTo(uri)}"
                    : result.ToString();
            });
    }

    private static TelUri Parse(string text)
    {
        byte[] bytes = Text.Bytes(text);
        var uri = new TelUri();
        Assert.Equal(SipResult.Ok, uri.Parse(bytes, 0, bytes.Length));
        return uri;
    }
}
