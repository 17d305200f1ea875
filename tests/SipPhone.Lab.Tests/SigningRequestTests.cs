using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SipPhone.Lab.Tests
{
    /// <summary>Requests for certificates, RFC 2986.</summary>
    public sealed class SigningRequestTests
    {
        private static readonly AuthorityPolicy Policy =
            AuthorityPolicy.Parse("example.com sip1.example.net", "policy");

        [Fact]
        public void The_key_is_certified_and_the_names_are_the_authoritys()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SubjectAlternativeNameBuilder wished = new();
            wished.AddDnsName("bank.example");
            CertificateRequest request = new("CN=bank.example", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(wished.Build());
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));

            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy, KeyKind.Rsa2048);
            CertificateTerms terms = new() { Request = SigningRequest.Read(request.CreateSigningRequest(), "r.csr") };
            using IssuedCertificate issued = root.IssueDomainCertificate("example.com", "sip1.example.net", terms);

            Assert.Equal(key.ExportSubjectPublicKeyInfo(), issued.Certificate.PublicKey.ExportSubjectPublicKeyInfo());
            Assert.False(issued.Certificate.HasPrivateKey);
            Assert.DoesNotContain("bank.example", Encoding.Latin1.GetString(issued.Der), StringComparison.Ordinal);
            Assert.False(
                issued.Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        }

        [Theory]
        [InlineData("CERTIFICATE REQUEST")]
        [InlineData("NEW CERTIFICATE REQUEST")]
        public void PEM_is_found_among_text(string label)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            string pem = PemEncoding.WriteString(label, Request(key));
            byte[] content = Encoding.UTF8.GetBytes($"request of the pbx:\r\n{pem.ReplaceLineEndings("\r\n")}\r\n");
            Assert.Equal(KeyKind.EcdsaP384, SigningRequest.Read(content, "r.csr").Key);
        }

        [Fact]
        public void A_signature_of_another_key_is_refused()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            CertificateRequest request = new(
                new X500DistinguishedName("CN=x"), new PublicKey(other), HashAlgorithmName.SHA256);
            byte[] der = request.CreateSigningRequest(X509SignatureGenerator.CreateForECDsa(key));
            Refused(der, "The signature of r.csr does not fit its key", "RFC 2986");
        }

        [Fact]
        public void No_change_of_a_byte_is_taken()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] der = Request(key);
            for (int i = 0; i < der.Length; i++)
            {
                byte[] changed = [.. der];
                changed[i] ^= 1;
                Exception wrong = Assert.ThrowsAny<Exception>(() => SigningRequest.Read(changed, "r.csr"));
                Assert.True(wrong is CertificateRefusedException or AuthorityFileException, wrong.ToString());
            }
        }

        [Fact]
        public void Keys_of_other_kinds_are_refused()
        {
            using RSA rsa = RSA.Create(1024);
            Refused(
                new CertificateRequest("CN=x", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                    .CreateSigningRequest(),
                "the key of r.csr is rsa1024",
                "ECDSA on P-256");
            using ECDsa p521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
            Refused(Request(p521), "the key of r.csr is ecdsa-1.3.132.0.35");
        }

        [Fact]
        public void What_is_no_request_is_named()
        {
            using CertificateAuthority root = CertificateAuthority.CreateRoot("Root", Policy);
            byte[][] wrong =
            [
                [], [0x30], [0x30, 0x00], Encoding.ASCII.GetBytes("hello"), root.Der,
                Encoding.ASCII.GetBytes(root.Certificate.ExportCertificatePem()),
            ];
            foreach (byte[] content in wrong)
            {
                AuthorityFileException refused = Assert.Throws<AuthorityFileException>(
                    () => SigningRequest.Read(content, "r.csr"));
                Assert.StartsWith("r.csr holds no certification request", refused.Message, StringComparison.Ordinal);
            }
        }

        [Fact]
        public void Every_prefix_ends_in_a_refusal()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] der = Request(key);
            for (int length = 0; length < der.Length; length++)
            {
                Assert.Throws<AuthorityFileException>(() => SigningRequest.Read(der[..length], "r.csr"));
            }
        }

        private static byte[] Request(ECDsa key) =>
            new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256).CreateSigningRequest();

        private static void Refused(byte[] der, params string[] says)
        {
            CertificateRefusedException refused = Assert.Throws<CertificateRefusedException>(
                () => SigningRequest.Read(der, "r.csr"));
            Assert.All(says, text => Assert.Contains(text, refused.Message, StringComparison.Ordinal));
        }
    }
}
