using System.Text;

namespace SipPhone.Dns.Tests.Support;

/// <summary>Flat names out of texts, made without the code under test.</summary>
internal static class Names
{
    public static byte[] Flat(string text)
    {
        var octets = new List<byte>();
        foreach (string label in text.TrimEnd('.').Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            octets.Add((byte)label.Length);
            octets.AddRange(Encoding.Latin1.GetBytes(label));
        }

        octets.Add(0);
        return [.. octets];
    }

    public static string Text(byte[] buffer, int offset)
    {
        var text = new StringBuilder();
        while (buffer[offset] != 0)
        {
            text.Append(Encoding.Latin1.GetString(buffer, offset + 1, buffer[offset])).Append('.');
            offset += 1 + buffer[offset];
        }

        return text.Length == 0 ? "." : text.ToString().TrimEnd('.');
    }
}
