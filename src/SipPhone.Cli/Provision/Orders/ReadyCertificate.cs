namespace SipPhone.Cli.Provision.Orders;

/// <summary>A certificate that was made elsewhere.</summary>
/// <param name="certificate">It.</param>
internal sealed class ReadyCertificate(DeviceCertificate certificate) : ICertificateSource
{
    /// <inheritdoc/>
    public bool IsIssued => false;

    /// <inheritdoc/>
    public DeviceCertificate Obtain()
    {
        return certificate;
    }
}
