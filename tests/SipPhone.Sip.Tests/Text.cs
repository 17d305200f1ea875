using System.Text;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests;

/// <summary>Short ways between text and octets.</summary>
internal static class Text
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Of(byte[] buffer, int offset, int end) =>
        Encoding.UTF8.GetString(buffer, offset, end - offset);

    /// <summary>Lines joined by CRLF, with an empty line behind them.</summary>
    public static string Message(params string[] lines) => string.Join("\r\n", lines) + "\r\n\r\n";

    public static SipMessage Parse(string text)
    {
        byte[] bytes = Bytes(text);
        var message = new SipMessage();
        Assert.Equal(SipResult.Ok, message.Parse(bytes, 0, bytes.Length));
        return message;
    }

    public static string Value(SipMessage message, int index) =>
        Of(message.Buffer, message.ValueOffset(index), message.ValueEnd(index));
}
