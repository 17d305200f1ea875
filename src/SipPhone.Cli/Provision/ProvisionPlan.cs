using System.Collections.Generic;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Cli.Provision.Protocol;

namespace SipPhone.Cli.Provision;

/// <summary>What one call of <c>sipphone provision</c> is to do.</summary>
internal sealed class ProvisionPlan
{
    /// <summary>The ports, each with at most one device.</summary>
    public required IReadOnlyList<string> Ports { get; init; }

    /// <summary>The orders.</summary>
    public required OrderSheet Sheet { get; init; }

    /// <summary>The station's name, for the protocol.</summary>
    public required string Station { get; init; }

    /// <summary>The protocol; null for none.</summary>
    public ProtocolFile? Protocol { get; init; }

    /// <summary>Whether a device is sealed when its order says neither yes nor no.</summary>
    public bool IsSealedByDefault { get; init; }

    /// <summary>Whether what is done is done again.</summary>
    public bool IsAgain { get; init; }

    /// <summary>Whether devices are only looked at.</summary>
    public bool IsDryRun { get; init; }
}
