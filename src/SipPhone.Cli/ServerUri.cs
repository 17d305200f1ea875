using System;
using System.Globalization;

namespace SipPhone.Cli;

/// <summary>A server as the command line names it: <c>sips:DOMAIN[:PORT]</c>.</summary>
/// <param name="Host">The domain, an IPv4 literal, or an IPv6 literal in brackets.</param>
/// <param name="Port">1 to 65,535, or 0 for none.</param>
internal sealed record ServerUri(string Host, int Port)
{
    private const string Sips = "sips:";
    private const string Sip = "sip:";

    /// <summary>Tells a SIP URI from a file name.</summary>
    public static bool IsSipUri(string text)
    {
        return text.StartsWith(Sips, StringComparison.OrdinalIgnoreCase) ||
            text.StartsWith(Sip, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Reads a server's URI. A plain <c>sip:</c> is taken too: the phone speaks TLS only, whatever the scheme.
    /// </summary>
    /// <exception cref="UsageException">It is not of that form.</exception>
    public static ServerUri Parse(string text)
    {
        if (!IsSipUri(text))
        {
            throw Wrong(text, "it does not start with sips:");
        }

        string rest = text[(text.IndexOf(':') + 1)..];
        if (rest.Contains('@'))
        {
            throw Wrong(text, "a server has no user part; give the user by itself");
        }

        return ReadHostPort(text, rest);
    }

    /// <summary>
    /// Reads any SIP or SIPS URI down to where it leads: user, parameters and headers are passed over.
    /// </summary>
    /// <exception cref="UsageException">It is not of that form.</exception>
    public static ServerUri ParseTarget(string text)
    {
        if (!IsSipUri(text))
        {
            throw Wrong(text, "it does not start with sip: or sips:");
        }

        int start = Math.Max(text.LastIndexOf('@'), text.IndexOf(':')) + 1;
        int end = text.IndexOfAny([';', '?'], start);
        return ReadHostPort(text, end < 0 ? text[start..] : text[start..end]);
    }

    /// <summary>The URI again.</summary>
    public override string ToString()
    {
        return Port == 0 ? Sips + Host : string.Create(CultureInfo.InvariantCulture, $"{Sips}{Host}:{Port}");
    }

    // Faults are told of the text as it was typed.
    private static ServerUri ReadHostPort(string text, string rest)
    {
        int hostEnd = rest.StartsWith('[') ? rest.IndexOf(']') + 1 : rest.IndexOf(':');
        string host = hostEnd < 0 ? rest : rest[..hostEnd];
        string port = hostEnd < 0 ? "" : rest[hostEnd..];
        if (host.Length == 0 || host.IndexOfAny([' ', '/', ';', '?', '<', '>']) >= 0)
        {
            throw Wrong(text, "it has no domain, or something behind it");
        }

        if (port.Length == 0)
        {
            return new ServerUri(host, 0);
        }

        bool isNumber = int.TryParse(port[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (port[0] != ':' || !isNumber || number is < 1 or > 65535)
        {
            throw Wrong(text, "its port is no number from 1 to 65535");
        }

        return new ServerUri(host, number);
    }

    private static UsageException Wrong(string text, string why)
    {
        return new UsageException($"\"{text}\" is no server: {why}. Give sips:DOMAIN, such as sips:example.com.");
    }
}
