namespace SipPhone.Cli.Provision.Orders;

// No record: its ToString would print the value, which may be a secret.

/// <summary>One field of an order as it stands in the file.</summary>
/// <param name="name">The column's or member's name.</param>
/// <param name="line">Where it stands, from 1.</param>
/// <param name="value">The text; never empty.</param>
internal sealed class OrderCell(string name, int line, string value)
{
    /// <summary>The column's or member's name.</summary>
    public string Field => name;

    /// <summary>Where it stands, from 1.</summary>
    public int Line => line;

    /// <summary>The text; never empty.</summary>
    public string Value => value;
}
