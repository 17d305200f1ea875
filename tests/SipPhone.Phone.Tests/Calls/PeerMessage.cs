using System.Globalization;
using System.Text.RegularExpressions;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>A message that the phone sent, in texts.</summary>
internal sealed class PeerMessage(string text)
{
    public string Text { get; } = text;

    public bool IsRequest => Status == 0;

    /// <summary>The status of a response; 0 for a request.</summary>
    public int Status { get; } = text.StartsWith("SIP/2.0 ", StringComparison.Ordinal)
        ? int.Parse(text.Substring(8, 3), CultureInfo.InvariantCulture) : 0;

    /// <summary>The method, of a response that of its request.</summary>
    public string Method => Header("CSeq").Split(' ')[1];

    public string RequestUri => Text.Split(' ')[1];

    public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    /// <summary>The direction that its description names; empty without one.</summary>
    public string Direction =>
        Regex.Match(Body, "(?<=\na=)(sendrecv|sendonly|recvonly|inactive)(?=\r)").Value;

    public string ToTag => Regex.Match(Header("To"), "(?<=;tag=)[^;]+").Value;

    public string FromTag => Regex.Match(Header("From"), "(?<=;tag=)[^;]+").Value;

    public string ContactUri => Regex.Match(Header("Contact"), "(?<=<)[^>]+").Value;

    /// <summary>The first value of a header field; empty for none.</summary>
    public string Header(string name) =>
        Regex.Match(Text, $"(?<=^{name}: ).*?(?=\r\n)", RegexOptions.Multiline).Value;

    /// <summary>All fields of these names, whole, as a response repeats them.</summary>
    public string Fields(params string[] names) => string.Concat(
        names.SelectMany(name => Regex.Matches(Text, $"^{name}: .*?\r\n", RegexOptions.Multiline))
            .Select(match => match.Value));

    /// <summary>As a line of a timeline.</summary>
    public override string ToString()
    {
        string line = IsRequest ? $"{Method} {RequestUri}" : $"{Status} {Method}";
        return Direction.Length > 0 ? $"{line} {Direction}" : line;
    }
}
