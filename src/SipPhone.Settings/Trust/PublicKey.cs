using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Settings.Trust
{
    // A public key as ranges of the DER that it stands in: RFC 5280 §4.1.2.7, RFC 8017 A.1.1 (RSA), RFC 5480 §2.2
    // (elliptic curves). Invariant: Rsa has a modulus and an exponent, P256 and P384 a point, Other nothing.

    /// <summary>A public key, as offsets into the buffer that it was read from.</summary>
    public sealed class PublicKey
    {
        private const int UncompressedPoint = 0x04;

        /// <summary>Its kind.</summary>
        public PublicKeyKind Kind { get; private set; }

        /// <summary>Its size in bits: of the modulus, or of the curve's field; 0 for <c>Other</c>.</summary>
        public int Bits { get; private set; }

        /// <summary>Where the contents of the INTEGER modulus, or the uncompressed point, start.</summary>
        public int ValueOffset { get; private set; }

        /// <summary>Where they end, exclusive.</summary>
        public int ValueEnd { get; private set; }

        /// <summary>Where the contents of the INTEGER public exponent start; 0 unless <c>Rsa</c>.</summary>
        public int ExponentOffset { get; private set; }

        /// <summary>Where they end, exclusive; 0 unless <c>Rsa</c>.</summary>
        public int ExponentEnd { get; private set; }

        /// <summary>Reads a SubjectPublicKeyInfo, which must fill the range.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, also for a key of another kind; or the rule that was broken.</returns>
        public DerResult Read(byte[] der, int offset, int end)
        {
            Clear();
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out int contentEnd);
            if (result == DerResult.Ok && contentEnd != end)
            {
                result = DerResult.TrailingBytes;
            }

            PublicKeyKind kind = PublicKeyKind.Other;
            int at = 0;
            if (result == DerResult.Ok)
            {
                result = KeyAlgorithm.Read(der, content, end, out kind, out at);
            }

            if (result == DerResult.Ok)
            {
                result = Der.ReadExpected(der, at, end, Der.BitString, out content, out contentEnd);
            }

            if (result == DerResult.Ok && contentEnd != end)
            {
                result = DerResult.TrailingBytes;
            }

            return result == DerResult.Ok ? ReadBits(der, content, contentEnd, kind) : result;
        }

        /// <summary>Tells whether two keys are the same.</summary>
        /// <param name="der">The buffer that this one was read from.</param>
        /// <param name="other">The other one.</param>
        /// <param name="otherDer">The buffer that the other one was read from.</param>
        /// <returns>False also when either is of another kind than those that are read.</returns>
        public bool IsSame(byte[] der, PublicKey other, byte[] otherDer)
        {
            return Kind != PublicKeyKind.Other && Kind == other.Kind &&
                Ascii.EqualsExactly(der, ValueOffset, ValueEnd, otherDer, other.ValueOffset, other.ValueEnd) &&
                Ascii.EqualsExactly(
                    der, ExponentOffset, ExponentEnd, otherDer, other.ExponentOffset, other.ExponentEnd);
        }

        /// <summary>Writes kind and size for people: <c>RSA 2048</c>, <c>ECDSA P-256</c>, <c>other</c>.</summary>
        /// <param name="writer">Where to.</param>
        public void WriteName(ByteWriter writer)
        {
            switch (Kind)
            {
                case PublicKeyKind.Rsa:
                    writer.Write(Ascii.ToBytes("RSA "));
                    writer.WriteDecimal(Bits);
                    break;
                case PublicKeyKind.P256:
                    writer.Write(Ascii.ToBytes("ECDSA P-256"));
                    break;
                case PublicKeyKind.P384:
                    writer.Write(Ascii.ToBytes("ECDSA P-384"));
                    break;
                default:
                    writer.Write(Ascii.ToBytes("other"));
                    break;
            }
        }

        // The contents of the BIT STRING that holds a key of the given kind.
        internal DerResult ReadBits(byte[] der, int offset, int end, PublicKeyKind kind)
        {
            Clear();
            DerResult result = Der.CheckBitString(der, offset, end);
            if (result != DerResult.Ok || kind == PublicKeyKind.Other)
            {
                return result;
            }

            // A key is whole octets.
            if (der[offset] != 0)
            {
                return DerResult.BadBitString;
            }

            offset++;
            return kind == PublicKeyKind.Rsa ? ReadRsa(der, offset, end) : ReadPoint(der, offset, end, kind);
        }

        // The two INTEGERs of an RSA key, one behind the other, from `offset`; `at` is behind them.
        internal DerResult ReadRsaNumbers(byte[] der, int offset, int end, out int at)
        {
            Clear();
            at = 0;
            DerResult result = ReadPositive(der, offset, end, out int modulus, out int modulusEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = ReadPositive(der, modulusEnd, end, out int exponent, out int exponentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = exponentEnd;
            Kind = PublicKeyKind.Rsa;
            Bits = BitsOf(der, modulus, modulusEnd);
            ValueOffset = modulus;
            ValueEnd = modulusEnd;
            ExponentOffset = exponent;
            ExponentEnd = exponentEnd;
            return DerResult.Ok;
        }

        // Forgets what was read.
        internal void Clear()
        {
            Kind = PublicKeyKind.Other;
            Bits = 0;
            ValueOffset = 0;
            ValueEnd = 0;
            ExponentOffset = 0;
            ExponentEnd = 0;
        }

        private static DerResult ReadPositive(byte[] der, int offset, int end, out int number, out int numberEnd)
        {
            DerResult result = Der.ReadExpected(der, offset, end, Der.Integer, out number, out numberEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckInteger(der, number, numberEnd);
            }

            // RFC 8017 §3.1: positive.
            bool isWrong = result == DerResult.Ok &&
                (der[number] >= 0x80 || (numberEnd - number == 1 && der[number] == 0));
            return isWrong ? DerResult.BadInteger : result;
        }

        private static int BitsOf(byte[] der, int offset, int end)
        {
            // X.690 §8.3.2: an octet of zero in front when the next one has its high bit set.
            if (der[offset] == 0)
            {
                offset++;
            }

            int bits = (end - offset) * 8;
            for (int mask = 0x80; mask > 0 && (der[offset] & mask) == 0; mask >>= 1)
            {
                bits--;
            }

            return bits;
        }

        // RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
        private DerResult ReadRsa(byte[] der, int offset, int end)
        {
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out int contentEnd);
            if (result == DerResult.Ok && contentEnd != end)
            {
                result = DerResult.TrailingBytes;
            }

            int at = end;
            if (result == DerResult.Ok)
            {
                result = ReadRsaNumbers(der, content, end, out at);
            }

            if (result == DerResult.Ok && at != end)
            {
                Clear();
                result = DerResult.TrailingBytes;
            }

            return result;
        }

        // A compressed point (SEC 1 §2.3.3) is sound, but not of a kind that the device does.
        private DerResult ReadPoint(byte[] der, int offset, int end, PublicKeyKind kind)
        {
            int bits = kind == PublicKeyKind.P256 ? 256 : 384;
            if (end - offset == 1 + (2 * (bits / 8)) && der[offset] == UncompressedPoint)
            {
                Kind = kind;
                Bits = bits;
                ValueOffset = offset;
                ValueEnd = end;
            }

            return DerResult.Ok;
        }
    }
}
