using System.Globalization;
using System.Text;

namespace SipPhone.Cli.Trace;

/// <summary>Text from outside, one line of it, with everything that cannot be seen made visible.</summary>
internal static class VisibleText
{
    private const int ControlPictures = 0x2400;
    private const char DeletePicture = '\u2421';

    /// <summary>
    /// Makes control characters visible: C0 and DEL as their pictures, the others, format characters and halves of
    /// surrogate pairs as U+FFFD.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>Text of visible characters and spaces.</returns>
    public static string Of(string text)
    {
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            visible.Append(Show(rune));
        }

        return visible.ToString();
    }

    private static string Show(Rune rune)
    {
        if (rune.Value < ' ')
        {
            return ((char)(ControlPictures + rune.Value)).ToString();
        }

        if (rune.Value == 0x7F)
        {
            return DeletePicture.ToString();
        }

        // Format characters turn the direction of writing round, or hide what stands behind them.
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        bool isHidden = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator || (rune.Value & 0xFFFE) == 0xFFFE;
        return isHidden ? "\uFFFD" : rune.ToString();
    }
}
