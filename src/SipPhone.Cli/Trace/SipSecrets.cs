using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace SipPhone.Cli.Trace;

// What a trace may not show: who sees it could log in, or listen in.
//
//   Authorization and its like, Digest   all values but those listed below. The response and rspauth are made of the
//                                        password; nonce, cnonce and nc are of no use without them
//   Authorization and its like, others   everything behind the scheme
//   SIP URIs                             the password (RFC 3261 §19.1.1)
//   bodies (SDP)                         keys: a=crypto (RFC 4568), a=key-mgmt (RFC 4567), a=ice-pwd (RFC 8839), k=
//   bodies (keys of a telephone)         the key, which may be of a door's code: Signal=KEY, or nothing else
//
// What cannot be read for certain is blanked: the lists say what is shown, not what is hidden.

/// <summary>Blanks the secrets of SIP messages.</summary>
internal static partial class SipSecrets
{
    private const string Blank = "***";
    private const string LineEnd = "\r\n";

    private static readonly string[] SecretHeaders =
    [
        "Authorization", "Proxy-Authorization", "Authentication-Info", "Proxy-Authentication-Info",
    ];

    private static readonly string[] ShownParameters =
    [
        "username", "realm", "nonce", "nextnonce", "uri", "algorithm", "cnonce", "opaque", "qop", "nc", "userhash",
    ];

    /// <summary>Blanks a message.</summary>
    /// <param name="message">The message as it is on the wire.</param>
    /// <returns>The same, line by line, without its secrets.</returns>
    public static string Blanked(string message)
    {
        int headEnd = message.IndexOf(LineEnd + LineEnd, StringComparison.Ordinal);
        string head = headEnd < 0 ? message : message[..headEnd];
        string body = headEnd < 0 ? "" : message[headEnd..];
        return string.Join(LineEnd, Unfold(head).Select(BlankedField)) + BodyKey().Replace(body, "$1" + Blank);
    }

    /// <summary>Blanks a line without header fields: a start line, a URI.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The same without the passwords of URIs.</returns>
    public static string BlankedUris(string line) => UriPassword().Replace(line, $"$1:{Blank}@");

    // RFC 3261 §7.3.1: a line that starts with white space belongs to the one before it.
    private static List<string> Unfold(string head)
    {
        List<string> fields = [];
        foreach (string line in head.Split(LineEnd))
        {
            if (fields.Count > 1 && line is [' ' or '\t', ..])
            {
                fields[^1] += LineEnd + line;
            }
            else
            {
                fields.Add(line);
            }
        }

        return fields;
    }

    private static string BlankedField(string field)
    {
        int colon = field.IndexOf(':');
        bool isSecret = colon > 0 &&
            SecretHeaders.Contains(field[..colon].Trim(), StringComparer.OrdinalIgnoreCase);
        return isSecret ? field[..(colon + 1)] + BlankedCredentials(field[(colon + 1)..]) : BlankedUris(field);
    }

    private static string BlankedCredentials(string value)
    {
        Match scheme = Scheme().Match(value);
        if (scheme.Success && !scheme.Groups["name"].Value.Equals("Digest", StringComparison.OrdinalIgnoreCase))
        {
            return scheme.Value + Blank;
        }

        StringBuilder blanked = new(scheme.Value);
        foreach (string parameter in SplitAtCommas(value[scheme.Length..]))
        {
            blanked.Append(blanked.Length > scheme.Length ? "," : "").Append(BlankedParameter(parameter));
        }

        return blanked.ToString();
    }

    private static string BlankedParameter(string parameter)
    {
        Match match = WellFormedParameter().Match(parameter);
        if (match.Success)
        {
            bool isShown = ShownParameters.Contains(match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase);
            return isShown ? BlankedUris(parameter) : $"{match.Groups["start"].Value}\"{Blank}\"";
        }

        return parameter[..^parameter.TrimStart().Length] + Blank;
    }

    // A comma between quotes is none; a quote that is not closed reaches to the end.
    private static List<string> SplitAtCommas(string text)
    {
        List<string> parts = [];
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && isQuoted)
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == ',' && !isQuoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    // A scheme is followed by a parameter's name; Authentication-Info has none and starts with "name=".
    [GeneratedRegex(@"^\s*(?<name>[^\s=,""]+)\s+(?!=)")]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"^(?<start>\s*(?<name>[^\s=,""]+)\s*=\s*)(""(\\.|[^""\\])*""|[^\s,""\\]*)\s*$", RegexOptions.Singleline)]
    private static partial Regex WellFormedParameter();

    [GeneratedRegex(@"\b(sips?:[^\s:@<>""]+):[^\s@<>""]*@", RegexOptions.IgnoreCase)]
    private static partial Regex UriPassword();

    [GeneratedRegex(
        @"(?<=[\r\n])([ \t]*(?:a=crypto:(?:[^\r\n ]* [^\r\n ]+ )?|a=key-mgmt:|a=ice-pwd:|k=(?:[^\r\n:]*:)?"
        + @"|Signal[^\r\n=]*=|(?=[0-9*#](?:[\r\n]|$))))[^\r\n]*",
        RegexOptions.IgnoreCase)]
    private static partial Regex BodyKey();
}
