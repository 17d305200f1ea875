using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace SipPhone.Cli.Provision.Station;

/// <summary>One line of JSON from a device in machine mode, or an object in it.</summary>
/// <param name="json">The object.</param>
internal sealed class DeviceReply(JsonElement json)
{
    /// <summary>What the command came to.</summary>
    public string Code => Text("code") ?? "";

    /// <summary>True when it did what was asked.</summary>
    public bool IsOk => Code == "ok";

    /// <summary>What the device says about it; empty for nothing.</summary>
    public string Message => Text("message") ?? "";

    /// <summary>Finds the answer to a request in a line.</summary>
    /// <param name="line">The line, without its end. A prompt may stand before the answer.</param>
    /// <param name="id">The request's id.</param>
    /// <returns>The answer; null when the line is none to this request, or was damaged on the way.</returns>
    public static DeviceReply? Find(ReadOnlySpan<byte> line, string id)
    {
        int start = line.IndexOf(Encoding.ASCII.GetBytes($"{{\"id\":\"{id}\""));
        if (start < 0)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line[start..].ToArray());
            return new DeviceReply(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name)
    {
        return Find(name, JsonValueKind.String)?.GetString();
    }

    /// <summary>A truth; false when it is not there.</summary>
    public bool Flag(string name)
    {
        return Find(name, JsonValueKind.True) is not null;
    }

    /// <summary>A number; -1 when it is not there.</summary>
    public long Number(string name)
    {
        return Find(name, JsonValueKind.Number) is { } number && number.TryGetInt64(out long value) ? value : -1;
    }

    /// <summary>The objects of a list; none when it is not there.</summary>
    public IReadOnlyList<DeviceReply> Items(string name)
    {
        return Find(name, JsonValueKind.Array) is { } list
            ? [.. list.EnumerateArray().Where(IsObject).Select(item => new DeviceReply(item))]
            : [];
    }

    private static bool IsObject(JsonElement element)
    {
        return element.ValueKind == JsonValueKind.Object;
    }

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        return IsObject(json) && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind
            ? value
            : null;
    }
}
