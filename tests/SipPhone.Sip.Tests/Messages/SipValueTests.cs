using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>Values of single header fields: addresses, Via, CSeq, parameters, seconds.</summary>
public class SipValueTests
{
    // The outcome: display name|URI|parameters.
    [Theory]
    [InlineData("<sip:a@b>", "|sip:a@b|")]
    [InlineData("sip:a@b", "|sip:a@b|")]
    [InlineData("sip:a@b ; tag = x", "|sip:a@b|; tag = x")]
    [InlineData("caller<sip:a@b>;tag=1", "caller|sip:a@b|;tag=1")]
    [InlineData("A B  C <sip:a@b>", "A B  C|sip:a@b|")]
    [InlineData("\"J \\\"R\\\\\"  <sip:a@b;lr?x=y,z> ;p=\"q;r\"", "\"J \\\"R\\\\\"|sip:a@b;lr?x=y,z| ;p=\"q;r\"")]
    [InlineData("\"\" <tel:+1>", "\"\"|tel:+1|")]
    [InlineData("<sip:a@b>;+sip.instance=\"<urn:uuid:1>\"", "|sip:a@b|;+sip.instance=\"<urn:uuid:1>\"")]
    public void Addresses(string value, string expected)
    {
        byte[] bytes = Text.Bytes(value);
        var address = new SipNameAddress();

        Assert.Equal(SipResult.Ok, address.Parse(bytes, 0, bytes.Length));
        Assert.False(address.IsWildcard);
        Assert.Equal(
            expected,
            string.Join(
                '|',
                Text.Of(bytes, address.DisplayNameOffset, address.DisplayNameEnd),
                Text.Of(bytes, address.UriOffset, address.UriEnd),
                Text.Of(bytes, address.ParametersOffset, address.ParametersEnd)));
    }

    [Theory]
    [InlineData("", SipResult.BadAddress)]
    [InlineData("*", SipResult.BadAddress)]
    [InlineData("<>", SipResult.BadAddress)]
    [InlineData("<sip:>", SipResult.BadAddress)]
    [InlineData("<sip>", SipResult.BadAddress)]
    [InlineData("hello", SipResult.BadAddress)]
    [InlineData("<sip:a@b", SipResult.BadAddress)]
    [InlineData("< sip:a@b>", SipResult.BadAddress)]
    [InlineData("<sip:a@b >", SipResult.BadAddress)]
    [InlineData("<sip:a\"b>", SipResult.BadAddress)]
    [InlineData("<sip:a<b>", SipResult.BadAddress)]
    [InlineData("\"open <sip:a@b>", SipResult.BadAddress)]
    [InlineData("\"a\" \"b\" <sip:a@b>", SipResult.BadAddress)]
    [InlineData("a, b <sip:a@b>", SipResult.BadAddress)]
    [InlineData("sip:a@b?x=y", SipResult.BadAddress)]
    [InlineData("sip:a,b@c", SipResult.BadAddress)]
    [InlineData("sip:a@b c", SipResult.BadAddress)]
    [InlineData("<sip:a@b> x", SipResult.BadParameter)]
    [InlineData("<sip:a@b>;", SipResult.BadParameter)]
    [InlineData("<sip:a@b>;;;", SipResult.BadParameter)]
    [InlineData("<sip:a@b>;a=", SipResult.BadParameter)]
    [InlineData("<sip:a@b>;a=\"b", SipResult.BadParameter)]
    public void BadAddresses(string value, SipResult expected)
    {
        byte[] bytes = Text.Bytes(value);
        var address = new SipNameAddress();

        Assert.Equal(expected, address.Parse(bytes, 0, bytes.Length));
        Assert.Equal(0, address.UriEnd);
        Assert.Equal(0, address.ParametersEnd);
    }

    [Theory]
    [InlineData("*", SipResult.Ok, true)]
    [InlineData("<sip:a@b>", SipResult.Ok, false)]
    [InlineData("**", SipResult.BadAddress, false)]
    [InlineData("*;a", SipResult.BadAddress, false)]
    public void OnlyContactMayBeTheWildcard(string value, SipResult expected, bool isWildcard)
    {
        byte[] bytes = Text.Bytes(value);
        var address = new SipNameAddress();

        Assert.Equal(expected, address.ParseContact(bytes, 0, bytes.Length));
        Assert.Equal(isWildcard, address.IsWildcard);
    }

