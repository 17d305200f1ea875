using System.Collections.Generic;
using System.Linq;
using System.Text;
using SipPhone.Settings;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>The device's own table of settings, as the station looks things up in it.</summary>
internal static class SettingCatalog
{
    /// <summary>Every setting, in the table's order.</summary>
    public static IReadOnlyList<CatalogSetting> All { get; } = ReadTable();

    /// <summary>Finds a setting by its whole name.</summary>
    /// <param name="name">In lower case, as the console shows it.</param>
    /// <returns>The setting; null when there is none.</returns>
    public static CatalogSetting? Find(string name)
    {
        return All.FirstOrDefault(setting => setting.Name == name);
    }

    /// <summary>Checks a value as the device will.</summary>
    /// <param name="setting">Whose.</param>
    /// <param name="value">The value.</param>
    /// <param name="set">Takes the value, for the check of all settings together.</param>
    /// <returns>What is wrong with it, without the value; null for nothing.</returns>
    public static string? Check(CatalogSetting setting, string value, SettingSet set)
    {
        byte[] octets = Encoding.UTF8.GetBytes(value);
        SettingResult result = set.Set(setting.Id, octets, 0, octets.Length);
        string? problem = result switch
        {
            SettingResult.Ok => null,
            SettingResult.Empty => "It is empty.",
            SettingResult.TooShort => "It is too short.",
            SettingResult.TooLong => "It is too long.",
            SettingResult.NotANumber => "It is no number.",
            SettingResult.OutOfRange => "The number is out of range.",
            SettingResult.UnknownChoice => "There is no such choice.",
            SettingResult.BadCharacter => "A character in it is not allowed there.",
            SettingResult.BadDomain => "It is no domain name.",
            SettingResult.BadAddress => "An IP address stands where a name is needed, or the other way round.",
            SettingResult.BadPort => "The port is not 1 to 65535.",
            SettingResult.BadTarget => "It is nothing that can be called, or no caller.",
            SettingResult.BadKey => "It is no public key on P-256 in base 64.",
            _ => "All settings together are more than the device keeps.",
        };
        return problem is null ? null : $"{problem} It takes {setting.Range}.";
    }

    private static CatalogSetting[] ReadTable()
    {
        CatalogSetting[] all = new CatalogSetting[SettingTable.Count];
        Setting row = new();
        for (int i = 0; i < all.Length; i++)
        {
            SettingTable.Describe((SettingId)i, row);
            all[i] = new CatalogSetting(
                row.Id, row.Name, RangeOf(row), row.Kind == SettingKind.Switch, row.IsSecret, row.IsSealed);
        }

        return all;
    }

    private static string RangeOf(Setting row)
    {
        return row.Kind switch
        {
            SettingKind.Number => $"a number from {row.Min} to {row.Max}",
            SettingKind.Choice => "one of " + row.Choices.Replace("|", ", "),
            SettingKind.Switch => "on or off",
            SettingKind.Domain => "a domain name such as example.com",
            SettingKind.Server => "a domain name or IP address, perhaps with a colon and a port",
            SettingKind.User => "the user part of a SIP address, without \"sip:\" and the domain",
            SettingKind.AddressList => $"{row.Min} to {row.Max} IP addresses with commas between them",
            SettingKind.TargetList => $"{row.Min} to {row.Max} targets to call with commas between them",
            SettingKind.CallerList => $"{row.Min} to {row.Max} callers with commas between them",
            SettingKind.PublicKey => "the uncompressed point in base 64, 88 characters",
            _ => $"{row.Min} to {row.Max} bytes of text without control characters",
        };
    }
}
