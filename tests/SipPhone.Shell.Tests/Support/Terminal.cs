using System.Text;

namespace SipPhone.Shell.Tests.Support;

/// <summary>
/// What a person sees: a terminal of 80 columns that knows CR, LF, BS, BEL and UTF-8, and nothing else. A bare line is
/// no cleverer, so whatever else arrives is an error of the shell's.
/// </summary>
public sealed class Terminal
{
    private const int Columns = 80;

    private readonly List<StringBuilder> _lines = [new()];
    // U+FFFD may be shown like any other character; what is not UTF-8 throws.
    private readonly Decoder _decoder = new UTF8Encoding(false, true).GetDecoder();
    private int _row;
    private int _column;

    /// <summary>Lines from the first on, without blanks at their ends.</summary>
    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.ToString().TrimEnd())];

    /// <summary>The line that the cursor is in, with its blanks up to the cursor.</summary>
    public string CurrentLine
    {
        get
        {
            string line = _lines[_row].ToString();
            string shown = line.TrimEnd();
            return shown.Length >= _column ? shown : line.PadRight(_column)[.._column];
        }
    }

    public int Column => _column;

    public int Bells { get; private set; }

    /// <summary>Lines that ran into the right edge and went on in the next.</summary>
    public int Wraps { get; private set; }

    public void Show(IEnumerable<byte> octets)
    {
        // A character may come in two parts.
        byte[] part = [.. octets];
        char[] characters = new char[part.Length + 1];
        int count = _decoder.GetChars(part, 0, part.Length, characters, 0);
        foreach (Rune rune in characters.AsSpan(0, count).EnumerateRunes())
        {
            Show(rune);
        }
    }

    /// <summary>Lets the lines above the cursor's go.</summary>
    public void Forget()
    {
        _lines.RemoveRange(0, _row);
        _row = 0;
    }

    private void Show(Rune rune)
    {
        switch (rune.Value)
        {
            case '\r':
                _column = 0;
                break;
            case '\n':
                NextRow();
                break;
            case '\b':
                _column = Math.Max(_column - 1, 0);
                break;
            case '\a':
                Bells++;
                break;
            default:
                Assert.False(Rune.IsControl(rune), $"U+{rune.Value:X4} reached the terminal");
                Put(rune);
                break;
        }
    }

    // One column a character, which must be of the Basic Multilingual Plane: enough for what the tests type.
    private void Put(Rune rune)
    {
        if (_column == Columns)
        {
            Wraps++;
            _column = 0;
            NextRow();
        }

        StringBuilder line = _lines[_row];
        line.Append(' ', Math.Max(0, _column + 1 - line.Length));
        line[_column++] = (char)rune.Value;
    }

    private void NextRow()
    {
        _row++;
        if (_row == _lines.Count)
        {
            _lines.Add(new StringBuilder());
        }
    }
}
