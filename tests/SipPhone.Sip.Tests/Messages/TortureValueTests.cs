using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>
/// What RFC 4475 and RFC 5118 explain about the values in their well-formed messages, published and own.
/// </summary>
public class TortureValueTests
{
    private static readonly byte[] Received = "received"u8.ToArray();

    [Theory]
    [InlineData(true, "9", "68", "390skdjuw z9hG4bK9ikj8 z9hG4bK30239", "1918181833n", "98asjd8", 3)]
    [InlineData(false, "21", "17", "z9hG4bKown-wsinv z9hG4bKinner z9hG4bKlast", "99", "7d1", 3)]
    public void Wsinv(
        bool isPublished, string number, string maxForwards, string branches, string toTag, string fromTag, int vias)
    {
        SipMessage message = Read("rfc4475", "wsinv", isPublished);
        Assert.Equal(SipResult.Ok, message.FindSingle(SipHeader.CSeq, out int offset, out int end));
        Assert.Equal(SipResult.Ok, SipCSeq.Parse(message.Buffer, offset, end, out int cseq, out _));
        Assert.Equal(number, $"{cseq}");
        Assert.Equal(SipResult.Ok, message.FindSingle(SipHeader.MaxForwards, out offset, out end));
        Assert.Equal(maxForwards, $"{Ascii.ParseDecimal(message.Buffer, offset, end)}");
        Assert.Equal(vias, Each(message, SipHeader.Via).Count);
        Assert.Equal(branches, string.Join(' ', Each(message, SipHeader.Via).Select(Branch)));
        Assert.Equal(toTag, Tag(message, SipHeader.To));
        Assert.Equal(fromTag, Tag(message, SipHeader.From));
    }

