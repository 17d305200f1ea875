namespace SipPhone.Cli.Provision.Station;

/// <summary>A setting as the device shows it.</summary>
/// <param name="IsSet">Whether it has a value of its own.</param>
/// <param name="IsStaged">Whether that value takes effect with the next <c>apply</c> only.</param>
/// <param name="Value">The value; null for none, and for a secret.</param>
internal sealed record DeviceSetting(bool IsSet, bool IsStaged, string? Value);
