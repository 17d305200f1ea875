using System.Text;
using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>From what is dialled to a URI.</summary>
public class DialTargetTests
{
    private static string Write(string text, int room = 64)
    {
        byte[] octets = Encoding.Latin1.GetBytes($"<{text}>");
        var writer = new ByteWriter(new byte[room]);
        SipResult result = DialTarget.Write(
            octets, 1, octets.Length - 1, Encoding.ASCII.GetBytes("example"), new SipUri(), writer);
        string uri = Encoding.Latin1.GetString(writer.Buffer, 0, writer.Position);
        return result == SipResult.Ok ? uri : SipResultNames.Name(result);
    }

    [Theory]
    [InlineData("bob", "sip:bob@example")]
    [InlineData("100", "sip:100@example")]
    [InlineData("+16175556011", "sip:+16175556011@example")]
    [InlineData("*97", "sip:*97@example")]
    [InlineData("%2397", "sip:%2397@example")]
    [InlineData("bob.example.com", "sip:bob.example.com@example")]
    [InlineData("bob@example.com", "sip:bob@example.com")]
    [InlineData("bob@[2001:db8::1]:5061", "sip:bob@[2001:db8::1]:5061")]
    [InlineData("bob@example.com;user=phone", "sip:bob@example.com;user=phone")]
    [InlineData("sip:bob@example.com", "sip:bob@example.com")]
    [InlineData("SIPS:bob@example.com:5061;a=b", "SIPS:bob@example.com:5061;a=b")]
    [InlineData("sip:example.com", "sip:example.com")]
    [InlineData("", "bad-uri")]
    [InlineData(" bob", "bad-uri")]
    [InlineData("bob smith", "bad-uri")]
    [InlineData("#97", "bad-uri")]
    [InlineData("%zz", "bad-uri")]
    [InlineData("bob@", "bad-uri")]
    [InlineData("@example.com", "bad-uri")]
    [InlineData("bob@@example.com", "bad-uri")]
    [InlineData("sip:", "bad-uri")]
    [InlineData("sip:bob@", "bad-uri")]
    [InlineData("<sip:bob@example.com>", "bad-uri")]
    [InlineData("sip:bob@example.com?Subject=x", "bad-uri")]
    [InlineData("bob@example.com?Replaces=x", "bad-uri")]
    [InlineData("bob\r\nTo: x", "bad-uri")]
    [InlineData("sip:bob@example.com\r\nX: y", "bad-uri")]
    [InlineData("tel:+16175556011", "unsupported-scheme")]
    [InlineData("http://example.com", "unsupported-scheme")]
    [InlineData("bob:secret@example.com", "unsupported-scheme")]
    public void A_text_becomes_a_URI_or_nothing(string text, string expected) => Assert.Equal(expected, Write(text));

    [Theory]
    [InlineData(15, "sip:bob@example")]
    [InlineData(14, "buffer-full")]
    public void What_does_not_fit_is_refused(int room, string expected) => Assert.Equal(expected, Write("bob", room));

    // Whatever is dialled: what is written is one URI.
    [Fact]
    public void Any_octet_anywhere_leaves_a_whole_URI()
    {
        foreach (string sample in new[] { "bob", "bob@example.com", "sip:bob@example.com;a=b" })
        {
            for (int at = 0; at < sample.Length; at++)
            {
                for (int octet = 0; octet < 256; octet++)
                {
                    string uri = Write(sample[..at] + (char)octet + sample[(at + 1)..]);
                    byte[] octets = Encoding.Latin1.GetBytes(uri);
                    bool isRefused = uri is "bad-uri" or "unsupported-scheme";
                    Assert.True(isRefused || new SipUri().Parse(octets, 0, octets.Length) == SipResult.Ok, uri);
                }
            }
        }
    }
}
