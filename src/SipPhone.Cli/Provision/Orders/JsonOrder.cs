using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>
/// One order in a JSON file: an object whose members are texts, numbers, <c>true</c>, <c>false</c>, or lists of texts.
/// </summary>
internal static class JsonOrder
{
    /// <summary>Takes the text apart.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">Its octets, UTF-8 without a byte order mark.</param>
    /// <returns>One row, or the faults.</returns>
    public static OrderTable Read(string file, byte[] text)
    {
        List<OrderCell> cells = [];
        List<OrderFault> faults = [];
        Utf8JsonReader reader = new(text);
        try
        {
            ReadObject(ref reader, file, text, cells, faults);
        }
        catch (JsonException exception)
        {
            // Not the exception's own message: it may quote the value of a secret.
            int line = (int)(exception.LineNumber ?? 0) + 1;
            faults.Add(new OrderFault(
                file, line, "", "This is no JSON. Look for a missing comma, quote or brace here or just before."));
        }

        return new OrderTable(faults.Count == 0 ? [new OrderRow(1, cells)] : [], faults);
    }

    private static void ReadObject(
        ref Utf8JsonReader reader, string file, byte[] text, List<OrderCell> cells, List<OrderFault> faults)
    {
        HashSet<string> seen = [];
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            faults.Add(new OrderFault(
                file, 1, "", "An order is one object, between { and }. Many devices need a CSV."));
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string field = reader.GetString()!;
            int line = LineOf(text, reader.TokenStartIndex);
            reader.Read();
            string? value = ReadValue(ref reader, field);
            string? problem = !OrderFields.IsKnown(field) ? OrderFields.Unknown(field)
                : !seen.Add(OrderFields.Canonical(field)) ? "It stands twice. Take one of them out."
                : value is null ? "It takes a text, a number, true, false, or a list of texts."
                : value.Length == 0 ? "It is empty. Leave it out when it is not ordered."
                : null;
            if (problem is not null)
            {
                faults.Add(new OrderFault(file, line, field, problem));
            }
            else
            {
                cells.Add(new OrderCell(field, line, value!));
            }
        }

        // Whatever stands behind the object is refused by the reader itself.
        reader.Read();
    }

    private static string? ReadValue(ref Utf8JsonReader reader, string field)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "yes";
            case JsonTokenType.False:
                return "no";
            case JsonTokenType.StartArray:
                return ReadList(ref reader, field);
            default:
                reader.Skip();
                return null;
        }
    }

    private static string? ReadList(ref Utf8JsonReader reader, string field)
    {
        List<string> items = [];
        bool isGood = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            isGood &= reader.TokenType == JsonTokenType.String;
            if (reader.TokenType == JsonTokenType.String)
            {
                items.Add(reader.GetString()!);
            }

            reader.Skip();
        }

        // Paths may hold commas; the console's lists are separated by them.
        char separator = field == OrderFields.Anchors ? OrderFields.PathSeparator : ',';
        return isGood && items.All(item => item.Length > 0) ? string.Join(separator, items) : null;
    }

    private static int LineOf(byte[] text, long offset)
    {
        return text.AsSpan(0, (int)offset).Count((byte)'\n') + 1;
    }
}
