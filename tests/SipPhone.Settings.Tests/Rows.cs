using System.Text;
using SipPhone.Core;

namespace SipPhone.Settings.Tests;

/// <summary>The table as tests want it.</summary>
internal static class Rows
{
    /// <summary>Every row.</summary>
    public static IEnumerable<Setting> All => Enum.GetValues<SettingId>().Select(Of);

    /// <summary>A row.</summary>
    public static Setting Of(SettingId id)
    {
        Setting row = new();
        SettingTable.Describe(id, row);
        return row;
    }

    /// <summary>Sets a value in UTF-8, in the middle of other octets that must not matter.</summary>
    public static SettingResult Set(this SettingSet set, SettingId id, string value)
    {
        byte[] guarded = [0, .. Encoding.UTF8.GetBytes(value), 0];
        return set.Set(id, guarded, 1, guarded.Length - 1);
    }

    /// <summary>A value or its default as text.</summary>
    public static string? Text(this SettingSet set, SettingId id) =>
        set.Copy(id) is { } value ? Encoding.UTF8.GetString(value) : null;

    /// <summary>What is written, as text.</summary>
    public static string Write(Action<ByteWriter> write)
    {
        ByteWriter writer = new(new byte[Limits.MaxReplyTextBytes]);
        write(writer);
        Assert.False(writer.IsFull);
        return Encoding.UTF8.GetString(writer.Buffer, 0, writer.Position);
    }
}
