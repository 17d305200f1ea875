namespace SipPhone.Cli.Provision.Orders;

/// <summary>Where a device's certificate comes from.</summary>
internal interface ICertificateSource
{
    /// <summary>
    /// True when each <see cref="Obtain"/> makes a new one, so that one on the device that was made before is as good.
    /// </summary>
    bool IsIssued { get; }

    /// <summary>Gets it.</summary>
    /// <returns>The certificate with its key.</returns>
    /// <exception cref="SipPhone.Lab.CertificateRefusedException">The authority's rules forbid it.</exception>
    DeviceCertificate Obtain();
}
