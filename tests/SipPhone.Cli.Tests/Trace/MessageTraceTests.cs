using System.Text;
using SipPhone.Cli.Tests.Support;
using SipPhone.Cli.Trace;

namespace SipPhone.Cli.Tests.Trace;

/// <summary>What <c>--trace</c> shows of a message, and what it does not.</summary>
public sealed class MessageTraceTests
{
    private const string Secret = "5ca1ab1e";

    [Theory]
    [InlineData("Authorization: Digest username=\"a\", response=\"5ca1ab1e\", nc=1",
        "Authorization: Digest username=\"a\", response=\"***\", nc=1")]
    [InlineData("proxy-authorization : dIGEST RESPONSE = \"5ca1ab1e\"",
        "proxy-authorization : dIGEST RESPONSE = \"***\"")]
    [InlineData("Authorization: Digest nonce=\"n\",\r\n response=\"5ca1ab1e\"",
        "Authorization: Digest nonce=\"n\",\r\n response=\"***\"")]
    [InlineData("Authorization: Digest\r\n\tresponse=\r\n \"5ca1ab1e\"",
        "Authorization: Digest\r\n\tresponse=\r\n \"***\"")]
    [InlineData("Authorization: Digest response=5ca1ab1e", "Authorization: Digest response=\"***\"")]
    [InlineData("Authorization: Digest username=\"x, response=\\\"\", response=\"5ca1ab1e\"",
        "Authorization: Digest username=\"x, response=\\\"\", response=\"***\"")]
    [InlineData("Authorization: Digest username=\"open, response=\"5ca1ab1e\"", "Authorization: Digest ***")]
    [InlineData("Authorization: Digest realm=\"r\"5ca1ab1e\"", "Authorization: Digest ***")]
    [InlineData("Authorization: Digest secret=5ca1ab1e", "Authorization: Digest secret=\"***\"")]
    [InlineData("Authorization: Basic NWNhMWFiMWU=5ca1ab1e", "Authorization: Basic ***")]
    [InlineData("Authorization: 5ca1ab1e", "Authorization: ***")]
    [InlineData("Authentication-Info: rspauth=\"5ca1ab1e\", qop=auth",
        "Authentication-Info: rspauth=\"***\", qop=auth")]
    [InlineData("Refer-To: <sip:bob:5ca1ab1e@example.com>", "Refer-To: <sip:bob:***@example.com>")]
    [InlineData("Contact: SIPS:bob:5ca1ab1e@[::1]:5061", "Contact: SIPS:bob:***@[::1]:5061")]
    [InlineData("WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"",
        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"")]
    [InlineData("Contact: <sips:bob@192.0.2.1:5061>", "Contact: <sips:bob@192.0.2.1:5061>")]
    public void Header_fields_keep_their_secrets(string field, string shown)
    {
        string blanked = SipSecrets.Blanked($"REGISTER sips:a SIP/2.0\r\n{field}\r\nCSeq: 1 REGISTER\r\n\r\n");
        Assert.DoesNotContain(Secret, blanked);
        Assert.Equal($"REGISTER sips:a SIP/2.0\r\n{shown}\r\nCSeq: 1 REGISTER\r\n\r\n", blanked);
    }

    [Theory]
    [InlineData("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:5ca1ab1e|2^20|1:32",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 ***")]
    [InlineData("a=crypto:5ca1ab1e", "a=crypto:***")]
    [InlineData("a=crypto:1 5ca1ab1e", "a=crypto:***")]
    [InlineData("A=CRYPTO:1 X inline:5ca1ab1e", "A=CRYPTO:1 X ***")]
    [InlineData("k=base64:5ca1ab1e", "k=base64:***")]
    [InlineData("k=5ca1ab1e", "k=***")]
    [InlineData("a=key-mgmt:mikey 5ca1ab1e", "a=key-mgmt:***")]
    [InlineData("a=ice-pwd:5ca1ab1e", "a=ice-pwd:***")]
    [InlineData("Signal=5", "Signal=***")]
    [InlineData("SIGNAL = #", "SIGNAL =***")]
    [InlineData("Duration=160", "Duration=160")]
    [InlineData("7", "***")]
    [InlineData("77", "77")]
    [InlineData("a=sendrecv", "a=sendrecv")]
    public void Bodies_keep_their_keys(string line, string shown)
    {
        foreach (string lineEnd in (string[])["\r\n", "\n"])
        {
            string blanked = SipSecrets.Blanked(
                $"INVITE sip:a SIP/2.0\r\n\r\nv=0{lineEnd}{line}{lineEnd}m=audio 0{lineEnd}");
            Assert.Contains($"v=0{lineEnd}{shown}{lineEnd}m=audio 0{lineEnd}", blanked);
            Assert.DoesNotContain(Secret, blanked);
        }
    }

    [Fact]
    public void A_key_in_the_first_line_of_a_body_is_blanked_too()
    {
        Assert.Equal(
            "INVITE sip:a SIP/2.0\r\n\r\nk=***", SipSecrets.Blanked("INVITE sip:a SIP/2.0\r\n\r\nk=5ca1ab1e"));
    }

    [Fact]
    public void The_password_of_a_Request_URI_is_blanked()
    {
        Assert.Equal("INVITE sip:a:***@b SIP/2.0", SipSecrets.Blanked("INVITE sip:a:5ca1ab1e@b SIP/2.0"));
    }

    [Theory]
    [InlineData("plain text, Grüße 😀", "plain text, Grüße 😀")]
    [InlineData("\u001b[31m\0\t\r\n\u007f", "␛[31m␀␉␍␊␡")]
    [InlineData("\u0085\u202e\u2028\ufeff\uffff", "�����")]
    public void What_cannot_be_seen_is_made_visible(string text, string shown)
    {
        Assert.Equal(shown, VisibleText.Of(text));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_made_visible() => Assert.Equal("�x", VisibleText.Of("\ud800x"));

    [Fact]
    public void A_message_is_printed_with_direction_time_and_size()
    {
        StringWriter error = new();
        MessageTrace trace = new(Terminal.Into(new StringWriter(), error));
        byte[] sent = Encoding.UTF8.GetBytes("xxOPTIONS sip:a SIP/2.0\r\nSubject: \u001b[0m\r\n\r\nhixx");
        trace.OnSent(sent, 2, sent.Length - 2, 5000);
        trace.OnReceived(sent, 2, 5, 6234);
        Assert.Equal(
            """
               0.000 sent 42 bytes
                     | OPTIONS sip:a SIP/2.0
                     | Subject: ␛[0m
                     | 
                     | hi
               1.234 received 3 bytes
                     | OPT

            """.ReplaceLineEndings("\n"),
            error.ToString().ReplaceLineEndings("\n"));
    }
}
