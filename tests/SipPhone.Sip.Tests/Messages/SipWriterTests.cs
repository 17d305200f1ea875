using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>Messages as they are written.</summary>
public class SipWriterTests
{
    [Fact]
    public void WritesARequest()
    {
        var writer = new SipWriter(new byte[512]);
        byte[] uri = Text.Bytes("<sip:example.com>");
        writer.StartRequest(SipTokens.Register, uri, 1, uri.Length - 1);
        writer.WriteHeader(SipHeader.CallId, Text.Bytes("a1"));
        writer.WriteHeader(SipHeader.MaxForwards, 70);
        writer.StartHeader(SipHeader.Contact);
        writer.WriteQuoted(Text.Bytes("a\"b\\c"));
        writer.EndLine();

        Assert.Equal(SipResult.Ok, writer.Finish());
        Assert.Equal(
            Text.Message(
                "REGISTER sip:example.com SIP/2.0",
                "Call-ID: a1",
                "Max-Forwards: 70",
                "Contact: \"a\\\"b\\\\c\"",
                "Content-Length: 0"),
            Written(writer));
    }

    [Theory]
    [InlineData("<sip:a@b>", "<sip:a@b>;tag=new1")]
    [InlineData("<sip:a@b>;tag=old", "<sip:a@b>;tag=old")]
    [InlineData("sip:a@b;x=tag", "sip:a@b;x=tag;tag=new1")]
    public void AResponseTakesWhatItMustFromTheRequest(string to, string expectedTo)
    {
        SipMessage request = Text.Parse(Text.Message(
            "REGISTER sip:example.com SIP/2.0",
            "v: SIP/2.0/TLS a;branch=z9hG4bK1,SIP/2.0/TLS b",
            "From: <sip:a@b>;tag=f",
            "Via: SIP/2.0/TLS c",
            "t: " + to,
            "i: x@y",
            "CSeq: 7\r\n REGISTER",
            "X-Other: not copied"));
        var writer = new SipWriter(new byte[512]);

        Assert.Equal(
            SipResult.Ok,
            new SipResponseStart().Write(writer, request, 401, Text.Bytes("Unauthorized"), Text.Bytes("new1")));
        Assert.Equal(SipResult.Ok, writer.Finish());
        Assert.Equal(
            Text.Message(
                "SIP/2.0 401 Unauthorized",
                "Via: SIP/2.0/TLS a;branch=z9hG4bK1,SIP/2.0/TLS b",
                "Via: SIP/2.0/TLS c",
                "From: <sip:a@b>;tag=f",
                "To: " + expectedTo,
                "Call-ID: x@y",
                "CSeq: 7   REGISTER",
                "Content-Length: 0"),
            Written(writer));
    }

    [Theory]
    [InlineData("Subject: x", SipResult.Absent)]
    [InlineData("To: <sip:a@b>\r\nt: <sip:a@b>", SipResult.BadHeader)]
    [InlineData("To: nobody", SipResult.BadAddress)]
    [InlineData("To: <sip:a@b>;tag=1;tag=2", SipResult.DuplicateParameter)]
    public void ARequestWithoutAGoodToGetsNoResponse(string header, SipResult expected)
    {
        SipMessage request = Text.Parse(Text.Message("REGISTER sip:example.com SIP/2.0", header));
        var writer = new SipWriter(new byte[512]);

        Assert.Equal(expected, new SipResponseStart().Write(writer, request, 200, Text.Bytes("OK"), Text.Bytes("t")));
        Assert.Equal(0, writer.Bytes.Length);
    }

    [Fact]
    public void WhatDoesNotFitIsToldAtTheEnd()
    {
        const string whole = "SIP/2.0 200 OK\r\nExpires: 60\r\nContent-Length: 0\r\n\r\n";
        Assert.Equal(SipResult.Ok, Write(whole.Length));
        for (int capacity = 0; capacity < whole.Length; capacity++)
        {
            Assert.Equal(SipResult.BufferFull, Write(capacity));
        }

        static SipResult Write(int capacity)
        {
            var writer = new SipWriter(new byte[capacity]);
            writer.StartResponse(200, Text.Bytes("OK"));
            writer.WriteHeader(SipHeader.Expires, 60);
            return writer.Finish();
        }
    }

    private static string Written(SipWriter writer) =>
        Text.Of(writer.Bytes.Buffer, writer.Bytes.Start, writer.Bytes.Position);

    [Theory]
    [InlineData(0, SipResult.Ok)]
    [InlineData(1, SipResult.BufferFull)]
    public void ABodyIsWrittenBehindItsTypeAndLength(int missing, SipResult expected)
    {
        const string Message =
            "SIP/2.0 200 OK\r\nContent-Type: application/sdp\r\nContent-Length: 4\r\n\r\nv=0\n";
        byte[] buffer = new byte[Message.Length + 4];
        var writer = new SipWriter(new byte[1]);
        writer.Reset(buffer, 2, 2 + Message.Length - missing);
        writer.StartResponse(200, Text.Bytes("OK"));

        Assert.Equal(expected, writer.Finish(Text.Bytes("application/sdp"), Text.Bytes("__v=0\n__"), 2, 6));
        if (missing == 0)
        {
            Assert.Equal("\0\0" + Message + "\0\0", Text.Of(buffer, 0, buffer.Length));
        }
    }
}