    // The outcome: transport|host|port|branch.
    [Theory]
    [InlineData("SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bKx;rport", "TLS|192.0.2.1|5061|z9hG4bKx")]
    [InlineData("sip / 2.0 / UDP   a.example.com: 4000;ttl=16;maddr=224.2.0.1 ;branch=a", "UDP|a.example.com|4000|a")]
    [InlineData("SIP/2.0/TCP [2001:db8::9:1]:5060;received=2001:db8::9:255;Branch=b", "TCP|[2001:db8::9:1]|5060|b")]
    [InlineData("SIP/2.0/UNKNOWN t4", "UNKNOWN|t4|-1|")]
    public void Vias(string value, string expected)
    {
        byte[] bytes = Text.Bytes(value);
        var via = new SipVia();

        Assert.Equal(SipResult.Ok, via.Parse(bytes, 0, bytes.Length));
        Assert.Equal(
            expected,
            string.Join(
                '|',
                Text.Of(bytes, via.TransportOffset, via.TransportEnd),
                Text.Of(bytes, via.HostOffset, via.HostEnd),
                via.Port,
                Text.Of(bytes, via.BranchOffset, via.BranchEnd)));
    }

    [Fact]
    public void RportHasAValueInResponsesOnly()
    {
        byte[] bytes = Text.Bytes("SIP/2.0/TLS h;rport;received=192.0.2.9");
        var via = new SipVia();
        Assert.Equal(SipResult.Ok, via.Parse(bytes, 0, bytes.Length));

        Assert.Equal(SipResult.Ok, via.FindParameter(SipTokens.Rport, out int offset, out int end));
        Assert.Equal(offset, end);
        Assert.Equal(SipResult.Ok, via.FindParameter(SipTokens.Received, out offset, out end));
        Assert.Equal("192.0.2.9", Text.Of(bytes, offset, end));
    }

