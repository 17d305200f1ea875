using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IDeviceIdentity does.</summary>
    public abstract class DeviceIdentityContract
    {
        /// <summary>Makes one with these certificates and this key in PKCS #8; none and null for no identity.</summary>
        protected abstract IDeviceIdentity Create(byte[]? key, params byte[][] certificates);

        [Fact]
        public void Without_an_identity_there_is_nothing_to_copy()
        {
            IDeviceIdentity identity = Create(null);
            Assert.Equal(0, identity.CertificateCount);
            Assert.Equal(HalResult.NotFound, identity.CopyCertificate(0, new byte[9], 0, 9));
            Assert.Equal(HalResult.NotFound, identity.CopyPrivateKey(new byte[9], 0, 9));
        }

        [Fact]
        public void The_devices_own_comes_first_and_the_key_is_its()
        {
            IDeviceIdentity identity = Below(out byte[] own, out byte[] issuer);
            Assert.Equal(2, identity.CertificateCount);
            byte[] buffer = new byte[4096];
            Assert.Equal(own, buffer[..identity.CopyCertificate(0, buffer, 0, buffer.Length)]);
            Assert.Equal(issuer, buffer[..identity.CopyCertificate(1, buffer, 0, buffer.Length)]);

            int length = identity.CopyPrivateKey(buffer, 0, buffer.Length);
            using ECDsa key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(buffer.AsSpan(0, length), out int read);
            Assert.Equal(length, read);
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(own);
            Assert.Equal(certificate.PublicKey.ExportSubjectPublicKeyInfo(), key.ExportSubjectPublicKeyInfo());
        }

        [Fact]
        public void A_range_one_octet_short_takes_nothing()
        {
            IDeviceIdentity identity = Below(out byte[] own, out _);
            byte[] buffer = new byte[4096];
            int keyLength = identity.CopyPrivateKey(buffer, 0, buffer.Length);
            Array.Clear(buffer);
            Assert.Equal(HalResult.TooSmall, identity.CopyCertificate(0, buffer, 1, own.Length));
            Assert.Equal(HalResult.TooSmall, identity.CopyPrivateKey(buffer, 1, keyLength));
            Assert.All(buffer, octet => Assert.Equal(0, octet));

            Assert.Equal(own.Length, identity.CopyCertificate(0, buffer, 1, own.Length + 1));
            Assert.Equal((0, 0), (buffer[0], buffer[own.Length + 1]));
            Array.Clear(buffer);
            Assert.Equal(keyLength, identity.CopyPrivateKey(buffer, 1, keyLength + 1));
            Assert.Equal((0, 0), (buffer[0], buffer[keyLength + 1]));
        }

        [Theory]
        [InlineData(-1)]
        [InlineData(2)]
        [InlineData(int.MaxValue)]
        public void An_index_outside_finds_nothing(int index)
        {
            IDeviceIdentity identity = Below(out _, out _);
            Assert.Equal(HalResult.NotFound, identity.CopyCertificate(index, new byte[4096], 0, 4096));
        }

        private IDeviceIdentity Below(out byte[] own, out byte[] issuer)
        {
            using X509Certificate2 certificate =
                Certificates.Intermediate.IssueDeviceCertificate("door 2", Certificates.Domain).Certificate;
            own = certificate.RawData;
            issuer = Certificates.Intermediate.Der;
            using ECDsa key = certificate.GetECDsaPrivateKey()!;
            return Create(key.ExportPkcs8PrivateKey(), own, issuer);
        }
    }
}
