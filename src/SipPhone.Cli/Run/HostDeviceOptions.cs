using System.Collections.Generic;
using System.Net;

namespace SipPhone.Cli.Run;

/// <summary>What a device on the PC is made of, and why it starts.</summary>
internal sealed class HostDeviceOptions
{
    /// <summary>The directory that is its memory.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>How many octets that memory has.</summary>
    public int CapacityBytes { get; init; }

    /// <summary>Whom to ask for names where the settings name no server; empty for the system's servers.</summary>
    public IReadOnlyList<IPEndPoint> DnsServers { get; init; } = [];

    /// <summary>Whether the button for a factory reset is held.</summary>
    public bool IsResetButtonHeld { get; set; }

    /// <summary>Why it starts, a word or two.</summary>
    public string ResetReason { get; set; } = string.Empty;
}
