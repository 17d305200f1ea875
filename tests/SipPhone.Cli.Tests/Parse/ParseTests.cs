using System.Text;
using System.Text.Json;
using SipPhone.Cli.Parse;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests.Parse;

/// <summary><c>sipphone parse</c>: exit codes, JSON, places and rules, and inputs that are no message.</summary>
public sealed class ParseTests : IDisposable
{
    private const string Head =
        "OPTIONS sip:door@example.org SIP/2.0\r\nVia: SIP/2.0/TLS h.example;branch=z9hG4bKa\r\n"
        + "From: <sip:desk@example.net>;tag=1\r\nTo: <sip:door@example.org>\r\nCall-ID: c@h\r\nCSeq: 1 OPTIONS\r\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_request()
    {
        JsonElement json = Json(0, Head + "X-Odd:\r\n  folded\r\nContent-Length: 0\r\n\r\n");
        Assert.True(json.GetProperty("valid").GetBoolean());
        Assert.Equal("request", json.GetProperty("kind").GetString());
        Assert.Equal("OPTIONS", json.GetProperty("method").GetString());
        Assert.Equal("sip:door@example.org", json.GetProperty("requestUri").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("status").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reason").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("line").ValueKind);
        Assert.Equal("handles", json.GetProperty("phone").GetString());
        Assert.Equal(0, json.GetProperty("bodyBytes").GetInt32());
        Assert.Equal(7, json.GetProperty("headers").GetArrayLength());
        Assert.Equal("X-Odd", json.GetProperty("headers")[5].GetProperty("name").GetString());
        Assert.Equal("folded", json.GetProperty("headers")[5].GetProperty("value").GetString());
    }

    [Fact]
    public void A_response()
    {
        string text = Head.Replace("OPTIONS sip:door@example.org SIP/2.0", "SIP/2.0 404 Wo?") + "l: 0\r\n\r\n";
        JsonElement json = Json(0, text);
        Assert.True(json.GetProperty("valid").GetBoolean());
        Assert.Equal("response", json.GetProperty("kind").GetString());
        Assert.Equal(404, json.GetProperty("status").GetInt32());
        Assert.Equal("Wo?", json.GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("method").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("requestUri").ValueKind);
    }

    // What is wrong, where, by which rule, and what the phone would do.
    [Theory]
    [InlineData("Via: ", "Via; ", 2, 1, "Malformed header field", "§7.3.1", "drops", null)]
    [InlineData("Via: SIP/2.0/TLS h.example", "Via:  SIP/2.0 h", 2, 7, "Malformed Via", "§20.42", "refuses", 400)]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 1 INVITE", 6, 7, "CSeq method", "§8.1.1.5", "refuses", 400)]
    [InlineData("To: <sip:door@example.org>", "Subject: x", 9, 1, "Missing To", "§20.39", "refuses", 400)]
    [InlineData("OPTIONS sip:door", "OPTIONS  sip:door", 1, 9, "Malformed start line", "§7.1", "refuses", 400)]
    [InlineData("SIP/2.0\r\nV", "SIP/2.1\r\nV", 1, 30, "Another version", "§21.5.6", "refuses", 505)]
    [InlineData("sip:door@example.org SIP", "sip:@ SIP", 1, 9, "Malformed Request-URI", "§19.1.1", "refuses", 400)]
    [InlineData("l: 5", "l: x", 8, 1, "Malformed Content-Length", "§20.14", "refuses", 400)]
    [InlineData("l: 5", "l: 6", 9, 1, "shorter than Content-Length", "§18.3", "refuses", 400)]
    [InlineData("l: 5", "l: 5\r\nl: 4", 9, 1, "Content-Length header fields that", "§7.3.1", "refuses", 400)]
    [InlineData("c@h\r\n", "c@h\n", 5, 13, "CR or LF stands alone", "§7", "drops", null)]
    [InlineData("\r\n\r\nbody.", "\r\n", 9, 1, "head does not end", "§7", "refuses", 400)]
    [InlineData("OPTIONS sip", "SIP/2.0 20 sip", 1, 9, "Malformed start line", "§7.2", "drops", null)]
    public void Faults(
        string replaced, string by, int line, int column, string reason, string rule, string phone, int? answer)
    {
        string text = Head + "c: application/sdp\r\nl: 5\r\n\r\nbody.";
        int at = text.IndexOf(replaced, StringComparison.Ordinal);
        Assert.True(at >= 0);
        text = text[..at] + by + text[(at + replaced.Length)..];

        JsonElement json = Json(1, text);
        Assert.False(json.GetProperty("valid").GetBoolean());
        Assert.Contains(reason, json.GetProperty("reason").GetString());
        Assert.Contains(rule, json.GetProperty("rule").GetString());
        Assert.Equal(phone, json.GetProperty("phone").GetString());
        Assert.Equal(answer, json.GetProperty("answer").ValueKind == JsonValueKind.Null
            ? null
            : json.GetProperty("answer").GetInt32());
        Assert.Equal($"{line}:{column}", $"{json.GetProperty("line")}:{json.GetProperty("column")}");

        Tool tool = Tool.Run("parse", File(text));
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains($"malformed at line {line}, column {column}", tool.Output);
        Assert.Contains(reason, tool.Output);
        Assert.Contains("RFC 3261", tool.Output);
    }

    [Theory]
    [InlineData("OPTIONS", "TELEPORT", "refuses", 501)]
    [InlineData("OPTIONS", "REGISTER", "refuses", 405)]
    [InlineData("sip:door@example.org SIP", "mailto:door SIP", "refuses", 416)]
    [InlineData("CSeq", "Require: levitation\r\nCSeq", "refuses", 420)]
    public void What_the_phone_would_refuse_is_well_formed_all_the_same(
        string replaced, string by, string phone, int answer)
    {
        JsonElement json = Json(0, Head.Replace(replaced, by) + "\r\n");
        Assert.True(json.GetProperty("valid").GetBoolean());
        Assert.Equal(phone, json.GetProperty("phone").GetString());
        Assert.Equal(answer, json.GetProperty("answer").GetInt32());
    }

    [Fact]
    public void Text_for_people()
    {
        string fields = "Subject: [red]x[/]\u0007\r\nc: application/sdp\r\nl: 2\r\n\r\n";
        Tool tool = Tool.Run("parse", File("\r\n\r\n" + Head + fields + "hiOPTIONS more"));
        Assert.Equal(0, tool.ExitCode);
        Assert.Contains("request OPTIONS", tool.Output);
        Assert.Contains("sip:door@example.org", tool.Output);
        Assert.Contains("Subject: [red]x[/]?", tool.Output);
        Assert.Contains("2 octets", tool.Output);
        Assert.Contains("12 octets, passed over", tool.Output);
        Assert.Contains("well formed", tool.Output);
    }

    [Fact]
    public void Nothing_at_all()
    {
        foreach (string empty in (string[])["", "\r\n", "\r\n\r\n"])
        {
            JsonElement json = Json(1, empty);
            Assert.Equal(JsonValueKind.Null, json.GetProperty("kind").ValueKind);
            Assert.Contains("no message", json.GetProperty("reason").GetString());
        }
    }

    [Fact]
    public void Octets_that_are_no_message()
    {
        byte[] octets = new byte[4096];
        new Random(7).NextBytes(octets);
        Tool tool = Tool.Run("parse", _folder.Write("noise", octets), "--json");
        Assert.Equal(1, tool.ExitCode);
        Assert.False(tool.Json().GetProperty("valid").GetBoolean());
    }

    [Fact]
    public void A_message_larger_than_the_phone_takes()
    {
        string body = new('x', 9000);
        foreach (string head in (string[])["l: 9000\r\n\r\n", "X-Long: "])
        {
            JsonElement json = Json(1, Head + head + body);
            Assert.Contains("6144", json.GetProperty("reason").GetString());
        }
    }

    [Fact]
    public void Standard_input()
    {
        byte[] octets = Encoding.ASCII.GetBytes(Head);
        Assert.Equal(octets, MessageFile.Read("-", () => new MemoryStream(octets)));
        byte[] tooMany = new byte[MessageFile.MaxBytes + 1];
        Assert.Throws<UsageException>(() => MessageFile.Read("-", () => new MemoryStream(tooMany)));
    }

    [Fact]
    public void What_cannot_be_read()
    {
        Tool.RunWrong(["parse"], "FILE");
        Tool.RunWrong(["parse", "a", "b"], "'b'");
        Tool.RunWrong(["parse", _folder.PathOf("none")], "There is no file", "none");
        Tool.RunWrong(["parse", _folder.PathOf("none"), "--json"], "There is no file");
        Tool.RunWrong(["parse", _folder.Path], "is a folder");
        Tool.RunWrong(["parse", ""], "FILE is empty");
        Tool.RunWrong(["parse", _folder.Write("big", new byte[MessageFile.MaxBytes + 1])], "more than 1048576 bytes");
    }

    // tests/data/sip: every file has a message of a kind of RFC 4475 or RFC 5118.
    [Fact]
    public void Every_message_of_ours_gets_a_verdict()
    {
        string folder = DataFolder();
        string[] files = Directory.GetFiles(folder, "*.dat", SearchOption.AllDirectories);
        Assert.Equal(61, files.Length);
        int malformed = 0;
        foreach (string file in files)
        {
            Tool json = Tool.Run("parse", file, "--json");
            Tool text = Tool.Run("parse", file);
            Assert.Equal(json.ExitCode, text.ExitCode);
            Assert.Equal(json.ExitCode == 0, json.Json().GetProperty("valid").GetBoolean());
            malformed += json.ExitCode;
        }

        Assert.Equal(24, malformed);
    }

    private static string DataFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at != null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "tests", "data", "sip");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("tests/data/sip");
    }

    private JsonElement Json(int exitCode, string text)
    {
        Tool tool = Tool.Run("parse", File(text), "--json");
        Assert.True(exitCode == tool.ExitCode, tool.ToString());
        return tool.Json();
    }

    private string File(string text) => _folder.Write("message", Encoding.UTF8.GetBytes(text));
}
