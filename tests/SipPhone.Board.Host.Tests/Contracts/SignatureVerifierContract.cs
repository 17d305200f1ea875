using System.Security.Cryptography;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every ISignatureVerifier does, one that cannot verify included: that one says so.</summary>
    public abstract class SignatureVerifierContract
    {
        // RFC 6979 §A.2.5: P-256, SHA-256, message "sample".
        private const string KeyX = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
        private const string KeyY = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
        private const string R = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716";
        private const string S = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";

        // SEC 2 §2.4.2: the order of the group.
        private const string Order = "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";

        private static readonly byte[] Key = Bytes("04" + KeyX + KeyY);
        private static readonly byte[] Digest = SHA256.HashData("sample"u8);
        private static readonly byte[] Signature = Bytes(R + S);

        /// <summary>Makes one.</summary>
        protected abstract ISignatureVerifier Create();

        [Fact]
        public void The_vector_of_the_standard_is_good_where_it_can_be_verified()
        {
            ISignatureVerifier verifier = Create();
            Assert.Equal(verifier.IsAvailable, verifier.VerifyEcdsaP256(Key, Digest, Signature, 0, 64));
            byte[] guarded = [1, .. Signature, 1];
            Assert.Equal(verifier.IsAvailable, verifier.VerifyEcdsaP256(Key, Digest, guarded, 1, 65));
        }

        [Fact]
        public void Signatures_of_fresh_keys_are_good_and_for_nothing_else()
        {
            ISignatureVerifier verifier = Create();
            for (int i = 0; i < 8; i++)
            {
                using ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                ECPoint point = pair.ExportParameters(false).Q;
                byte[] key = [4, .. point.X!, .. point.Y!];
                byte[] signature = pair.SignHash(Digest);
                Assert.Equal(verifier.IsAvailable, verifier.VerifyEcdsaP256(key, Digest, signature, 0, 64));
                Assert.False(verifier.VerifyEcdsaP256(Key, Digest, signature, 0, 64));
                Assert.False(verifier.VerifyEcdsaP256(key, SHA256.HashData("other"u8), signature, 0, 64));
            }
        }

        [Fact]
        public void Every_flipped_bit_is_noticed()
        {
            ISignatureVerifier verifier = Create();
            foreach (byte[] part in new[] { Key, Digest, Signature })
            {
                for (int bit = 0; bit < 8 * part.Length; bit++)
                {
                    part[bit / 8] ^= (byte)(1 << (bit % 8));
                    bool isGood = verifier.VerifyEcdsaP256(Key, Digest, Signature, 0, 64);
                    part[bit / 8] ^= (byte)(1 << (bit % 8));
                    Assert.False(isGood, $"bit {bit} of {part.Length} octets");
                }
            }

            Assert.Equal(verifier.IsAvailable, verifier.VerifyEcdsaP256(Key, Digest, Signature, 0, 64));
        }

        [Fact]
        public void Wrong_lengths_are_refused()
        {
            ISignatureVerifier verifier = Create();
            byte[] longer = [.. Signature, 0];
            Assert.False(verifier.VerifyEcdsaP256(Key, Digest, Signature, 0, 0));
            Assert.False(verifier.VerifyEcdsaP256(Key, Digest, Signature, 0, 63));
            Assert.False(verifier.VerifyEcdsaP256(Key, Digest, Signature, 1, 64));
            Assert.False(verifier.VerifyEcdsaP256(Key, Digest, longer, 0, 65));
            foreach (byte[] key in new byte[][] { [], [4], Key[..^1], [.. Key, 0], Key[1..], [2, .. Bytes(KeyX)] })
            {
                Assert.False(verifier.VerifyEcdsaP256(key, Digest, Signature, 0, 64));
            }

            foreach (byte[] digest in new byte[][] { [], Digest[..^1], [.. Digest, 0], SHA1.HashData("sample"u8) })
            {
                Assert.False(verifier.VerifyEcdsaP256(Key, digest, Signature, 0, 64));
            }
        }

        // FIPS 186-5 §6.4.2: r and s are in [1, n - 1].
        [Theory]
        [InlineData("", "s")]
        [InlineData("r", "")]
        [InlineData("", "")]
        [InlineData("n", "s")]
        [InlineData("r", "n")]
        [InlineData("f", "s")]
        [InlineData("r", "f")]
        public void Numbers_outside_of_the_group_are_refused(string r, string s)
        {
            Assert.False(Create().VerifyEcdsaP256(Key, Digest, [.. Number(r), .. Number(s)], 0, 64));
        }

        [Theory]
        [InlineData(KeyX, KeyX)]
        [InlineData(KeyY, KeyX)]
        [InlineData("", "")]
        [InlineData(KeyX, "")]
        [InlineData(Order, Order)]
        public void A_point_that_is_not_on_the_curve_is_refused(string x, string y)
        {
            byte[] key = [4, .. Bytes(x.PadLeft(64, '0')), .. Bytes(y.PadLeft(64, '0'))];
            Assert.False(Create().VerifyEcdsaP256(key, Digest, Signature, 0, 64));
        }

        private static byte[] Number(string name) => Bytes(name switch
        {
            "r" => R,
            "s" => S,
            "n" => Order,
            "f" => new string('F', 64),
            _ => new string('0', 64),
        });

        private static byte[] Bytes(string hex) => Convert.FromHexString(hex);
    }
}
