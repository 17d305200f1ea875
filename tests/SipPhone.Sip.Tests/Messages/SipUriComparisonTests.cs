using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>Equality of SIP and SIPS URIs: the examples of RFC 3261 §19.1.4 and a row a rule.</summary>
public class SipUriComparisonTests
{
    [Theory]
    // The examples of the RFC.
    [InlineData("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp", true)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5", true)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;security=on", true)]
    [InlineData("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on", true)]
    [InlineData("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", false)]
    [InlineData(
        "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
        "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
        true)]
    [InlineData(
        "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
        "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
        true)]
    [InlineData("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp", false)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting", false)]
    [InlineData("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4", false)]
    // Scheme, case.
    [InlineData("sip:a@b", "sips:a@b", false)]
    [InlineData("SIPS:a@b", "sips:a@B", true)]
    [InlineData("sip:a@b", "sip:A@b", false)]
    // User and password.
    [InlineData("sip:a@b", "sip:b", false)]
    [InlineData("sip:a:x@b", "sip:a@b", false)]
    [InlineData("sip:a:x@b", "sip:a:X@b", false)]
    [InlineData("sip:a:x@b", "sip:a:%78@b", true)]
    [InlineData("sip:a%3ax@b", "sip:a:x@b", false)]
    [InlineData("sip:a%2Bx@b", "sip:a+x@b", false)]
    [InlineData("sip:a%2bx@b", "sip:a%2Bx@b", true)]
    [InlineData("sip:%7ea@b", "sip:~a@b", true)]
    [InlineData("sip:a%00@b", "sip:a@b", false)]
    [InlineData("sip:a%00@b", "sip:a%00@b", true)]
    // Host and port.
    [InlineData("sip:a@b:5061", "sip:a@b:5061", true)]
    [InlineData("sip:a@b:05061", "sip:a@b:5061", true)]
    [InlineData("sips:a@b", "sips:a@b:5061", false)]
    [InlineData("sip:[2001:DB8::1]", "sip:[2001:db8:0:0::0:1]", true)]
    [InlineData("sip:[2001:db8::1]", "sip:[2001:db8::2]", false)]
    [InlineData("sip:[::ffff:192.0.2.1]", "sip:[::FFFF:C000:201]", true)]
    [InlineData("sip:[::ffff:192.0.2.1]", "sip:192.0.2.1", false)]
    // Parameters that decide, in one only; and their values.
    [InlineData("sip:a@b;user=ip", "sip:a@b", false)]
    [InlineData("sip:a@b;ttl=1", "sip:a@b", false)]
    [InlineData("sip:a@b;method=INVITE", "sip:a@b", false)]
    [InlineData("sip:a@b;maddr=b", "sip:a@b", false)]
    [InlineData("sip:a@b;tr%61nsport=tls", "sip:a@b", false)]
    [InlineData("sip:a@b;MADDR=B", "sip:a@b;maddr=b", true)]
    [InlineData("sip:a@b;user=phone", "sip:a@b;user=ip", false)]
    // Others.
    [InlineData("sip:a@b;lr", "sip:a@b", true)]
    [InlineData("sip:a@b;lr", "sip:a@b;lr=on", false)]
    [InlineData("sip:a@b;x=%41", "sip:a@b;x=a", true)]
    [InlineData("sip:a@b;x=1;y=2", "sip:a@b;y=2;z=3;x=1", true)]
    [InlineData("sip:a@b;x=1;y=2", "sip:a@b;y=1;x=1", false)]
    // Headers.
    [InlineData("sip:b?x=", "sip:b?X=", true)]
    [InlineData("sip:b?x=a", "sip:b?x=A", false)]
    [InlineData("sip:b?x=a", "sip:b?x=a&y=b", false)]
    [InlineData("sip:b?x=a&x=b", "sip:b?x=b&x=a", true)]
    public void Pairs(string a, string b, bool expected)
    {
        Assert.Equal(expected, AreEqual(a, b));
        Assert.Equal(expected, AreEqual(b, a));
        Assert.True(AreEqual(a, a));
        Assert.True(AreEqual(b, b));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        SipUri a = Parse("sip:a@[2001:db8::1];transport=tls;lr?a=b");
        SipUri b = Parse("sip:a@[2001:db8:0::1];lr;transport=TLS?a=b");
        var comparison = new SipUriComparison();
        Assert.True(comparison.AreEqual(a, b));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            comparison.AreEqual(a, b);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        SipUri other = Parse("sip:a%41:b@[::1]:5061;c=d?e=f&g=h");
        var uri = new SipUri();
        var comparison = new SipUriComparison();
        RangeProperties.Hold(
            "sip:aA:b@[::01]:5061;c=d;e?g=h&e=f",
            (buffer, offset, end) => uri.Parse(buffer, offset, end) == SipResult.Ok
                ? $"{comparison.AreEqual(uri, other)} {comparison.AreEqual(other, uri)}"
                : "none");
    }

    private static bool AreEqual(string a, string b) => new SipUriComparison().AreEqual(Parse(a), Parse(b));

    private static SipUri Parse(string text)
    {
        byte[] bytes = Text.Bytes(text);
        var uri = new SipUri();
        Assert.Equal(SipResult.Ok, uri.Parse(bytes, 0, bytes.Length));
        return uri;
    }
}
