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
    public static byte[] ToBytes(string name) => Ascii.ToBytes(ToAscii(name));

    /// <summary>A name in A-labels; what cannot be turned stays as it is.</summary>
    public static string ToAscii(string name)
    {
        try
        {
            return System.Text.Ascii.IsValid(name) ? name : Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
