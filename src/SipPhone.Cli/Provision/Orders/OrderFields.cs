using System;
using System.Collections.Generic;
using System.Linq;

namespace SipPhone.Cli.Provision.Orders;

// What an order can say. Short names stand for settings of the console; every other setting goes by its own name.

/// <summary>The names of columns and members.</summary>
internal static class OrderFields
{
    /// <summary>The device's serial number; each order has one.</summary>
    public const string Serial = "serial";

    /// <summary>The id of the only device that may take this order.</summary>
    public const string Device = "device";

    /// <summary>PEM files of trust anchors, with a semicolon between them.</summary>
    public const string Anchors = "anchors";

    /// <summary>A ready device certificate: a PEM file, or a directory with SERIAL.pem and SERIAL.key.</summary>
    public const string Certificate = "certificate";

    /// <summary>The PEM file of its key, when it stands in another file.</summary>
    public const string Key = "key";

    /// <summary>The directory of the built-in authority that issues a certificate for a new key.</summary>
    public const string Issue = "issue";

    /// <summary>Whether manufacture ends with this: <c>yes</c> or <c>no</c>.</summary>
    public const string Seal = "seal";

    /// <summary>The firmware version that the device must have.</summary>
    public const string Firmware = "firmware";

    /// <summary>The version of the machine mode that the device must speak.</summary>
    public const string Protocol = "protocol";

    /// <summary>A file with the SIP password on its first line.</summary>
    public const string PasswordFile = "password-file";

    /// <summary>A PEM file with the public key that may break the seal.</summary>
    public const string FactoryKey = "factory-key";

    /// <summary>What stands between two paths.</summary>
    public const char PathSeparator = ';';

    private static readonly string[] Own =
        [Device, Anchors, Certificate, Key, Issue, Seal, Firmware, Protocol, PasswordFile, FactoryKey];

    private static readonly Dictionary<string, string> ShortNames = new()
    {
        [Serial] = "device.serial",
        ["domain"] = "sip.domain",
        ["user"] = "sip.user",
        ["password"] = "sip.password",
        ["auth-user"] = "sip.auth-user",
        ["outbound"] = "sip.outbound",
        ["policy"] = "tls.policy",
        ["eku"] = "tls.eku",
        ["fallback"] = "tls.fallback",
        ["clock"] = "tls.clock",
        ["hostname"] = "net.hostname",
        ["console-password"] = "console.password",
    };

    /// <summary>Every name but those of the settings, for the help.</summary>
    public static string All => string.Join(", ", ShortNames.Keys.Concat(Own));

    /// <summary>
    /// What a field sets: the setting's name, or the field's own; two fields that set the same have the same.
    /// </summary>
    public static string Canonical(string field)
    {
        return field switch
        {
            PasswordFile => "sip.password",
            FactoryKey => "factory.key",
            _ => ShortNames.GetValueOrDefault(field, field),
        };
    }

    /// <summary>Tells whether an order can have such a field.</summary>
    public static bool IsKnown(string field)
    {
        return Array.IndexOf(Own, field) >= 0 || SettingCatalog.Find(Canonical(field)) is not null;
    }

    /// <summary>What to say when it cannot.</summary>
    public static string Unknown(string field)
    {
        string? meant = SettingCatalog.All.Select(setting => setting.Name).Concat(Own).Concat(ShortNames.Keys)
            .FirstOrDefault(name => string.Equals(name, field.Trim(), StringComparison.OrdinalIgnoreCase));
        return meant is null
            ? $"No such field. There are: {All}; and every setting of the console by its name."
            : $"No such field. Write \"{meant}\".";
    }
}
