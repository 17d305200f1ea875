using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace SipPhone.Cli.Provision.Protocol;

/// <summary>What the protocol keeps of one device: one line of JSON.</summary>
/// <param name="Time">When it was finished.</param>
/// <param name="Station">Where.</param>
/// <param name="Device">The device's id.</param>
/// <param name="Serial">The serial number of its order.</param>
/// <param name="Result"><c>done</c>, <c>already-done</c> or <c>failed</c>.</param>
internal sealed record ProtocolEntry(
    DateTimeOffset Time, string Station, string Device, string Serial, string Result)
{
    /// <summary>The result of a device that is as ordered.</summary>
    public const string Done = "done";

    /// <summary>The result of a device that was as ordered before.</summary>
    public const string AlreadyDone = "already-done";

    /// <summary>The result of a device that is not as ordered.</summary>
    public const string Failed = "failed";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>How every line starts.</summary>
    public static ReadOnlySpan<byte> LineStart => "{\"time\":"u8;

    /// <summary>The device's firmware version.</summary>
    public string Firmware { get; init; } = "";

    /// <summary>The order file.</summary>
    public string Order { get; init; } = "";

    /// <summary>The order's line in it.</summary>
    public int Line { get; init; }

    /// <summary>The SIP account; empty for none.</summary>
    public string Account { get; init; } = "";

    /// <summary>The SHA-256 of each ordered anchor, lower-case hexadecimal.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>The SHA-256 of the device's certificate; null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether the device is sealed.</summary>
    public bool Sealed { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the device is as ordered.</summary>
    public bool IsGood => Result is Done or AlreadyDone;

    /// <summary>The entry as one line of JSON, without a line end and without a signature.</summary>
    public byte[] ToJson()
    {
        ArrayBufferWriter<byte> octets = new();
        using (Utf8JsonWriter json = new(octets))
        {
            json.WriteStartObject();
            json.WriteString("time", Time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteString("station", Station);
            json.WriteString("device", Device);
            json.WriteString("serial", Serial);
            json.WriteString("firmware", Firmware);
            json.WriteString("order", Order);
            json.WriteNumber("line", Line);
            json.WriteString("account", Account);
            json.WriteStartArray("anchors");
            foreach (string anchor in Anchors)
            {
                json.WriteStringValue(anchor);
            }

            json.WriteEndArray();
            json.WriteString("certificate", Certificate);
            json.WriteBoolean("sealed", Sealed);
            json.WriteString("result", Result);
            json.WriteString("error", Error);
            json.WriteEndObject();
        }

        return octets.WrittenSpan.ToArray();
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, with or without a signature.</param>
    /// <returns>The entry; null when it is none.</returns>
    public static ProtocolEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.ToArray());
            JsonElement json = document.RootElement;
            return new ProtocolEntry(
                DateTimeOffset.ParseExact(
                    TextOf(json, "time"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                TextOf(json, "station"),
                TextOf(json, "device"),
                TextOf(json, "serial"),
                TextOf(json, "result"))
            {
                Firmware = TextOf(json, "firmware"),
                Order = TextOf(json, "order"),
                Line = json.GetProperty("line").GetInt32(),
                Account = TextOf(json, "account"),
                Anchors = [.. json.GetProperty("anchors").EnumerateArray().Select(item => item.GetString() ?? "")],
                Certificate = json.GetProperty("certificate").GetString(),
                Sealed = json.GetProperty("sealed").GetBoolean(),
                Error = json.GetProperty("error").GetString(),
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException
            or InvalidOperationException)
        {
            return null;
        }
    }

    private static string TextOf(JsonElement json, string name)
    {
        return json.GetProperty(name).GetString() ?? throw new FormatException();
    }
}
