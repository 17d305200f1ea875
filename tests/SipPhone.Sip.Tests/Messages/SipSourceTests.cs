using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>What responses say of where their request came from: RFC 3261 §18.2.1, RFC 3581 §4.</summary>
public class SipSourceTests
{
    private const string Four = "192.0.2.1";
    private const string Six = "2001:db8::1";

    private readonly SipSource _source = new(new SipReaders());
    private readonly SipWriter _writer = new(new byte[2048]);

    [Theory]
    [InlineData("a name", Four, "h;branch=1", "h;branch=1;received=192.0.2.1")]
    [InlineData("the address", Four, "192.0.2.1:5061;branch=1", "192.0.2.1:5061;branch=1")]
    [InlineData("another address", Four, "192.0.2.2;branch=1", "192.0.2.2;branch=1;received=192.0.2.1")]
    [InlineData("the address of IPv6", Six, "[2001:DB8:0::1]:5061;branch=1", "[2001:DB8:0::1]:5061;branch=1")]
    [InlineData("another of IPv6", Six, "[2001:db8::2];branch=1", "[2001:db8::2];branch=1;received=2001:db8::1")]
    [InlineData("of the other kind", Six, "192.0.2.1", "192.0.2.1;received=2001:db8::1")]
    [InlineData("rport", Four, "h;branch=1;rport", "h;branch=1;rport=5061;received=192.0.2.1")]
    [InlineData("rport first", Four, "h ; RPORT ;branch=1", "h ; RPORT=5061 ;branch=1;received=192.0.2.1")]
    [InlineData("rport, the address", Four, "192.0.2.1;rport", "192.0.2.1;rport=5061;received=192.0.2.1")]
    [InlineData("rport with a value", Four, "192.0.2.1;rport=9", "192.0.2.1;rport=9")]
    [InlineData("received already", Four, "h;rport;received=192.0.2.9", "h;rport;received=192.0.2.9")]
    [InlineData("two rport", Four, "192.0.2.1;rport;rport", "192.0.2.1;rport;rport")]
    [InlineData("malformed", Four, "h;;rport", "h;;rport")]
    [InlineData("more than one", Four, "h;rport , SIP/2.0/TLS g;rport",
        "h;rport=5061;received=192.0.2.1 , SIP/2.0/TLS g;rport")]
    public void TheTopmostViaIsCompleted(string description, string address, string via, string expected)
    {
        Set(address);
        SipMessage request = Request(via);
        _writer.CopyVias(request);

        Assert.True(
            $"Via: SIP/2.0/TLS {expected}\r\nVia: SIP/2.0/TLS far;rport\r\n" == Written, description + ":\n" + Written);
    }

    [Fact]
    public void NothingIsAddedWhileItIsNotKnown()
    {
        _writer.CopyVias(Request("h;rport"));

        Assert.Equal("Via: SIP/2.0/TLS h;rport\r\nVia: SIP/2.0/TLS far;rport\r\n", Written);
    }

    [Fact]
    public void WhatIsCompletedIsAVia()
    {
        Set(Six);
        _writer.CopyVias(Request("h;branch=z9hG4bK1;rport"));
        var via = new SipVia();

        int end = Written.IndexOf('\r');
        Assert.Equal(SipResult.Ok, via.Parse(_writer.Bytes.Buffer, "Via: ".Length, end));
        Assert.Equal(SipResult.Ok, via.FindParameter(SipTokens.Received, out int offset, out int valueEnd));
        Assert.Equal(Six, Text.Of(_writer.Bytes.Buffer, offset, valueEnd));
    }

    [Fact]
    public void EveryKindOfResponseHasIt()
    {
        const string Expected = "\r\nVia: SIP/2.0/TLS h;rport=5061;branch=z9hG4bKa;received=192.0.2.1\r\n";
        Set(Four);
        SipMessage request = Request("h;rport;branch=z9hG4bKa");
        new SipResponseStart().Write(_writer, request, 200, Text.Bytes("OK"), Text.Bytes("t"));
        Assert.Contains(Expected, Written);

        var refusal = new Refusal(new SipReaders());
        refusal.Set(400, -1);
        refusal.Write(_writer, request, Text.Bytes("t"));
        Assert.Contains(Expected, Written);

        var stored = new StoredRequest();
        Assert.Equal(SipResult.Ok, stored.Keep(request));
        stored.StartResponse(_writer, 180, Text.Bytes("Ringing"), Text.Bytes("t"));
        Assert.Contains(Expected, Written);
        Assert.Equal("z9hG4bKa", Part(stored.Key, RequestKey.Branch));
        Assert.Equal("h", Part(stored.Key, RequestKey.SentByHost));
    }

    private string Written => Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Position);

    private static string Part(RequestKey key, int part) => Text.Of(key.Buffer, key.Offset(part), key.End(part));

    private void Set(string address)
    {
        byte[] octets = System.Net.IPAddress.Parse(address).GetAddressBytes();
        _source.Set(octets, octets.Length, 5061);
    }

    private SipMessage Request(string via)
    {
        SipMessage request = Text.Parse(Text.Message(
            "OPTIONS sip:b@example.com SIP/2.0",
            "Via: SIP/2.0/TLS " + via,
            "Via: SIP/2.0/TLS far;rport",
            "From: <sip:a@example.com>;tag=1",
            "To: <sip:b@example.com>",
            "Call-ID: c",
            "CSeq: 1 OPTIONS"));
        request.Source = _source;
        return request;
    }
}
