using System;
using System.Collections.Generic;
using System.Text;

namespace SipPhone.Cli.Provision.Orders;

// RFC 4180: commas, records ended by CRLF (LF and CR are taken too), quotes around a field that holds a comma, a quote
// (doubled) or a line end. Invariant: after a record with a fault, reading goes on behind the first line of that
// record, so that a quote that is not closed spoils one row and not the rest of the file.

/// <summary>Reads the records of a CSV text one after another.</summary>
/// <param name="text">The text, without a byte order mark.</param>
internal sealed class CsvReader(string text)
{
    private readonly StringBuilder _field = new();
    private int _position;
    private int _line = 1;

    /// <summary>Reads the next record; empty lines are passed over.</summary>
    /// <param name="record">Takes it.</param>
    /// <returns>False at the end of the text.</returns>
    public bool ReadRecord(out CsvRecord record)
    {
        while (_position < text.Length && text[_position] is '\r' or '\n')
        {
            SkipLineEnd();
        }

        int start = _position;
        int line = _line;
        List<string> fields = [];
        string problem = "";
        bool isMore = _position < text.Length;
        while (isMore && problem.Length == 0)
        {
            problem = ReadField(fields);
            isMore = _position < text.Length && text[_position] == ',';
            _position += isMore ? 1 : 0;

            // A comma at the very end stands before an empty field.
            if (isMore && _position == text.Length)
            {
                fields.Add("");
                isMore = false;
            }
        }

        record = new CsvRecord(line, EndOfLine(start), fields, problem);
        if (problem.Length > 0)
        {
            ResumeBehindFirstLineOf(record);
        }
        else if (_position < text.Length)
        {
            SkipLineEnd();
        }

        return fields.Count > 0 || problem.Length > 0;
    }

    /// <summary>Goes back to the line behind the first one of a record that turned out to be wrong.</summary>
    /// <param name="record">The record.</param>
    public void ResumeBehindFirstLineOf(CsvRecord record)
    {
        _position = record.NextLineOffset;
        _line = record.Line + 1;
    }

    private string ReadField(List<string> fields)
    {
        _field.Clear();
        bool isQuoted = _position < text.Length && text[_position] == '"';
        string problem = isQuoted ? ReadQuoted() : ReadBare();
        fields.Add(_field.ToString());
        return problem;
    }

    private string ReadBare()
    {
        for (; _position < text.Length && text[_position] is not (',' or '\r' or '\n'); _position++)
        {
            if (text[_position] == '"')
            {
                return "A quote stands inside a field without quotes around it. Put the whole field in quotes, and " +
                    "write a quote in it twice.";
            }

            _field.Append(text[_position]);
        }

        return "";
    }

    private string ReadQuoted()
    {
        _position++;
        while (_position < text.Length)
        {
            char character = text[_position];
            bool isQuote = character == '"';
            if (isQuote && (_position + 1 == text.Length || text[_position + 1] != '"'))
            {
                _position++;
                return _position == text.Length || text[_position] is ',' or '\r' or '\n'
                    ? ""
                    : "Text stands behind a closing quote. Write a quote inside a field twice.";
            }

            if (character is '\r' or '\n')
            {
                int start = _position;
                SkipLineEnd();
                _field.Append(text, start, _position - start);
                continue;
            }

            _field.Append(character);
            _position += isQuote ? 2 : 1;
        }

        return "A quote is opened on this line and never closed.";
    }

    private void SkipLineEnd()
    {
        bool isPair = text[_position] == '\r' && _position + 1 < text.Length && text[_position + 1] == '\n';
        _position += isPair ? 2 : 1;
        _line++;
    }

    private int EndOfLine(int start)
    {
        int end = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (end < 0)
        {
            return text.Length;
        }

        end += start;
        return end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
    }
}
