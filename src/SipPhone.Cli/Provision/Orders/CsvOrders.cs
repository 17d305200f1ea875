using System.Collections.Generic;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>Many orders in a CSV file: a line with the names of the columns, then one record a device.</summary>
internal static class CsvOrders
{
    /// <summary>Takes the text apart.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">Its text, without a byte order mark.</param>
    /// <returns>
    /// The rows; none when the header is wrong, since nothing below it can be understood then. A row that is wrong is a
    /// fault, and the next one is read.
    /// </returns>
    public static OrderTable Read(string file, string text)
    {
        List<OrderRow> rows = [];
        List<OrderFault> faults = [];
        CsvReader reader = new(text);
        if (!ReadHeader(file, reader, faults, out IReadOnlyList<string> columns))
        {
            return new OrderTable([], faults);
        }

        while (reader.ReadRecord(out CsvRecord record))
        {
            if (record.Problem.Length == 0 && record.Fields.Count != columns.Count)
            {
                reader.ResumeBehindFirstLineOf(record);
                record = record with
                {
                    Problem = $"{record.Fields.Count} fields under {columns.Count} columns: a comma is missing, or a " +
                        "value with a comma lacks its quotes.",
                };
            }

            if (record.Problem.Length > 0)
            {
                faults.Add(new OrderFault(file, record.Line, "", record.Problem));
                continue;
            }

            List<OrderCell> cells = [];
            for (int i = 0; i < columns.Count; i++)
            {
                if (record.Fields[i].Length > 0)
                {
                    cells.Add(new OrderCell(columns[i], record.Line, record.Fields[i]));
                }
            }

            rows.Add(new OrderRow(record.Line, cells));
        }

        return new OrderTable(rows, faults);
    }

    private static bool ReadHeader(
        string file, CsvReader reader, List<OrderFault> faults, out IReadOnlyList<string> columns)
    {
        columns = [];
        if (!reader.ReadRecord(out CsvRecord header))
        {
            faults.Add(new OrderFault(file, 1, "", "The file is empty. Its first line names the columns."));
            return false;
        }

        if (header.Problem.Length > 0)
        {
            faults.Add(new OrderFault(file, header.Line, "", header.Problem));
            return false;
        }

        if (header.Fields.Count == 1 && header.Fields[0].Contains(';'))
        {
            faults.Add(new OrderFault(
                file, header.Line, "", "The columns are separated by semicolons. Save the file with commas."));
            return false;
        }

        HashSet<string> seen = [];
        int before = faults.Count;
        foreach (string column in header.Fields)
        {
            string? problem = !OrderFields.IsKnown(column) ? OrderFields.Unknown(column)
                : !seen.Add(OrderFields.Canonical(column)) ? "The column stands twice. Take one of them out."
                : null;
            if (problem is not null)
            {
                faults.Add(new OrderFault(file, header.Line, column, problem));
            }
        }

        if (!seen.Contains(OrderFields.Canonical(OrderFields.Serial)))
        {
            faults.Add(new OrderFault(
                file, header.Line, OrderFields.Serial, "The column is missing: each device has a serial number."));
        }

        columns = header.Fields;
        return faults.Count == before;
    }
}
