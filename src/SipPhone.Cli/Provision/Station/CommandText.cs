using System.Text;

namespace SipPhone.Cli.Provision.Station;

/// <summary>Writes the arguments of the console's commands.</summary>
internal static class CommandText
{
    /// <summary>A value in quotes, with a backslash before each quote and backslash in it.</summary>
    public static string Quoted(string value)
    {
        StringBuilder text = new("\"");
        foreach (char character in value)
        {
            text.Append(character is '"' or '\\' ? "\\" : "").Append(character);
        }

        return text.Append('"').ToString();
    }

    /// <summary>How many octets <see cref="Quoted"/> makes of a value.</summary>
    public static int QuotedLengthBytes(string value)
    {
        return Encoding.UTF8.GetByteCount(Quoted(value));
    }
}
