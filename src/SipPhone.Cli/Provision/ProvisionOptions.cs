using System.Collections.Generic;

namespace SipPhone.Cli.Provision;

/// <summary>What the command line of <c>sipphone provision</c> says.</summary>
internal sealed record ProvisionOptions
{
    /// <summary>The ports.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>The order file.</summary>
    public required string Order { get; init; }

    /// <summary>The station's name.</summary>
    public required string Station { get; init; }

    /// <summary>The protocol file; null for none.</summary>
    public string? Protocol { get; init; }

    /// <summary>The file of the key that signs it; null for none.</summary>
    public string? SignKey { get; init; }

    /// <summary>Whether devices are only looked at.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether a device is sealed when its order says neither yes nor no.</summary>
    public bool IsSealedByDefault { get; init; }

    /// <summary>Whether what is done is done again.</summary>
    public bool IsAgain { get; init; }

    /// <summary>Whether results are told as JSON.</summary>
    public bool IsJson { get; init; }
}
