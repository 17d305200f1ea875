using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using SipPhone.Cli.Trace;

namespace SipPhone.Cli.Ladder;

// A ladder as SVG 1.1: times at the left, a line for each who takes part, an arrow for each message, a box for each
// note. It needs nothing but the file: no script, no font, no link; and follows the reader's light or dark. Letters
// have one width, so what fits is known without measuring. Invariant: whatever the texts are, it is well-formed XML.

/// <summary>Draws ladders.</summary>
internal sealed class LadderSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int Margin = 24;
    private const int TimeWidth = 84;
    private const int ColumnDistance = 380;
    private const int ColumnHalf = 170;
    private const int HeadHeight = 96;
    private const int MessageHeight = 40;
    private const int NoteLineHeight = 16;
    private const int NotePadding = 8;
    private const int CharacterWidth = 7;
    private const int ArrowLength = 8;
    private const int CharactersOfNote = ((2 * ColumnHalf) - (2 * NotePadding)) / CharacterWidth;
    private const int MaxNoteLines = 4;

    private const string Style = """

        svg { background: #ffffff; font-family: ui-monospace, Consolas, Menlo, monospace; font-size: 11.5px; }
        text { fill: #1f2328; }
        .title { font-size: 17px; font-weight: 600; }
        .who { font-weight: 600; text-anchor: middle; }
        .time, .cseq { fill: #656d76; }
        .middle { text-anchor: middle; }
        .life { stroke: #d0d7de; }
        .head { fill: #f6f8fa; stroke: #d0d7de; }
        .request { stroke: #0969da; fill: #0969da; }
        .good { stroke: #1a7f37; fill: #1a7f37; }
        .bad { stroke: #cf222e; fill: #cf222e; }
        .provisional { stroke: #8250df; fill: #8250df; }
        .note { fill: #fff8c5; stroke: #d4a72c; }
        .note.good { fill: #dafbe1; stroke: #4ac26b; }
        .note.bad { fill: #ffebe9; stroke: #ff8182; }
        @media (prefers-color-scheme: dark) {
          svg { background: #0d1117; }
          text { fill: #e6edf3; }
          .time, .cseq { fill: #8b949e; }
          .life { stroke: #30363d; }
          .head { fill: #161b22; stroke: #30363d; }
          .request { stroke: #4493f8; fill: #4493f8; }
          .good { stroke: #3fb950; fill: #3fb950; }
          .bad { stroke: #f85149; fill: #f85149; }
          .provisional { stroke: #ab7df8; fill: #ab7df8; }
          .note { fill: #272115; stroke: #9e6a03; }
          .note.good { fill: #12261e; stroke: #238636; }
          .note.bad { fill: #25171c; stroke: #da3633; }
        }

        """;

    private readonly LadderDiagram _diagram;
    private readonly XmlWriter _xml;
    private readonly long _startMs;

    private LadderSvg(LadderDiagram diagram, XmlWriter xml)
    {
        _diagram = diagram;
        _xml = xml;
        _startMs = diagram.Events.Count > 0 ? diagram.Events[0].AtMs : 0;
    }

    private int Width => TimeWidth + (2 * Margin) + (2 * ColumnHalf) + ((_diagram.Columns.Count - 1) * ColumnDistance);

    private int Height => HeadHeight + _diagram.Events.Sum(HeightOf) + Margin;

    /// <summary>Draws one.</summary>
    /// <param name="diagram">What it shows.</param>
    /// <returns>The SVG file's text.</returns>
    public static string Draw(LadderDiagram diagram)
    {
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", Encoding = Encoding.UTF8 };
        using Utf8StringWriter text = new();
        using (XmlWriter xml = XmlWriter.Create(text, settings))
        {
            new LadderSvg(diagram, xml).Write();
        }

        return text + "\n";
    }

    private void Write()
    {
        _xml.WriteStartElement("svg", Namespace);
        Attributes(("width", Width), ("height", Height), ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"));
        _xml.WriteElementString("title", Namespace, VisibleText.Of(_diagram.Title));
        _xml.WriteElementString("style", Namespace, Style);
        Text(Margin, 30, "title", _diagram.Title, (Width - (2 * Margin)) / 10);
        for (int column = 0; column < _diagram.Columns.Count; column++)
        {
            WriteColumn(column);
        }

        int y = HeadHeight;
        foreach (LadderEvent item in _diagram.Events)
        {
            if (item is LadderMessage message)
            {
                WriteMessage(message, y);
            }
            else if (item is LadderNote note)
            {
                WriteNote(note, y);
            }

            y += HeightOf(item);
        }

        _xml.WriteEndElement();
    }

    private void WriteColumn(int column)
    {
        int x = XOf(column);
        Element("line", ("class", "life"), ("x1", x), ("y1", 76), ("x2", x), ("y2", Height - Margin));
        Element(
            "rect",
            ("class", "head"),
            ("x", x - 120), ("y", 48), ("width", 240), ("height", 28), ("rx", 6));
        Text(x, 66, "who", _diagram.Columns[column], 240 / CharacterWidth);
    }

    private void WriteMessage(LadderMessage message, int y)
    {
        int line = y + MessageHeight - 14;
        int from = XOf(message.From);
        int to = XOf(message.To);
        int point = Math.Sign(to - from) * ArrowLength;
        int room = Math.Max(1, Math.Abs(message.To - message.From)) * ColumnDistance;
        string kind = KindOf(message.FirstLine);
        WriteTime(message.AtMs, line + 4);
        Element("line", ("class", kind), ("x1", from), ("y1", line), ("x2", to - point), ("y2", line));
        Element(
            "polygon",
            ("class", kind),
            ("points", $"{to},{line} {to - point},{line - 4} {to - point},{line + 4}"));
        int middle = (from + to) / 2;
        Text(middle, line - 5, "middle", message.FirstLine, (room / CharacterWidth) - 4);
        Text(middle, line + 12, "middle cseq", message.CSeq, (room / CharacterWidth) - 4);
    }

    private void WriteNote(LadderNote note, int y)
    {
        List<string> lines = Wrap(note.Text);
        int left = XOf(note.Column) - ColumnHalf;
        string kind = note.IsOk switch { true => "note good", false => "note bad", null => "note" };
        int top = y + (NotePadding / 2);
        WriteTime(note.AtMs, top + NoteLineHeight);
        Element(
            "rect",
            ("class", kind),
            ("x", left), ("y", top), ("width", 2 * ColumnHalf), ("height", HeightOf(note) - NotePadding), ("rx", 4));
        for (int i = 0; i < lines.Count; i++)
        {
            string last = i == MaxNoteLines - 1 ? note.Text : "";
            Text(left + NotePadding, top + ((i + 1) * NoteLineHeight), "", lines[i], CharactersOfNote, last);
        }
    }

    private void WriteTime(long atMs, int y)
    {
        string time = ((atMs - _startMs) / 1000.0).ToString("0.000", CultureInfo.InvariantCulture) + " s";
        Text(Margin, y, "time", time, TimeWidth / CharacterWidth);
    }

    // What does not fit is cut, and stands whole in the tip.
    private void Text(int x, int y, string kind, string text, int maxCharacters, string whole = "")
    {
        string visible = VisibleText.Of(text);
        StringInfo characters = new(visible);
        bool isCut = characters.LengthInTextElements > maxCharacters;
        _xml.WriteStartElement("text", Namespace);
        Attributes(("x", x), ("y", y), ("class", kind));
        if (isCut || whole.Length > 0)
        {
            _xml.WriteElementString("title", Namespace, whole.Length > 0 ? VisibleText.Of(whole) : visible);
        }

        _xml.WriteString(isCut ? characters.SubstringByTextElements(0, Math.Max(0, maxCharacters - 1)) + "…" : visible);
        _xml.WriteEndElement();
    }

    private void Element(string name, params (string Name, object Value)[] attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        Attributes(attributes);
        _xml.WriteEndElement();
    }

    private void Attributes(params (string Name, object Value)[] attributes)
    {
        foreach ((string name, object value) in attributes.Where(attribute => attribute.Value is not ""))
        {
            _xml.WriteAttributeString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    private static int XOf(int column) => Margin + TimeWidth + ColumnHalf + (column * ColumnDistance);

    private static int HeightOf(LadderEvent item)
    {
        return item is LadderNote note
            ? (Wrap(note.Text).Count * NoteLineHeight) + (2 * NotePadding) + 2
            : MessageHeight;
    }

    private static string KindOf(string firstLine)
    {
        if (!firstLine.StartsWith("SIP/2.0 ", StringComparison.Ordinal) || firstLine.Length < 9)
        {
            return "request";
        }

        return firstLine[8] switch { '1' => "provisional", '2' => "good", _ => "bad" };
    }

    private static List<string> Wrap(string text)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > CharactersOfNote)
            {
                lines.Add("");
            }

            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return lines.Count <= MaxNoteLines
            ? lines
            : [.. lines[..(MaxNoteLines - 1)], lines[MaxNoteLines - 1] + " …"];
    }

    // The XML declaration names the encoding of the writer below it.
    private sealed class Utf8StringWriter() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
