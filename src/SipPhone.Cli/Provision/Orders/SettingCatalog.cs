using System.Collections.Generic;
using System.Linq;
using System.Text;
using SipPhone.Core;
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
        if (result == SettingResult.Ok)
        {
            return null;
        }

        Setting row = new();
        SettingTable.Describe(setting.Id, row);
        ByteWriter writer = new(new byte[Limits.MaxReplyTextBytes]);
        SettingResults.Write(result, row, writer);
        return Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length);
    }

    /// <summary>Checks all settings of an order together, as the device will.</summary>
    /// <param name="set">They.</param>
    /// <returns>A sentence or two for each problem.</returns>
    public static IReadOnlyList<string> ProblemsOf(SettingSet set)
    {
        List<string> problems = [];
        int next = SettingsCheck.Next(set, 0, out string problem);
        while (next >= 0)
        {
            problems.Add(problem);
            next = SettingsCheck.Next(set, next, out problem);
        }

        return problems;
    }

    private static CatalogSetting[] ReadTable()
    {
        CatalogSetting[] all = new CatalogSetting[SettingTable.Count];
        Setting row = new();
        for (int i = 0; i < all.Length; i++)
        {
            SettingTable.Describe((SettingId)i, row);
            all[i] = new CatalogSetting(
                row.Id, row.Name, row.Kind == SettingKind.Switch, row.IsSecret, row.IsSealed);
        }

        return all;
    }
}
