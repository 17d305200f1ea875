using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>What responses repeat of a request, RFC 3261 §8.2.6.2 and §12.1.1.</summary>
public class StoredRequestTests
{
    private static readonly byte[] Tag = Text.Bytes("bobs");

    private readonly StoredRequest _request = new();
    private readonly SipWriter _writer = new(new byte[4096]);

    [Theory]
    [InlineData(100, "", "<sip:bob@example.com>", false)]
    [InlineData(101, "", "<sip:bob@example.com>;tag=bobs", true)]
    [InlineData(180, "", "<sip:bob@example.com>;tag=bobs", true)]
    [InlineData(299, "", "<sip:bob@example.com>;tag=bobs", true)]
    [InlineData(300, "", "<sip:bob@example.com>;tag=bobs", false)]
    [InlineData(603, "", "<sip:bob@example.com>;tag=bobs", false)]
    [InlineData(100, ";tag=old", "<sip:bob@example.com>;tag=old", false)]
    [InlineData(200, ";tag=old", "<sip:bob@example.com>;tag=old", true)]
    public void ResponsesRepeatTheRequest(int statusCode, string toTag, string to, bool hasRecordRoute)
    {
        SipMessage request = Requests.Make(toTag: toTag);
        Assert.Equal(SipResult.Ok, _request.Keep(request));
        Array.Fill(request.Buffer, (byte)'#');

        _request.StartResponse(_writer, statusCode, Text.Bytes("Fine"), Tag);
        Assert.Equal(SipResult.Ok, _writer.Finish());
        SipMessage response = Written();

        Assert.Equal(statusCode, response.StatusCode);
        Assert.Equal("Fine", Text.Of(response.Buffer, response.ReasonOffset, response.ReasonEnd));
        Assert.Equal(
            [Requests.Via, "SIP/2.0/TLS alice.example.com;branch=z9hG4bKfar"], Values(response, SipHeader.Via));
        Assert.Equal(["\"A\" <sip:alice@example.com>;tag=alice"], Values(response, SipHeader.From));
        Assert.Equal([to], Values(response, SipHeader.To));
        Assert.Equal(["call-1"], Values(response, SipHeader.CallId));
        Assert.Equal(["7 INVITE"], Values(response, SipHeader.CSeq));
        Assert.Equal(
            hasRecordRoute ? ["<sip:p2.example.com;lr>, <sip:p1.example.com;lr>"] : [],
            Values(response, SipHeader.RecordRoute));
        Assert.Equal(7, _request.CSeqNumber);
    }

    [Theory]
    [InlineData("Via: bad", SipResult.BadVia)]
    [InlineData("X: no Via", SipResult.BadVia)]
    [InlineData("From: bad", SipResult.BadAddress)]
    [InlineData("To: <sip:b@c>;tag=1;tag=2", SipResult.DuplicateParameter)]
    [InlineData("CSeq: x", SipResult.BadCSeq)]
    [InlineData("CSeq: 2147483648 INVITE", SipResult.BadCSeq)]
    [InlineData("Call-ID: a\r\nCall-ID: b", SipResult.BadHeader)]
    [InlineData("X: no Call-ID", SipResult.Absent)]
    public void WhatIsWrongIsSaid(string line, SipResult expected)
    {
        string name = line.StartsWith("X: no ", StringComparison.Ordinal) ? line[6..] : line[..line.IndexOf(':')];
        string[] lines =
        [
            "Via: SIP/2.0/TLS a;branch=z9hG4bK1", "From: <sip:a@b>;tag=1", "To: <sip:b@c>", "Call-ID: c",
            "CSeq: 1 INVITE",
        ];
        string text = Text.Message(
            ["INVITE sip:b@c SIP/2.0", .. lines.Select(l => l.StartsWith(name + ":") ? line : l)]);

        Assert.Equal(expected, _request.Keep(Text.Parse(text)));
        Assert.True(_request.IsEmpty);
    }

    [Fact]
    public void ItHoldsAsMuchAsItsLimitSays()
    {
        int room = Limits.MaxStoredRequestBytes;
        int length = room;
        while (_request.Keep(Requests.Make(callId: new string('c', length))) != SipResult.Ok)
        {
            length--;
        }

        Assert.True(length > room - 600, $"{length} of {room}");
        Assert.Equal(SipResult.Ok, _request.Keep(Requests.Make(callId: new string('c', length))));
        Assert.Equal(SipResult.TooLarge, _request.Keep(Requests.Make(callId: new string('c', length + 1))));
        Assert.True(_request.IsEmpty);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        SipMessage request = Requests.Make();
        byte[] reason = Text.Bytes("OK");
        _request.Keep(request);
        _request.StartResponse(_writer, 200, reason, Tag);

        long before = GC.GetAllocatedBytesForCurrentThread();
        _request.Keep(request);
        _request.StartResponse(_writer, 200, reason, Tag);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static string[] Values(SipMessage message, SipHeader header) =>
        Enumerable.Range(0, message.HeaderCount).Where(i => message.HeaderAt(i) == header)
            .Select(i => Text.Value(message, i)).ToArray();

    private SipMessage Written() => Text.Parse(Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Length));
}