    [Theory]
    [InlineData(true, "sips%3Auser%40example.com", "example.net", "v%61lue%25%34%31")]
    [InlineData(false, "sips%3Adoor%40example.org", "example.net", null)]
    public void Esc01(bool isPublished, string user, string host, string? nameValue)
    {
        SipMessage message = Read("rfc4475", "esc01", isPublished);
        SipUri uri = RequestUri(message);
        Assert.Equal(user, Text.Of(uri.Buffer, uri.UserOffset, uri.UserEnd));
        Assert.Equal(host, Text.Of(uri.Buffer, uri.HostOffset, uri.HostEnd));

        SipUri contact = Uris(message, SipHeader.Contact).Single();
        Assert.Equal(SipResult.Ok, contact.FindParameter("lr"u8.ToArray(), out _, out _));
        SipResult result = contact.FindParameter("name"u8.ToArray(), out int offset, out int end);
        Assert.Equal(nameValue == null ? SipResult.Absent : SipResult.Ok, result);
        Assert.Equal(nameValue ?? string.Empty, Text.Of(contact.Buffer, offset, end));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Escnull(bool isPublished)
    {
        SipMessage message = Read("rfc4475", "escnull", isPublished);
        List<SipUri> contacts = Uris(message, SipHeader.Contact);
        Assert.Equal(2, contacts.Count);
        Assert.False(new SipUriComparison().AreEqual(contacts[0], contacts[1]));
        Assert.True(new SipUriComparison().AreEqual(
            Uris(message, SipHeader.To).Single(), Uris(message, SipHeader.From).Single()));
    }

    [Theory]
    [InlineData(true, "\"%Z%45\"")]
    [InlineData(false, "\"%4Z\"")]
    public void Esc02(bool isPublished, string displayName)
    {
        SipMessage message = Read("rfc4475", "esc02", isPublished);
        Assert.False(message.IsMethod(SipTokens.Register) || message.IsMethod(SipTokens.Options));
        Assert.Equal(2, Uris(message, SipHeader.Contact).Count);
        SipNameAddress to = Addresses(message, SipHeader.To).Single();
        Assert.Equal(displayName, Text.Of(message.Buffer, to.DisplayNameOffset, to.DisplayNameEnd));
    }

    [Theory]
    [InlineData(true, "caller")]
    [InlineData(false, "desk")]
    public void Lwsdisp(bool isPublished, string displayName)
    {
        SipMessage message = Read("rfc4475", "lwsdisp", isPublished);
        SipNameAddress from = Addresses(message, SipHeader.From).Single();
        Assert.Equal(displayName, Text.Of(message.Buffer, from.DisplayNameOffset, from.DisplayNameEnd));
    }

    [Theory]
    [InlineData(true, 34)]
    [InlineData(false, 41)]
    public void Longreq(bool isPublished, int vias)
    {
        Assert.Equal(vias, Each(Read("rfc4475", "longreq", isPublished), SipHeader.Via).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dblreq(bool isPublished)
    {
        SipMessage message = Read("rfc4475", "dblreq", isPublished);
        Assert.True(message.IsMethod(SipTokens.Register));
        Assert.Equal(message.BodyOffset, message.BodyEnd);
        Assert.True(message.BodyEnd < message.Buffer.Length);
    }

    [Theory]
    [InlineData(true, "user;par=u%40example.net", "example.com")]
    [InlineData(false, "door;line=2%40example.org", "example.net")]
    public void Semiuri(bool isPublished, string user, string host)
    {
        SipUri uri = RequestUri(Read("rfc4475", "semiuri", isPublished));
        Assert.Equal(user, Text.Of(uri.Buffer, uri.UserOffset, uri.UserEnd));
        Assert.Equal(host, Text.Of(uri.Buffer, uri.HostOffset, uri.HostEnd));
        Assert.Equal(uri.ParametersOffset, uri.ParametersEnd);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Transports(bool isPublished)
    {
        Assert.Equal(5, Each(Read("rfc4475", "transports", isPublished), SipHeader.Via).Count);
    }

    [Theory]
    [InlineData("unreason", true, "= 2**3 * 5**2 \u043d\u043e \u0441\u0442\u043e "
        + "\u0434\u0435\u0432\u044f\u043d\u043e\u0441\u0442\u043e "
        + "\u0434\u0435\u0432\u044f\u0442\u044c - \u043f\u0440\u043e\u0441\u0442\u043e\u0435")]
    [InlineData("unreason", false, "+ 1 = \u0434\u0432\u0435\u0441\u0442\u0438 \u043e\u0434\u0438\u043d")]
    [InlineData("noreason", true, "")]
    [InlineData("noreason", false, "")]
    public void ReasonPhrases(string name, bool isPublished, string expected)
    {
        SipMessage message = Read("rfc4475", name, isPublished);
        Assert.Equal(expected, Text.Of(message.Buffer, message.ReasonOffset, message.ReasonEnd));
    }

    // A parameter behind a bare URI is the header field's; within the brackets it is the URI's.
    [Theory]
    [InlineData("cparam01", true, "unknownparam", false)]
    [InlineData("cparam02", true, "unknownparam", true)]
    [InlineData("cparam01", false, "colour", false)]
    [InlineData("cparam02", false, "colour", true)]
    public void ContactParameters(string name, bool isPublished, string parameter, bool isInUri)
    {
        SipMessage message = Read("rfc4475", name, isPublished);
        byte[] word = Text.Bytes(parameter);
        SipResult inUri = Uris(message, SipHeader.Contact).Single().FindParameter(word, out _, out _);
        SipResult inHeader = Addresses(message, SipHeader.Contact).Single().FindParameter(word, out _, out _);

        Assert.Equal(isInUri ? SipResult.Ok : SipResult.Absent, inUri);
        Assert.Equal(isInUri ? SipResult.Absent : SipResult.Ok, inHeader);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Regescrt(bool isPublished)
    {
        SipUri contact = Uris(Read("rfc4475", "regescrt", isPublished), SipHeader.Contact).Single();
        Assert.Equal(SipResult.Ok, contact.FindHeader("Route"u8.ToArray(), out int offset, out int end));
        Assert.StartsWith("%3Csip:", Text.Of(contact.Buffer, offset, end));
    }

    [Theory]
    [InlineData("ipv6-good", true, "[2001:db8::10]", -1)]
    [InlineData("ipv6-good", false, "[2001:db8:7::1]", -1)]
    [InlineData("port-ambiguous", true, "[2001:db8::10:5070]", -1)]
    [InlineData("port-ambiguous", false, "[2001:db8:7::1:5061]", -1)]
    [InlineData("port-unambiguous", true, "[2001:db8::10]", 5070)]
    [InlineData("port-unambiguous", false, "[2001:db8:7::1]", 5061)]
    public void Ipv6RequestUris(string name, bool isPublished, string host, int port)
    {
        SipUri uri = RequestUri(Read("rfc5118", name, isPublished));
        Assert.Equal(host, Text.Of(uri.Buffer, uri.HostOffset, uri.HostEnd));
        Assert.Equal(port, uri.Port);
    }

    [Theory]
    [InlineData("via-received-param-with-delim", true, "2001:db8::9:255")]
    [InlineData("via-received-param-no-delim", true, "2001:db8::9:255")]
    [InlineData("via-received-param-with-delim", false, "2001:db8:7::8")]
    [InlineData("via-received-param-no-delim", false, "2001:db8:7::8")]
    public void Ipv6Received(string name, bool isPublished, string expected)
    {
        SipVia via = Each(Read("rfc5118", name, isPublished), SipHeader.Via).Single().Via;
        SipMessage message = Read("rfc5118", name, isPublished);
        Assert.Equal(SipResult.Ok, via.FindParameter(Received, out int offset, out int end));
        byte[] address = new byte[16];
        Assert.Equal(16, IpLiteral.Read(message.Buffer, offset, end, address));
        Assert.Equal(System.Net.IPAddress.Parse(expected), new System.Net.IPAddress(address));
    }

    private static SipMessage Read(string kind, string name, bool isPublished)
    {
        byte[] octets = isPublished ? TortureTests.Published(kind, name) : TortureTests.Own(kind, name);
        var message = new SipMessage();
        Assert.Equal(SipResult.Ok, message.Parse(octets, 0, octets.Length));
        return message;
    }

    private static SipUri RequestUri(SipMessage message)
    {
        var uri = new SipUri();
        Assert.Equal(SipResult.Ok, uri.Parse(message.Buffer, message.RequestUriOffset, message.RequestUriEnd));
        return uri;
    }

    private static List<(SipMessage Message, SipVia Via)> Each(SipMessage message, SipHeader header)
    {
        var values = new List<(SipMessage, SipVia)>();
        var cursor = new SipValueCursor();
        cursor.Start(message, header);
        while (cursor.Next())
        {
            var via = new SipVia();
            Assert.Equal(SipResult.Ok, via.Parse(message.Buffer, cursor.Offset, cursor.End));
            values.Add((message, via));
        }

        return values;
    }

    private static string Branch((SipMessage Message, SipVia Via) value) =>
        Text.Of(value.Message.Buffer, value.Via.BranchOffset, value.Via.BranchEnd);

    private static List<SipNameAddress> Addresses(SipMessage message, SipHeader header)
    {
        var values = new List<SipNameAddress>();
        var cursor = new SipValueCursor();
        cursor.Start(message, header);
        while (cursor.Next())
        {
            var address = new SipNameAddress();
            Assert.Equal(SipResult.Ok, address.ParseContact(message.Buffer, cursor.Offset, cursor.End));
            values.Add(address);
        }

        return values;
    }

    private static List<SipUri> Uris(SipMessage message, SipHeader header)
    {
        var uris = new List<SipUri>();
        foreach (SipNameAddress address in Addresses(message, header))
        {
            var uri = new SipUri();
            Assert.Equal(SipResult.Ok, uri.Parse(message.Buffer, address.UriOffset, address.UriEnd));
            uris.Add(uri);
        }

        return uris;
    }

    private static string Tag(SipMessage message, SipHeader header)
    {
        SipNameAddress address = Addresses(message, header).Single();
        Assert.Equal(SipResult.Ok, address.FindParameter(SipTokens.Tag, out int offset, out int end));
        return Text.Of(message.Buffer, offset, end);
    }
}
