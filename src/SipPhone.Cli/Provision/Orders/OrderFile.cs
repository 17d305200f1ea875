using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>Reads and checks an order file before any device is touched.</summary>
internal static class OrderFile
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a file: JSON when it starts with a brace, CSV otherwise.</summary>
    /// <param name="path">The file.</param>
    /// <param name="material">Reads what the orders name.</param>
    /// <returns>The orders, and every fault.</returns>
    /// <exception cref="UsageException">The file cannot be read at all.</exception>
    public static OrderSheet Read(string path, OrderMaterial material)
    {
        byte[] octets = ReadOctets(path);
        ReadOnlySpan<byte> text = octets;
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        if (FirstBadLine(text) is { } line)
        {
            return new OrderSheet([], [new OrderFault(path, line, "", "This is not UTF-8. Save the file as UTF-8.")]);
        }

        bool isJson = text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
        OrderTable table = isJson
            ? JsonOrder.Read(path, text.ToArray())
            : CsvOrders.Read(path, Encoding.UTF8.GetString(text));
        List<OrderFault> faults = [.. table.Faults];
        List<Order> orders = [];
        foreach (OrderRow row in table.Rows)
        {
            OrderBuilder builder = new(path, row, material);
            if (builder.Build() is { } order)
            {
                orders.Add(order);
            }

            faults.AddRange(builder.Faults);
        }

        RefuseTwins(orders, OrderFields.Serial, order => order.Serial, faults);
        RefuseTwins(orders, OrderFields.Device, order => order.Device, faults);
        if (orders.Count == 0 && faults.Count == 0)
        {
            faults.Add(new OrderFault(
                path, 1, "", "The file holds no order: below the names of the columns it is empty."));
        }

        return new OrderSheet(orders, [.. faults.OrderBy(fault => fault.Line)]);
    }

    // Which of two devices is meant cannot be known, so neither is done.
    private static void RefuseTwins(
        List<Order> orders, string field, Func<Order, string?> key, List<OrderFault> faults)
    {
        foreach (IGrouping<string?, Order> twins in orders.Where(order => key(order) is not null).GroupBy(key).ToList())
        {
            if (twins.Count() == 1)
            {
                continue;
            }

            string lines = string.Join(", ", twins.Select(order => order.Line));
            foreach (Order order in twins)
            {
                faults.Add(new OrderFault(
                    order.File,
                    order.Line,
                    field,
                    $"\"{twins.Key}\" stands on lines {lines}. Each device has its own."));
                orders.Remove(order);
            }
        }
    }

    private static int? FirstBadLine(ReadOnlySpan<byte> text)
    {
        try
        {
            StrictUtf8.GetCharCount(text);
            return null;
        }
        catch (DecoderFallbackException exception)
        {
            return text[..Math.Clamp(exception.Index, 0, text.Length)].Count((byte)'\n') + 1;
        }
    }

    private static byte[] ReadOctets(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"--order {path} is a folder. Name a JSON or CSV file.");
        }

        try
        {
            long length = new FileInfo(path).Length;
            return length <= MaxFileBytes
                ? File.ReadAllBytes(path)
                : throw new UsageException($"--order {path} has {length} bytes. Is it the right file?");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no order file {path}.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"--order {path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }
}
