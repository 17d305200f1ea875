using System;
using System.Collections.Generic;
using System.Linq;
using SipPhone.Settings;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>What one device is to become; checked, so that only the device itself can still say no.</summary>
internal sealed class Order
{
    /// <summary>The order file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The line that it starts on.</summary>
    public required int Line { get; init; }

    /// <summary>The device's serial number; no two orders of a file have the same.</summary>
    public required string Serial { get; init; }

    /// <summary>The id of the only device that may take it; null for any.</summary>
    public string? Device { get; init; }

    /// <summary>The settings, in the order of the table.</summary>
    public required IReadOnlyList<OrderedSetting> Settings { get; init; }

    /// <summary>The anchors; when there are any, the device has these and no others afterwards.</summary>
    public required IReadOnlyList<OrderedAnchor> Anchors { get; init; }

    /// <summary>Where the device's certificate comes from; null for none.</summary>
    public ICertificateSource? Certificate { get; init; }

    /// <summary>Whether to seal the device; null leaves it to the command line.</summary>
    public bool? Seal { get; init; }

    /// <summary>The firmware version that the device must have; null for any.</summary>
    public string? Firmware { get; init; }

    /// <summary>The SIP account, <c>user@domain</c>; empty when the order has none.</summary>
    public string Account => ValueOf(SettingId.SipUser) is { } user ? $"{user}@{ValueOf(SettingId.SipDomain)}" : "";

    /// <summary>The console's password; null for none.</summary>
    public string? ConsolePassword => ValueOf(SettingId.ConsolePassword);

    /// <summary>A text of the device's, which may repeat what it was told, without the order's secrets.</summary>
    public string WithoutSecrets(string text)
    {
        return Settings.Where(setting => setting.Setting.IsSecret)
            .Aggregate(text, (rest, secret) => rest.Replace(secret.Value, "***", StringComparison.Ordinal));
    }

    private string? ValueOf(SettingId id)
    {
        return Settings.FirstOrDefault(setting => setting.Setting.Id == id)?.Value;
    }
}
