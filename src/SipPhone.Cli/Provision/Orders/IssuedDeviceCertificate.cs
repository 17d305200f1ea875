using System;
using SipPhone.Lab;

namespace SipPhone.Cli.Provision.Orders;

// draft-gurbani-sip-domain-certs §8: an authority validates both names before it issues, so the order is refused when
// it is read, not when the device is on the line.

/// <summary>A certificate that the built-in authority issues for a key made at the station.</summary>
internal sealed class IssuedDeviceCertificate : ICertificateSource
{
    // As long as a device lives; the authority cuts it to its own end.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(10 * 365);

    private readonly CertificateAuthority _authority;
    private readonly string _serial;
    private readonly string _domain;

    /// <summary>Asks the authority's rules.</summary>
    /// <param name="authority">The authority.</param>
    /// <param name="serial">The device's serial number, the certificate's common name.</param>
    /// <param name="domain">The SIP domain that the device acts for.</param>
    /// <param name="hostName">The device's host name.</param>
    /// <exception cref="CertificateRefusedException">They do not allow the pair of names.</exception>
    public IssuedDeviceCertificate(CertificateAuthority authority, string serial, string domain, string hostName)
    {
        _authority = authority;
        _serial = serial;
        _domain = domain;
        if (!authority.Policy.Allows(domain, hostName))
        {
            throw new CertificateRefusedException(
                $"No certificate for domain \"{domain}\" on host \"{hostName}\": an authority validates both names " +
                $"(draft-gurbani-sip-domain-certs §8), and {authority.Policy.Source} has no line " +
                $"\"{domain} {hostName}\"");
        }
    }

    /// <inheritdoc/>
    public bool IsIssued => true;

    /// <inheritdoc/>
    public DeviceCertificate Obtain()
    {
        using IssuedCertificate issued = _authority.IssueDeviceCertificate(
            _serial, _domain, new CertificateTerms { Lifetime = Lifetime });
        return new DeviceCertificate(issued.ToPemChain() + issued.ToPemKey(), issued.Der);
    }
}
