using System.Security.Cryptography;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostTrustStoreTests : TrustStoreContract, IDisposable
    {
        private const string Broken = "-----BEGIN CERTIFICATE-----\nMIIB\n";

        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sipphone-anchors-");

        protected override ITrustStore Create(params byte[][] anchors)
        {
            return HostTrustStore.FromDer(anchors);
        }

        [Fact]
        public void Reads_PEM_and_DER_files()
        {
            string first = Certificates.Root.Certificate.ExportCertificatePem();
            string second = Certificates.OtherRoot.Certificate.ExportCertificatePem();

            Assert.Equal(1, HostTrustStore.FromFile(Written(first)).Count);
            Assert.Equal(2, HostTrustStore.FromFile(Written($"# Test Root\n{first}\nOther\n{second}\n")).Count);
            Assert.Equal(1, HostTrustStore.FromFile(Written(first + "\n" + first)).Count);
            string der = Path.Combine(_directory.FullName, "root.der");
            File.WriteAllBytes(der, Certificates.Root.Der);
            Assert.Equal(1, HostTrustStore.FromFile(der).Count);
        }

        [Fact]
        public void A_missing_file_is_unreadable()
        {
            string path = Path.Combine(_directory.FullName, "none.pem");
            Refuses(TrustStoreProblem.Unreadable, path, () => HostTrustStore.FromFile(path));
            Refuses(
                TrustStoreProblem.Unreadable, _directory.FullName, () => HostTrustStore.FromFile(_directory.FullName));
        }

        [Theory]
        [InlineData("", TrustStoreProblem.Empty)]
        [InlineData(" \n\n", TrustStoreProblem.Empty)]
        [InlineData("hello", TrustStoreProblem.NotACertificate)]
        [InlineData("# a comment\n", TrustStoreProblem.NotACertificate)]
        [InlineData(Broken, TrustStoreProblem.NotACertificate)]
        [InlineData(Broken + "-----END CERTIFICATE-----\n", TrustStoreProblem.NotACertificate)]
        [InlineData(
            "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n", TrustStoreProblem.NotACertificate)]
        public void What_is_not_a_certificate_is_refused(string content, TrustStoreProblem expected)
        {
            string path = Written(content);
            Refuses(expected, path, () => HostTrustStore.FromFile(path));
        }

        [Fact]
        public void A_private_key_is_refused_even_beside_a_certificate()
        {
            using ECDsa key = ECDsa.Create();
            using RSA rsa = RSA.Create(2048);
            string certificate = Certificates.Root.Certificate.ExportCertificatePem();
            foreach (string pem in new[]
            {
                key.ExportPkcs8PrivateKeyPem(),
                key.ExportECPrivateKeyPem(),
                rsa.ExportRSAPrivateKeyPem(),
                certificate + "\n" + key.ExportPkcs8PrivateKeyPem(),
            })
            {
                string path = Written(pem);
                Refuses(TrustStoreProblem.PrivateKey, path, () => HostTrustStore.FromFile(path));
            }
        }

        [Fact]
        public void A_certificate_beside_a_broken_one_is_refused()
        {
            string path = Written(Certificates.Root.Certificate.ExportCertificatePem() + "\n" + Broken);
            Refuses(TrustStoreProblem.NotACertificate, path, () => HostTrustStore.FromFile(path));
        }

        [Fact]
        public void A_certificate_that_another_issued_is_refused()
        {
            Refuses(
                TrustStoreProblem.NotSelfIssued,
                "anchor 2",
                () => HostTrustStore.FromDer(Certificates.Root.Der, Certificates.Intermediate.Der));
        }

        [Fact]
        public void DER_that_is_not_exactly_a_certificate_is_refused()
        {
            byte[] der = Certificates.Root.Der;
            foreach (byte[] wrong in new byte[][] { [], [0x30], der[..^1], [.. der, 0] })
            {
                Refuses(TrustStoreProblem.NotACertificate, "anchor 1", () => HostTrustStore.FromDer(wrong));
            }
        }

        public void Dispose()
        {
            _directory.Delete(recursive: true);
        }

        private static void Refuses(TrustStoreProblem expected, string named, Func<HostTrustStore> load)
        {
            TrustStoreException refused = Assert.Throws<TrustStoreException>(load);
            Assert.Equal(expected, refused.Problem);
            Assert.StartsWith(named + ": ", refused.Message, StringComparison.Ordinal);
        }

        private string Written(string content)
        {
            string path = Path.Combine(_directory.FullName, $"{Guid.NewGuid():N}.pem");
            File.WriteAllText(path, content);
            return path;
        }
    }
}