    [Theory]
    [InlineData("", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS ", SipResult.BadVia)]
    [InlineData("SIP/2.0 h", SipResult.BadVia)]
    [InlineData("SIP/7.0/TLS h", SipResult.BadVia)]
    [InlineData("SIPS/2.0/TLS h", SipResult.BadVia)]
    [InlineData("SIP/2.0/ h", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS h:", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS h:0", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS h:65536", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS ;branch=a", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS [::1;branch=a", SipResult.BadVia)]
    [InlineData("SIP/2.0/TLS h;;", SipResult.BadParameter)]
    [InlineData("SIP/2.0/TLS h x", SipResult.BadParameter)]
    [InlineData("SIP/2.0/TLS h;branch", SipResult.Ok)]
    [InlineData("SIP/2.0/TLS h;branch=", SipResult.BadParameter)]
    [InlineData("SIP/2.0/TLS h;branch=a;BRANCH=b", SipResult.DuplicateParameter)]
    public void ViasAtTheEdge(string value, SipResult expected)
    {
        byte[] bytes = Text.Bytes(value);
        var via = new SipVia();

        Assert.Equal(expected, via.Parse(bytes, 0, bytes.Length));
        Assert.Equal(via.BranchOffset, via.BranchEnd);
    }

    [Theory]
    [InlineData("1 INVITE", SipResult.Ok, 1, 2)]
    [InlineData("0009 \t INVITE", SipResult.Ok, 9, 7)]
    [InlineData("0 A", SipResult.Ok, 0, 2)]
    [InlineData("2147483647 A", SipResult.Ok, 2147483647, 11)]
    [InlineData("2147483648 A", SipResult.BadCSeq, 0, 0)]
    [InlineData("36893488147419103232 REGISTER", SipResult.BadCSeq, 0, 0)]
    [InlineData("", SipResult.BadCSeq, 0, 0)]
    [InlineData("1", SipResult.BadCSeq, 0, 0)]
    [InlineData("1 ", SipResult.BadCSeq, 0, 0)]
    [InlineData("1INVITE", SipResult.BadCSeq, 0, 0)]
    [InlineData(" 1 INVITE", SipResult.BadCSeq, 0, 0)]
    [InlineData("INVITE", SipResult.BadCSeq, 0, 0)]
    [InlineData("-1 INVITE", SipResult.BadCSeq, 0, 0)]
    [InlineData("1 INVITE x", SipResult.BadCSeq, 0, 0)]
    [InlineData("1 INV@TE", SipResult.BadCSeq, 0, 0)]
    public void CSeqs(string value, SipResult expected, int number, int methodOffset)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, SipCSeq.Parse(bytes, 0, bytes.Length, out int parsed, out int method));
        Assert.Equal(number, parsed);
        Assert.Equal(methodOffset, method);
    }

    [Theory]
    [InlineData(";a=1;b;c=\"x;b=2\"", "a", SipResult.Ok, "1")]
    [InlineData(";a=1;b;c=\"x;b=2\"", "b", SipResult.Ok, "")]
    [InlineData(";a=1;b;c=\"x;b=2\"", "C", SipResult.Ok, "\"x;b=2\"")]
    [InlineData(" ; a = 1 ; b = 2 ", "b", SipResult.Ok, "2")]
    [InlineData(";a=[::1]:5", "a", SipResult.Ok, "[::1]:5")]
    [InlineData("", "a", SipResult.Absent, "")]
    [InlineData("  ", "a", SipResult.Absent, "")]
    [InlineData(";aa=1", "a", SipResult.Absent, "")]
    [InlineData(";a;a=1", "a", SipResult.DuplicateParameter, "")]
    [InlineData(";a=1;;", "a", SipResult.BadParameter, "")]
    [InlineData(";a=1 b", "a", SipResult.BadParameter, "")]
    [InlineData(";=1", "a", SipResult.BadParameter, "")]
    [InlineData("a=1", "a", SipResult.BadParameter, "")]
    [InlineData(";a=\"\\\"", "a", SipResult.BadParameter, "")]
    public void Parameters(string list, string name, SipResult expected, string value)
    {
        byte[] bytes = Text.Bytes(list);

        Assert.Equal(
            expected,
            SipParameters.Find(bytes, 0, bytes.Length, Text.Bytes(name), out int offset, out int end));
        Assert.Equal(value, Text.Of(bytes, offset, end));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3600", 3600)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("2147483648", 2147483647)]
    [InlineData("4294967295", 2147483647)]
    [InlineData("99999999999999999999999", 2147483647)]
    [InlineData("", -1)]
    [InlineData("-1", -1)]
    [InlineData("1.5", -1)]
    [InlineData("1 ", -1)]
    [InlineData("\"1\"", -1)]
    public void Seconds(string value, int expected)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, SipNumber.ParseDeltaSeconds(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("18000;duration=3600", 18000)]
    [InlineData("120 (I'm in a meeting)", 120)]
    [InlineData("5 ", 5)]
    [InlineData("", -1)]
    [InlineData("(x)", -1)]
    [InlineData("5 minutes", -1)]
    [InlineData("Fri, 26 Sep 1997 18:00:00 EST", -1)]
    public void RetryAfter(string value, int expected)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, SipNumber.ParseRetryAfter(bytes, 0, bytes.Length));
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        var address = new SipNameAddress();
        var via = new SipVia();
        RangeProperties.Hold("\"a\\\"\" <sip:b@c>;d=\"e\"", Address);
        RangeProperties.Hold("ab c<sip:b@c> ; d", Address);
        RangeProperties.Hold("sip:b@c ;d=[e]", Address);
        RangeProperties.Hold("SIP/2.0 / TLS [::1] : 1;branch=z;c=\"d\"", (buffer, offset, end) =>
            $"{via.Parse(buffer, offset, end)} {From(offset, via.HostEnd)} {via.Port} {From(offset, via.BranchEnd)}");
        RangeProperties.Hold("12 INVITE", (buffer, offset, end) =>
            $"{SipCSeq.Parse(buffer, offset, end, out int number, out int method)} {number} {From(offset, method)}");
        RangeProperties.Hold("12 (a);b", (buffer, offset, end) =>
            $"{SipNumber.ParseRetryAfter(buffer, offset, end)} {SipNumber.ParseDeltaSeconds(buffer, offset, end)}");
        RangeProperties.Hold("a,\"b\\\"\",<c,>,d", (buffer, offset, end) =>
            $"{SipOctets.FindComma(buffer, offset, end) - offset}");

        string Address(byte[] buffer, int offset, int end) =>
            $"{address.Parse(buffer, offset, end)} {From(offset, address.UriEnd)} "
            + $"{From(offset, address.ParametersOffset)}-{From(offset, address.ParametersEnd)}";

        static int From(int offset, int position) => position == 0 ? -1 : position - offset;
    }
}
