using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SipPhone.Lab.Tests
{
    public sealed class CertificateAuthorityTests
    {
        private static readonly AuthorityPolicy Policy =
            AuthorityPolicy.Parse("example.com sip1.example.net", "policy");

        [Theory]
        [InlineData(KeyKind.EcdsaP256)]
        [InlineData(KeyKind.EcdsaP384)]
        [InlineData(KeyKind.Rsa2048)]
        [InlineData(KeyKind.Rsa3072)]
        public void A_domain_certificate_holds_both_identities_in_order(KeyKind key)
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy, key);
            using IssuedCertificate issued = root.IssueDomainCertificate(
                "example.com", "sip1.example.net", new CertificateTerms { Key = key });

            // draft-gurbani-sip-domain-certs §4: first the SIP URI of the domain, then the DNS name of the host.
            Assert.Equal(["6:sip:example.com", "2:sip1.example.net"], NamesOf(issued));
            Assert.Equal([ExtendedKeyUsage.ServerAuth, ExtendedKeyUsage.ClientAuth], UsagesOf(issued));
            Assert.True(issued.Certificate.HasPrivateKey);
            Assert.Equal(X509ChainStatusFlags.NoError, ChainOf(issued, root));
        }

        [Fact]
        public void The_sip_domain_usage_is_an_option()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            using IssuedCertificate issued = root.IssueDomainCertificate(
                "example.com", "sip1.example.net", new CertificateTerms { WithSipDomainUsage = true });
            Assert.Equal(
                [ExtendedKeyUsage.ServerAuth, ExtendedKeyUsage.ClientAuth, ExtendedKeyUsage.SipDomain],
                UsagesOf(issued));
        }

        [Theory]
        [InlineData("example.com", "sip2.example.net")]
        [InlineData("example.net", "sip1.example.net")]
        [InlineData("sip1.example.net", "example.com")]
        [InlineData("*.example.com", "sip1.example.net")]
        public void A_pair_that_the_policy_does_not_list_is_refused(string domain, string hostName)
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            CertificateRefusedException refused = Assert.Throws<CertificateRefusedException>(
                () => root.IssueDomainCertificate(domain, hostName));
            Assert.Contains("draft-gurbani-sip-domain-certs §8", refused.Message, StringComparison.Ordinal);
            Assert.Contains($"policy has no line \"{domain} {hostName}\"", refused.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void A_device_certificate_is_for_clients_of_a_listed_domain()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            using IssuedCertificate issued = root.IssueDeviceCertificate("door, \"1\"", "example.com");
            Assert.Equal(["6:sip:example.com"], NamesOf(issued));
            Assert.Equal([ExtendedKeyUsage.ClientAuth], UsagesOf(issued));
            Assert.Equal("door, \"1\"", issued.Certificate.GetNameInfo(X509NameType.SimpleName, false));

            Assert.Throws<CertificateRefusedException>(() => root.IssueDeviceCertificate("door", "example.net"));
        }

        [Fact]
        public void An_intermediate_vouches_below_its_root()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy, KeyKind.Rsa2048);
            using CertificateAuthority intermediate = root.CreateIntermediate("Intermediate");
            using CertificateAuthority lower = intermediate.CreateIntermediate("Lower", KeyKind.EcdsaP384);
            using IssuedCertificate issued = lower.IssueDomainCertificate("example.com", "sip1.example.net");

            Assert.Equal([lower.Der, intermediate.Der], issued.Intermediates.Select(c => c.RawData));
            Assert.Equal(X509ChainStatusFlags.NoError, ChainOf(issued, root));
            Assert.Equal(3, issued.ToPemChain().Split("BEGIN CERTIFICATE").Length - 1);
            Assert.Throws<CertificateRefusedException>(
                () => lower.IssueDomainCertificate("example.com", "sip2.example.net"));
        }

        [Fact]
        public void Serial_numbers_are_random_and_positive()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            HashSet<string> seen = [];
            for (int i = 0; i < 20; i++)
            {
                using IssuedCertificate issued = root.IssueDomainCertificate("example.com", "sip1.example.net");
                byte[] serial = issued.Certificate.SerialNumberBytes.ToArray();

                // RFC 5280 §4.1.2.2: positive, at most 20 octets.
                Assert.InRange(serial.Length, 8, 20);
                Assert.True(serial[0] < 0x80);
                Assert.True(seen.Add(Convert.ToHexString(serial)));
            }
        }

        [Fact]
        public void Nothing_is_valid_outside_of_its_issuers_time()
        {
            DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-10);
            using CertificateAuthority root = CertificateAuthority.CreateRoot(
                "Root", Policy, notBefore: start, notAfter: start.AddDays(10));
            CertificateTerms terms = new() { Lifetime = TimeSpan.FromDays(20) };
            using IssuedCertificate longer = root.IssueDomainCertificate("example.com", "sip1.example.net", terms);
            Assert.Equal(root.Certificate.NotBefore, longer.Certificate.NotBefore);
            Assert.Equal(root.Certificate.NotAfter, longer.Certificate.NotAfter);

            terms = new CertificateTerms { Lifetime = TimeSpan.FromDays(5) };
            using IssuedCertificate shorter = root.IssueDeviceCertificate("door", "example.com", terms);
            TimeSpan left = shorter.Certificate.NotAfter - DateTime.Now;
            Assert.InRange(left, TimeSpan.FromDays(4.9), TimeSpan.FromDays(5));
        }

        [Fact]
        public void An_expired_authority_issues_nothing()
        {
            DateTimeOffset start = DateTimeOffset.UtcNow.AddDays(-2);
            using CertificateAuthority root = CertificateAuthority.CreateRoot(
                "Root", Policy, notBefore: start, notAfter: start.AddDays(1));
            Action[] wishes =
            [
                () => root.IssueDomainCertificate("example.com", "sip1.example.net"),
                () => root.IssueDeviceCertificate("door", "example.com"),
            ];
            foreach (Action wish in wishes)
            {
                Assert.Contains(
                    "no certificate outlives its issuer",
                    Assert.Throws<CertificateRefusedException>(wish).Message,
                    StringComparison.Ordinal);
            }
        }

        [Fact]
        public void Anything_can_be_issued_for_tests()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            DateTimeOffset start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using IssuedCertificate odd = root.IssueRaw(new CertificateShape
            {
                Subject = string.Empty,
                SubjectAltNames =
                [
                    GeneralName.Dns("*.example.com"),
                    GeneralName.Uri("sip:bob@example.com"),
                    GeneralName.Dns("example.com\0.example.net"),
                    GeneralName.Email("bob@example.com"),
                    GeneralName.Ip(IPAddress.Parse("192.0.2.1")),
                ],
                ExtendedKeyUsages = null,
                NotBefore = start,
                NotAfter = start.AddDays(1),
                IsAuthority = true,
            });

            Assert.Equal(
                [
                    "2:*.example.com", "6:sip:bob@example.com", "2:example.com\0.example.net", "1:bob@example.com",
                    "7:\u00c0\0\u0002\u0001",
                ],
                NamesOf(odd));
            Assert.Empty(UsagesOf(odd));
            Assert.Equal(start.AddDays(1).UtcDateTime, odd.Certificate.NotAfter.ToUniversalTime());
            Assert.True(odd.Certificate.Extensions["2.5.29.17"]!.Critical);
            Assert.True(
                odd.Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);

            using IssuedCertificate bare = root.IssueRaw(new CertificateShape());
            Assert.Null(bare.Certificate.Extensions["2.5.29.17"]);
            using IssuedCertificate none = root.IssueRaw(new CertificateShape { SubjectAltNames = [] });
            Assert.Empty(NamesOf(none));
        }

        [Fact]
        public void PEM_holds_the_certificate_and_its_key()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            using IssuedCertificate issued = root.IssueDomainCertificate(
                "example.com", "sip1.example.net", new CertificateTerms { Key = KeyKind.Rsa2048 });
            using X509Certificate2 read = X509Certificate2.CreateFromPem(issued.ToPemChain(), issued.ToPemKey());
            Assert.Equal(issued.Der, read.RawData);
            Assert.True(read.HasPrivateKey);
        }

        private static X509ChainStatusFlags ChainOf(IssuedCertificate issued, CertificateAuthority root)
        {
            using X509Chain chain = new();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.CustomTrustStore.Add(root.Certificate);
            chain.ChainPolicy.ExtraStore.AddRange(issued.Intermediates);
            chain.Build(issued.Certificate);
            return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        }

        private static List<string> NamesOf(IssuedCertificate issued)
        {
            AsnReader reader = new AsnReader(
                issued.Certificate.Extensions["2.5.29.17"]!.RawData, AsnEncodingRules.DER).ReadSequence();
            List<string> names = [];
            while (reader.HasData)
            {
                Asn1Tag tag = reader.PeekTag();
                names.Add($"{tag.TagValue}:{Encoding.Latin1.GetString(reader.ReadOctetString(tag))}");
            }

            return names;
        }

        private static List<string> UsagesOf(IssuedCertificate issued)
        {
            return issued.Certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                .SelectMany(usages => usages.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>())
                .Select(oid => oid.Value!)
                .ToList();
        }
    }
}
