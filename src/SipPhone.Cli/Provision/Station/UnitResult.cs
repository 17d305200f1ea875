using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Provision.Station;

/// <summary>What became of one port.</summary>
/// <param name="Port">The port's name.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Text">A sentence for people: the error, or what there is to say.</param>
internal sealed record UnitResult(string Port, UnitOutcome Outcome, string Text)
{
    /// <summary>What the device said of itself last; null when there was none.</summary>
    public DeviceVersion? Version { get; init; }

    /// <summary>The order that it had; null for none.</summary>
    public Order? Order { get; init; }

    /// <summary>The digest of its certificate in lower-case hexadecimal; null for none.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>True when the device is as ordered.</summary>
    public bool IsGood => Outcome is UnitOutcome.Done or UnitOutcome.AlreadyDone;
}
