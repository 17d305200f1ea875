using SipPhone.SelfTest.Vectors;

namespace SipPhone.Media.Tests;

/// <summary>
/// Descriptions of the shapes that phones and servers of the field write, in our own words: the lines, their order and
/// their habits are theirs, names and numbers are not.
/// </summary>
internal static class Bodies
{
    /// <inheritdoc cref="SdpVectors.Plain"/>
    public static readonly string Plain = WithLineEnds(SdpVectors.Plain);

    /// <inheritdoc cref="SdpVectors.Baresip"/>
    public static readonly string Baresip = WithLineEnds(SdpVectors.Baresip);

    /// <inheritdoc cref="SdpVectors.Rtpengine"/>
    public static readonly string Rtpengine = WithLineEnds(SdpVectors.Rtpengine);

    /// <inheritdoc cref="SdpVectors.Linphone"/>
    public static readonly string Linphone = WithLineEnds(SdpVectors.Linphone);

    /// <inheritdoc cref="SdpVectors.Asterisk"/>
    public static readonly string Asterisk = WithLineEnds(SdpVectors.Asterisk);

    /// <inheritdoc cref="SdpVectors.Cisco"/>
    public static readonly string Cisco = WithLineEnds(SdpVectors.Cisco);

    /// <summary>A body as the tables have it, with CRLF for each bar.</summary>
    public static string WithLineEnds(string body) => body.Replace("|", "\r\n");

    /// <summary>Lines, each with CRLF.</summary>
    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\r\n"));

    /// <summary>A description with one stream: its m= line and attributes.</summary>
    public static string WithMedia(params string[] mediaLines) =>
        Lines("v=0", "o=- 1 1 IN IP4 192.0.2.9", "s=-", "c=IN IP4 192.0.2.9", "t=0 0") + Lines(mediaLines);

    /// <summary>As octets.</summary>
    public static byte[] Octets(string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
