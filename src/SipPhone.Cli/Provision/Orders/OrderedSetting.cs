namespace SipPhone.Cli.Provision.Orders;

// No record: its ToString would print the value, which may be a secret.

/// <summary>A setting that an order asks for.</summary>
/// <param name="setting">Which.</param>
/// <param name="value">Its value.</param>
internal sealed class OrderedSetting(CatalogSetting setting, string value)
{
    /// <summary>Which.</summary>
    public CatalogSetting Setting => setting;

    /// <summary>Its value.</summary>
    public string Value => value;
}
