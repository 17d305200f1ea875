using System.Globalization;
using System.Text;

namespace SipPhone.Bench;

/// <summary>
/// What a plain user of .NET writes in an afternoon: the message as a string, split at line ends, colons and
/// semicolons. It reads the same fields as the benchmark, and checks far less.
/// </summary>
internal sealed class StringReader
{
    private StringReader()
    {
    }

    public string StartLine { get; private init; } = "";

    public string Branch { get; private init; } = "";

    public string FromTag { get; private init; } = "";

    public string ToTag { get; private init; } = "";

    public string CallId { get; private init; } = "";

    public int CSeqNumber { get; private init; }

    public string Method { get; private init; } = "";

    public string ContactHost { get; private init; } = "";

    public int BodyLength { get; private init; }

    public static StringReader Read(byte[] octets)
    {
        string text = Encoding.UTF8.GetString(octets);
        int headEnd = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string[] lines = text[..headEnd].Split("\r\n");
        Dictionary<string, List<string>> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':');
            string name = line[..colon].Trim();
            if (!headers.TryGetValue(name, out List<string>? values))
            {
                headers[name] = values = [];
            }

            values.Add(line[(colon + 1)..].Trim());
        }

        string[] cseq = headers["CSeq"][0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new StringReader
        {
            StartLine = lines[0],
            Branch = Parameter(headers["Via"][0], "branch"),
            FromTag = Parameter(AfterAddress(headers["From"][0]), "tag"),
            ToTag = Parameter(AfterAddress(headers["To"][0]), "tag"),
            CallId = headers["Call-ID"][0],
            CSeqNumber = int.Parse(cseq[0], CultureInfo.InvariantCulture),
            Method = cseq[1],
            ContactHost = HostOf(headers["Contact"][0]),
            BodyLength = text.Length - headEnd - 4,
        };
    }

    private static string AfterAddress(string value)
    {
        return value[(value.IndexOf('>') + 1)..];
    }

    private static string HostOf(string value)
    {
        int start = value.IndexOf('<') + 1;
        string uri = value[start..value.IndexOf('>', start)];
        return uri[(uri.IndexOf('@') + 1)..].Split(':', ';')[0];
    }

    private static string Parameter(string value, string name)
    {
        foreach (string parameter in value.Split(';').Skip(1))
        {
            string[] pair = parameter.Split('=', 2);
            if (pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return pair.Length == 2 ? pair[1].Trim() : "";
            }
        }

        return "";
    }
}
