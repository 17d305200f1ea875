using System.Text;
using SipPhone.Shell.Tests.Support;
using SipPhone.Shell.Trace;

namespace SipPhone.Shell.Tests.Trace;

/// <summary>What a trace shows of a message, and what it blanks: whatever cannot be read for certain.</summary>
public sealed class SipSecretsTests
{
    // No part of it may be shown.
    private const string Key = "xKEYx";

    public static TheoryData<string, string> Fields { get; } = new()
    {
        // Credentials that can be read: the lists of what is shown.
        { "Authorization: Digest username=\"al\", realm=\"r\", response=\"xKEYx\"",
            "Authorization: Digest username=\"al\", realm=\"r\", response=\"***\"" },
        { "Proxy-Authorization: Digest nonce=\"n\",response=xKEYx,qop=auth",
            "Proxy-Authorization: Digest nonce=\"n\",response=\"***\",qop=auth" },
        { "Authentication-Info: nextnonce=\"n\", rspauth=\"xKEYx\"",
            "Authentication-Info: nextnonce=\"n\", rspauth=\"***\"" },
        { "Proxy-Authentication-Info: rspauth=\"xKEYx\", nc=00000001",
            "Proxy-Authentication-Info: rspauth=\"***\", nc=00000001" },
        { "AUTHORIZATION : dIGEST response=\"xKEYx\"", "AUTHORIZATION : dIGEST response=\"***\"" },
        { "Authorization: Digest uri=\"sip:a:xKEYx@h\", algorithm=MD5",
            "Authorization: Digest uri=\"sip:a:***@h\", algorithm=MD5" },
        { "Authorization: Basic xKEYx", "Authorization: Basic ***" },
        { "Authorization: Bearer xKEYx", "Authorization: Bearer ***" },
        { "Authorization: Digest auts=\"xKEYx\"", "Authorization: Digest auts=\"***\"" },
        { "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"" },

        // Malformed ones.
        { "Authorization: xKEYx", "Authorization: ***" },
        { "Authorization: xKEYx more", "Authorization: ***" },
        { "Authorization: Digest xKEYx", "Authorization: Digest ***" },
        { "Authorization: Digest realm=\"r\" response=\"xKEYx\"", "Authorization: Digest ***" },
        { "Authorization: Digest realm=\"r, response=\"xKEYx\"", "Authorization: Digest ***" },
        { "Authorization: Digest nonce=n response=xKEYx", "Authorization: Digest ***" },
        { "Authorization: Digest nonce=\"n\", Basic xKEYx", "Authorization: Digest nonce=\"n\", ***" },
        { "Authorization: Digest =xKEYx", "Authorization: Digest =\"***\"" },
        { "Authorization: \"Digest\" response=\"xKEYx\"", "Authorization: ***" },
        { "Authorization:", "Authorization:" },
        { "X-Authorization: Digest response=\"xKEYx\"", "X-Authorization: Digest response=\"***\"" },
        { "Authorization Digest response=xKEYx", "***" },
        { "Autho rization: Digest response=\"xKEYx\"", "***" },
        { "\u0001Authorization: Digest response=\"xKEYx\"", "***" },
        { ": xKEYx", "***" },
        { "Subject: a\nAuthorization: Digest response=\"xKEYx\"", "Subject: ***" },
        { "Subject: a\rAuthorization: Digest response=\"xKEYx\"", "Subject: ***" },

        // Passwords of URIs.
        { "From: <sip:al:xKEYx@h>;tag=1", "From: <sip:al:***@h>;tag=1" },
        { "t: sips:al:xKEYx@h", "t: sips:al:***@h" },
        { "m: <SIP:al:xKEYx@h>, <sip:bo:xKEYx@h:5061;lr>", "m: <SIP:al:***@h>, <sip:bo:***@h:5061;lr>" },
        { "Route: <sip:p:5061;lr>,<sip:al:xKEYx@h>", "Route: <sip:p:5061;lr>,<sip:al:***@h>" },
        { "Refer-To: \"a:b\" <sip:al;x=1:xKEYx@h?Replaces=1>", "Refer-To: \"a:b\" <sip:al;x=1:***@h?Replaces=1>" },
        { "Call-Info: <http://al:xKEYx@h/icon>", "Call-Info: <http://al:***@h/icon>" },
        { "Contact: <sip:al@[2001:db8::1]:5061>", "Contact: <sip:al@[2001:db8::1]:5061>" },
        { "Contact: <sip:[2001:db8::1]:5061;lr>", "Contact: <sip:[2001:db8::1]:5061;lr>" },
        { "Contact: <sip:al:xKEYx@[2001:db8::1]>", "Contact: <sip:al:***@[2001:db8::1]>" },
        { "Alert-Info: <http://h:8080/a.wav>", "Alert-Info: <http://h:8080/a.wav>" },
        { "Via: SIP/2.0/TLS h:5061;branch=z9hG4bK1", "Via: SIP/2.0/TLS h:5061;branch=z9hG4bK1" },
        { "Refer-To: <sip:a@h?Authorization=Digest%20xKEYx&b=c>", "Refer-To: <sip:a@h?Authorization=***&b=c>" },
        { "From: <sip:al:12;xKEYx@h>", "From: <sip:al:***@h>" },
        { "From: <sip:al:xKEYx@xKEYx@h>", "From: <sip:al:***@h>" },
        { "From: <sip:al:xKEYx xKEYx@h>", "From: <sip:al:***@h>" },
        { "From: <sip:a l:xKEYx@h>", "From: <sip:a l:***@h>" },
        { "From: sip:al:xKE\"xKEYx@h", "From: sip:al:***@h" },
        { "From: <sip:al:xKEYx>;tag=1", "From: <sip:al:***>;tag=1" },
        { "From: <sip:[al:xKEYx@h>", "From: <sip:[al:***@h>" },
        { "From: sip:al:xKEYx", "From: sip:al:***" },
        { "From: sip:al\u0001:xKEYx@h", "From: sip:al?:***@h" },
    };

    public static TheoryData<string, string> BodyLines { get; } = new()
    {
        { "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:xKEYx", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 ***" },
        { "A=CRYPTO:12 AEAD_AES_256_GCM inline:xKEYx|2^20", "A=CRYPTO:12 AEAD_AES_256_GCM ***" },
        { "a=crypto:1 inline:xKEYx |2^20", "a=crypto:***" },
        { "a=crypto:1 xKEYx x", "a=crypto:***" },
        { "a=crypto:xKEYx AES_CM_128_HMAC_SHA1_80 x", "a=crypto:***" },
        { "a=crypto:1", "a=crypto:***" },
        { "a=crypto 1 AES_CM_128_HMAC_SHA1_80 inline:xKEYx", "a=crypto***" },
        { " a = crypto:1 inline:xKEYx", " a = crypto:***" },
        { "a=x-crypto:1 inline:xKEYx", "a=x-crypto:1 inline:***" },
        { "a=key-mgmt:mikey xKEYx", "a=key-mgmt:***" },
        { "a=ice-pwd:xKEYx", "a=ice-pwd:***" },
        { "k=base64:xKEYx", "k=base64:***" },
        { "k=clear:xKEYx", "k=clear:***" },
        { "k=xKEYx:more", "k=***" },
        { "k =clear:xKEYx", "k =clear:***" },
        { "k=xKEYx", "k=***" },
        { "a=fingerprint:sha-256 AB:CD", "a=fingerprint:sha-256 AB:CD" },
        { "o=- 1 1 IN IP4 192.0.2.1", "o=- 1 1 IN IP4 192.0.2.1" },
        { "u=sip:al:xKEYx@h", "u=sip:al:***@h" },
        { "Authorization: Digest response=\"xKEYx\"", "Authorization: Digest response=\"***\"" },
        { "Authorization: Digest\n response=\"xKEYx\"", "Authorization: ***\n***" },
        { "Signal=5", "Signal=***" },
        { "signal = #", "signal =***" },
        { "Signal=", "Signal=" },
        { "Signal", "Signal" },
        { "Signa=5", "Signa=5" },
        { "Duration=160", "Duration=160" },
        { "7", "***" },
        { "*", "***" },
        { "77", "77" },
        { "a", "a" },
        { "=", "=" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Fields_are_shown_without_secrets(string field, string expected)
    {
        foreach (string before in new[] { "", "\r\n\r\n" })
        {
            string shown = Trace(before + "OPTIONS sip:h SIP/2.0\r\n" + field + "\r\nCSeq: 1 OPTIONS\r\n\r\n");
            Assert.Equal("OPTIONS sip:h SIP/2.0\n" + expected + "\nCSeq: 1 OPTIONS\n\n", shown);
        }
    }

    [Theory]
    [MemberData(nameof(BodyLines))]
    public void Bodies_are_shown_without_keys(string line, string expected)
    {
        foreach (string lineEnd in new[] { "\r\n", "\n" })
        {
            string shown = Trace("SIP/2.0 200 OK\r\nl: 1\r\n\r\nv=0" + lineEnd + line + lineEnd + "t=0 0" + lineEnd);
            Assert.Equal("SIP/2.0 200 OK\nl: 1\n\nv=0\n" + expected + "\nt=0 0\n", shown);
        }
    }

    [Theory]
    [InlineData("REGISTER sip:al:xKEYx@h SIP/2.0\r\n\r\n", "REGISTER sip:al:***@h SIP/2.0\n\n")]
    [InlineData("Authorization: Digest response=\"xKEYx\"\r\n\r\n", "Authorization: Digest response=\"***\"\n\n")]
    [InlineData("xKEYx\r\n\r\n", "***\n\n")]
    [InlineData("SIP/2.0 200 OK\r\nAuthorization: Digest\r\n response=\"xKEYx\"",
        "SIP/2.0 200 OK\nAuthorization: Digest\n response=\"***\"\n")]
    [InlineData("", "")]
    public void The_start_is_no_hole(string message, string expected)
    {
        Assert.Equal(expected, Trace(message));
    }

    [Fact]
    public void No_prefix_shows_what_the_whole_blanks()
    {
        // Without what follows "sip:al:12;x" has a port and a parameter, and "sip:al:x@x" a host.
        foreach ((string line, _) in Fields.Select(row => row.Data)
            .Where(row => !row.Item1.Contains(":12;") && !row.Item1.Contains("@xKEYx")))
        {
            string message = "SIP/2.0 200 OK\r\n" + line;
            for (int length = 0; length <= message.Length; length++)
            {
                Assert.DoesNotContain(Key, Trace(message[..length]));
            }
        }
    }

    // The lines of the log without what stands before them.
    private static string Trace(string message)
    {
        ScriptedPort port = new();
        ConsoleShell shell = new(port, new TestHost());
        MessageTrace trace = new(shell);
        byte[] octets = Encoding.Latin1.GetBytes("<<" + message + ">>");
        trace.OnReceived(octets, 2, octets.Length - 2, 0);
        for (int polls = 0; trace.NextDeadlineMs >= 0; polls++)
        {
            Assert.InRange(polls, 0, 1000);
            trace.Poll(0);
            shell.Poll(0);
        }

        shell.Poll(0);
        string[] lines = Encoding.Latin1.GetString([.. port.Written]).Split("\r\n");
        return string.Concat(lines.Skip(1).SkipLast(1).Select(line => line[(line.IndexOf(' ') + 1)..] + "\n"))
            .Replace("  | ", "", StringComparison.Ordinal);
    }
}
