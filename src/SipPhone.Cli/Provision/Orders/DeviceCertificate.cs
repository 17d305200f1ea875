using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Cli.Provision.Orders;

// No record: its ToString would print the key.

/// <summary>A certificate for the device, with its key.</summary>
/// <param name="pem">The certificates, the device's own first, then the key, all in PEM.</param>
/// <param name="certificate">The device's own in DER.</param>
internal sealed class DeviceCertificate(string pem, ReadOnlySpan<byte> certificate)
{
    /// <summary>The certificates, the device's own first, then the key, all in PEM.</summary>
    public string Pem => pem;

    /// <summary>The digest of the device's own certificate in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(certificate));
}
