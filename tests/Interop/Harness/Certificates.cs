using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>One authority and its certificates for all tests of this project.</summary>
    internal static class Certificates
    {
        internal const string Domain = "example.com";
        internal const string HostName = "sip1.example.com";

        internal static readonly AuthorityPolicy Policy =
            AuthorityPolicy.Parse($"{Domain} {HostName}", "interop policy");

        internal static readonly CertificateAuthority Root = CertificateAuthority.CreateRoot("Interop Root", Policy);
        internal static readonly CertificateAuthority OtherRoot = CertificateAuthority.CreateRoot("Other Root", Policy);
        internal static readonly IssuedCertificate Server = Root.IssueDomainCertificate(Domain, HostName);
        internal static readonly IssuedCertificate Device = Root.IssueDeviceCertificate("door 1", Domain);

        /// <summary>The domain's certificate with another validity, counted in days from now.</summary>
        internal static IssuedCertificate ValidBetween(int startDays, int endDays, CertificateAuthority issuer)
        {
            return issuer.IssueRaw(new CertificateShape
            {
                SubjectAltNames = [GeneralName.Uri("sip:" + Domain), GeneralName.Dns(HostName)],
                NotBefore = DateTimeOffset.UtcNow.AddDays(startDays),
                NotAfter = DateTimeOffset.UtcNow.AddDays(endDays),
            });
        }

        /// <summary>A certificate of the root's with these names and no others.</summary>
        internal static IssuedCertificate With(params GeneralName[] names)
        {
            return Root.IssueRaw(new CertificateShape { SubjectAltNames = names });
        }

        /// <summary>An authority's own certificate as servers read it.</summary>
        internal static string PemOf(CertificateAuthority authority)
        {
            return authority.Certificate.ExportCertificatePem() + "\n";
        }
    }
}
