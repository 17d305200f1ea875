using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>One authority and its certificates for all tests of this project.</summary>
    internal static class Certificates
    {
        internal const string Domain = "example.com";
        internal const string HostName = "sip1.example.com";

        internal static readonly AuthorityPolicy Policy = AuthorityPolicy.Parse($"{Domain} {HostName}", "test policy");
        internal static readonly CertificateAuthority Root = CertificateAuthority.CreateRoot("Test Root", Policy);
        internal static readonly CertificateAuthority Intermediate = Root.CreateIntermediate("Test Intermediate");
        internal static readonly CertificateAuthority OtherRoot = CertificateAuthority.CreateRoot("Other Root", Policy);
        internal static readonly IssuedCertificate Server = Root.IssueDomainCertificate(Domain, HostName);
        internal static readonly IssuedCertificate ServerBelowIntermediate =
            Intermediate.IssueDomainCertificate(Domain, HostName);

        internal static readonly IssuedCertificate ServerOfOther = OtherRoot.IssueDomainCertificate(Domain, HostName);
        internal static readonly IssuedCertificate Device = Root.IssueDeviceCertificate("door 1", Domain);

        internal static IssuedCertificate ValidBetween(int startDays, int endDays, CertificateAuthority? issuer = null)
        {
            return (issuer ?? Root).IssueRaw(new CertificateShape
            {
                SubjectAltNames = [GeneralName.Uri("sip:" + Domain), GeneralName.Dns(HostName)],
                NotBefore = DateTimeOffset.UtcNow.AddDays(startDays),
                NotAfter = DateTimeOffset.UtcNow.AddDays(endDays),
            });
        }
    }
}
