using System;
using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Cli.Calling;

/// <summary>Whom <c>sipphone call</c> is to call, as people type it.</summary>
internal static class CallTarget
{
    /// <summary>Reads it: a SIP or SIPS URI, <c>user@domain</c>, or a user of the own domain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="domain">The own domain.</param>
    /// <returns>What the phone dials.</returns>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static byte[] Parse(string text, byte[] domain)
    {
        int hostStart = text.LastIndexOf('@') + 1;
        int hostEnd = text.IndexOfAny([':', ';', '?'], hostStart);
        hostEnd = hostEnd < 0 || text.AsSpan(hostStart).StartsWith("[") ? text.Length : hostEnd;
        byte[] user = ToAscii(text, text[..hostStart]);
        byte[] host = hostStart == 0 ? ToAscii(text, text) : DomainText.ToBytes(text[hostStart..hostEnd]);
        byte[] rest = hostStart == 0 ? [] : ToAscii(text, text[hostEnd..]);
        byte[] octets = [.. user, .. host, .. rest];
        ByteWriter writer = new(new byte[Limits.MaxDialledUriBytes]);
        SipResult result = DialTarget.Write(octets, 0, octets.Length, domain, new SipUri(), writer);
        return result switch
        {
            SipResult.Ok => octets,
            SipResult.BufferFull => throw Wrong(text, $"it is longer than {Limits.MaxDialledUriBytes} bytes"),
            SipResult.UnsupportedScheme => throw Wrong(text, "its scheme is neither sip: nor sips:"),
            _ => throw Wrong(text, "it is no SIP URI"),
        };
    }

    private static byte[] ToAscii(string whole, string part)
    {
        foreach (char character in part)
        {
            if (!char.IsAscii(character))
            {
                throw Wrong(whole, "its user is not ASCII: escape other characters, as in sip:caf%C3%A9@example.com");
            }
        }

        return Ascii.ToBytes(part);
    }

    private static UsageException Wrong(string text, string why)
    {
        return new UsageException(
            $"\"{text}\" is nobody to call: {why}. Give sip:USER@DOMAIN, such as sip:bob@example.com.");
    }
}
