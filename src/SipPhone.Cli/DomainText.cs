using System;
using System.Globalization;
using SipPhone.Core;

namespace SipPhone.Cli;

/// <summary>
/// Domain names as people type them: U-labels become A-labels, since the phone itself speaks ASCII only.
/// </summary>
internal static class DomainText
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    /// <summary>The ASCII octets of a name; what cannot be turned stays as it is and matches nothing.</summary>
    public static byte[] ToBytes(string name)
    {
        foreach (char character in name)
        {
            if (!char.IsAscii(character))
            {
                return Ascii.ToBytes(ToAscii(name));
            }
        }

        return Ascii.ToBytes(name);
    }

    private static string ToAscii(string name)
    {
        try
        {
            return Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
