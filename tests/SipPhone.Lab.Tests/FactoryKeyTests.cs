using System.Security.Cryptography;
using System.Text;

namespace SipPhone.Lab.Tests
{
    public sealed class FactoryKeyTests
    {
        [Fact]
        public void A_token_is_the_signature_of_device_and_challenge()
        {
            using FactoryKey key = FactoryKey.Create();
            byte[] challenge = Convert.FromHexString("00112233445566778899aabbccddeeff");
            byte[] token = Convert.FromBase64String(key.UnsealToken("host-1", challenge));

            Assert.Equal(64, token.Length);
            Assert.True(Verify(key, "nf-sipphone unseal 1\nhost-1\n00112233445566778899aabbccddeeff\n", token));
            Assert.False(Verify(key, "nf-sipphone unseal 1\nhost-2\n00112233445566778899aabbccddeeff\n", token));
            Assert.False(Verify(key, "nf-sipphone unseal 1\nhost-1\n00112233445566778899aabbccddeefe\n", token));
        }

        [Theory]
        [InlineData(0)]
        [InlineData(15)]
        [InlineData(17)]
        public void A_challenge_has_16_octets(int length)
        {
            using FactoryKey key = FactoryKey.Create();
            Assert.Throws<ArgumentOutOfRangeException>(() => key.UnsealToken("host-1", new byte[length]));
        }

        [Fact]
        public void The_public_key_is_an_uncompressed_point()
        {
            using FactoryKey key = FactoryKey.Create();
            Assert.Equal(65, key.PublicPoint.Length);
            Assert.Equal(4, key.PublicPoint[0]);
            Assert.Equal(key.PublicPoint, Convert.FromBase64String(key.PublicText));
        }

        [Fact]
        public void It_is_read_back_from_PEM()
        {
            using FactoryKey key = FactoryKey.Create();
            using FactoryKey read = FactoryKey.FromPem(key.ToPem(), "key");
            Assert.Equal(key.PublicPoint, read.PublicPoint);
            Assert.True(Verify(key, "text", read.Sign(Encoding.ASCII.GetBytes("text"))));
        }

        [Fact]
        public void Other_keys_are_refused()
        {
            using ECDsa p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            using ECDsa p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using RSA rsa = RSA.Create(2048);
            string[] wrong =
            [
                "", "key", p384.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(),
                p256.ExportSubjectPublicKeyInfoPem(),
            ];
            foreach (string pem in wrong)
            {
                AuthorityFileException refused = Assert.Throws<AuthorityFileException>(
                    () => FactoryKey.FromPem(pem, "k.pem"));
                Assert.Equal("k.pem holds no private key of ECDSA on P-256 in PEM", refused.Message);
            }
        }

        private static bool Verify(FactoryKey key, string text, byte[] signature)
        {
            using ECDsa verifier = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = key.PublicPoint[1..33], Y = key.PublicPoint[33..] },
            });
            return verifier.VerifyData(
                Encoding.ASCII.GetBytes(text),
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
