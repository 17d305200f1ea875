using System.Collections.Generic;
using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Provision.Station;

/// <summary>
/// One device and its order, and what this run has done to it: all that a station must remember while a cable is out.
/// </summary>
/// <param name="version">What the device said of itself when it was first reached.</param>
/// <param name="order">What it is to become.</param>
internal sealed class Unit(DeviceVersion version, Order order)
{
    /// <summary>What the device said of itself last.</summary>
    public DeviceVersion Version { get; set; } = version;

    /// <summary>What it is to become.</summary>
    public Order Order => order;

    /// <summary>Whether it is to be sealed.</summary>
    public required bool IsToBeSealed { get; init; }

    /// <summary>The digest of the certificate that an earlier run issued to it; null for none known.</summary>
    public string? CertificateOfEarlierRun { get; init; }

    /// <summary>What is staged on the device was staged by this run: before, everything was discarded.</summary>
    public bool IsStagingOurs { get; set; }

    /// <summary>The console took the order's password, so it need not be written.</summary>
    public bool IsPasswordProven { get; set; }

    /// <summary>Digests of the anchors that this run added, or tried to.</summary>
    public HashSet<string> AddedAnchors { get; } = [];

    /// <summary>The certificate that this run writes; null while none was wanted.</summary>
    public DeviceCertificate? Certificate { get; set; }

    /// <summary>The digest of the device's certificate as far as it is known to be there; null for none.</summary>
    public string? CertificateSha256 { get; set; }

    /// <summary>This run wrote a certificate where there was none, so it can be taken away again.</summary>
    public bool IsIdentityNew { get; set; }

    /// <summary>This run wrote a certificate in the place of another one, which nobody can bring back.</summary>
    public bool IsIdentityReplaced { get; set; }

    /// <summary><c>apply</c> was sent, and was not refused: it may hold, even when the answer was lost.</summary>
    public bool MayBeApplied { get; set; }

    /// <summary>The settings hold.</summary>
    public bool IsApplied { get; set; }

    /// <summary>Something on the device was changed by this run.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Some settings take effect with the device's next start.</summary>
    public bool NeedsRestart { get; set; }
}
