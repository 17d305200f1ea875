using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Settings.Trust
{
    // A private key in DER: PKCS #8 (RFC 5958 §2), PKCS #1 (RFC 8017 A.1.2), SEC 1 (RFC 5915 §3). Only its public part
    // is kept, as ranges: that is what tells whether a certificate is for it. Whether the private numbers are right,
    // the TLS library finds out when it signs with them.
    // Invariant: after Ok Public is of a kind that the device does; after anything else it is Other.

    /// <summary>Reads a private key, and writes it as PKCS #8.</summary>
    public sealed class PrivateKey
    {
        private const int Context0 = 0xA0;
        private const int Context1 = 0xA1;
        private const int Context1Primitive = 0x81;

        private byte[] _der;
        private int _offset;
        private int _end;

        /// <summary>Its public part, as ranges of the buffer that was read.</summary>
        public PublicKey Public { get; } = new PublicKey();

        /// <summary>How it is written.</summary>
        public PrivateKeyForm Form { get; private set; }

        /// <summary>Reads a key, which must fill the range.</summary>
        /// <param name="der">The buffer, which must stand still while this is used.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>Malformed</c>, <c>UnknownKeyKind</c> or <c>NoPublicKey</c>.</returns>
        public IdentityResult Read(byte[] der, int offset, int end)
        {
            _der = der;
            _offset = offset;
            _end = end;
            Public.Clear();
            IdentityResult result = ReadForm();
            if (result == IdentityResult.Ok && Public.Kind == PublicKeyKind.Other)
            {
                result = IdentityResult.NoPublicKey;
            }

            if (result == IdentityResult.Ok && Public.Kind == PublicKeyKind.Rsa && Public.Bits < Limits.MinRsaKeyBits)
            {
                result = IdentityResult.UnknownKeyKind;
            }

            if (result != IdentityResult.Ok)
            {
                Public.Clear();
            }

            return result;
        }

        /// <summary>Writes what was read as PKCS #8: as it stands, or wrapped.</summary>
        /// <param name="writer">Where to.</param>
        public void WritePkcs8(ByteWriter writer)
        {
            int length = _end - _offset;
            if (Form == PrivateKeyForm.Pkcs8)
            {
                writer.Write(_der, _offset, _end);
                return;
            }

            // PrivateKeyInfo ::= SEQUENCE { version INTEGER (0), algorithm AlgorithmIdentifier, key OCTET STRING }
            byte[] algorithm = Form == PrivateKeyForm.Pkcs1 ? KeyAlgorithm.RsaEncryption() : KeyAlgorithm.EcPublicKey();
            byte[] curve = Form == PrivateKeyForm.Pkcs1 ? null : KeyAlgorithm.Curve(Public.Kind);
            int parametersBytes = 2 + (curve == null ? 0 : curve.Length);
            int algorithmBytes = 2 + algorithm.Length + parametersBytes;
            WriteHeader(writer, Der.Sequence, 3 + 2 + algorithmBytes + HeaderBytes(length) + length);
            WriteHeader(writer, Der.Integer, 1);
            writer.Write(0);
            WriteHeader(writer, Der.Sequence, algorithmBytes);
            WriteHeader(writer, Der.ObjectIdentifier, algorithm.Length);
            writer.Write(algorithm);
            if (curve == null)
            {
                // RFC 3279 §2.3.1: the parameters of RSA are NULL.
                WriteHeader(writer, Der.Null, 0);
            }
            else
            {
                WriteHeader(writer, Der.ObjectIdentifier, curve.Length);
                writer.Write(curve);
            }

            WriteHeader(writer, Der.OctetString, length);
            writer.Write(_der, _offset, _end);
        }

        private static int HeaderBytes(int length)
        {
            return length < 0x80 ? 2 : length < 0x100 ? 3 : 4;
        }

        // X.690 §10.1: length must be minimal. Nothing here is longer than 65,535 octets.
        private static void WriteHeader(ByteWriter writer, int tag, int length)
        {
            writer.Write(tag);
            if (length < 0x80)
            {
                writer.Write(length);
            }
            else if (length < 0x100)
            {
                writer.Write(0x81);
                writer.Write(length);
            }
            else
            {
                writer.Write(0x82);
                writer.WriteUInt16(length);
            }
        }

        // All three are a SEQUENCE of a version and something that tells them apart.
        private IdentityResult ReadForm()
        {
            if (!ReadSequence(_offset, _end, out int at) || !ReadVersion(at, _end, out _, out at) || at == _end)
            {
                return IdentityResult.Malformed;
            }

            switch (_der[at])
            {
                case Der.Sequence:
                    Form = PrivateKeyForm.Pkcs8;
                    return ReadPkcs8(at);
                case Der.Integer:
                    Form = PrivateKeyForm.Pkcs1;
                    return ReadRsa(_offset, _end);
                case Der.OctetString:
                    Form = PrivateKeyForm.Sec1;
                    return ReadEc(_offset, _end, PublicKeyKind.Other);
                default:
                    return IdentityResult.Malformed;
            }
        }

        // privateKeyAlgorithm AlgorithmIdentifier, privateKey OCTET STRING, attributes [0] OPTIONAL, publicKey [1]
        // IMPLICIT BIT STRING OPTIONAL.
        private IdentityResult ReadPkcs8(int offset)
        {
            if (KeyAlgorithm.Read(_der, offset, _end, out PublicKeyKind kind, out int at) != DerResult.Ok ||
                Der.ReadExpected(_der, at, _end, Der.OctetString, out int key, out int keyEnd) != DerResult.Ok)
            {
                return IdentityResult.Malformed;
            }

            at = keyEnd;
            if (!SkipOptional(Context0, at, out _, out _, out at) ||
                !SkipOptional(Context1Primitive, at, out int bits, out int bitsEnd, out at) || at != _end)
            {
                return IdentityResult.Malformed;
            }

            if (kind == PublicKeyKind.Other)
            {
                return IdentityResult.UnknownKeyKind;
            }

            if (kind == PublicKeyKind.Rsa)
            {
                return ReadRsa(key, keyEnd);
            }

            IdentityResult result = ReadEc(key, keyEnd, kind);
            if (result == IdentityResult.Ok && Public.Kind == PublicKeyKind.Other && bits > 0 &&
                Public.ReadBits(_der, bits, bitsEnd, kind) != DerResult.Ok)
            {
                result = IdentityResult.Malformed;
            }

            return result;
        }

        // RSAPrivateKey ::= SEQUENCE { version, n, e, d, p, q, d mod (p-1), d mod (q-1), q^-1 mod p }
        private IdentityResult ReadRsa(int offset, int end)
        {
            const int FurtherNumbers = 6;
            if (!ReadSequence(offset, end, out int at) || !ReadVersion(at, end, out int version, out at))
            {
                return IdentityResult.Malformed;
            }

            // RFC 8017 A.1.2: version 1 is for more than two primes, which TLS libraries do not do.
            if (version != 0)
            {
                return version == 1 ? IdentityResult.UnknownKeyKind : IdentityResult.Malformed;
            }

            if (Public.ReadRsaNumbers(_der, at, end, out at) != DerResult.Ok)
            {
                return IdentityResult.Malformed;
            }

            for (int i = 0; i < FurtherNumbers; i++)
            {
                if (Der.ReadExpected(_der, at, end, Der.Integer, out int number, out int numberEnd) != DerResult.Ok ||
                    Der.CheckInteger(_der, number, numberEnd) != DerResult.Ok)
                {
                    return IdentityResult.Malformed;
                }

                at = numberEnd;
            }

            return at == end ? IdentityResult.Ok : IdentityResult.Malformed;
        }

        // ECPrivateKey ::= SEQUENCE { version INTEGER (1), privateKey OCTET STRING, parameters [0] ECParameters
        // OPTIONAL, publicKey [1] BIT STRING OPTIONAL }. The kind is that of the PKCS #8 around it; Other for none.
        private IdentityResult ReadEc(int offset, int end, PublicKeyKind kind)
        {
            if (!ReadSequence(offset, end, out int at) || !ReadVersion(at, end, out int version, out at) ||
                version != 1 ||
                Der.ReadExpected(_der, at, end, Der.OctetString, out int number, out int numberEnd) != DerResult.Ok ||
                !SkipOptional(Context0, numberEnd, end, out int curve, out int curveEnd, out at) ||
                !SkipOptional(Context1, at, end, out int wrapper, out int wrapperEnd, out at) || at != end)
            {
                return IdentityResult.Malformed;
            }

            if (curve > 0)
            {
                PublicKeyKind named = CurveIn(curve, curveEnd);
                if (kind != PublicKeyKind.Other && named != kind)
                {
                    return IdentityResult.Malformed;
                }

                kind = named;
            }

            if (kind == PublicKeyKind.Other)
            {
                return IdentityResult.UnknownKeyKind;
            }

            // RFC 5915 §3: as many octets as the order of the curve has.
            if (numberEnd - number != (kind == PublicKeyKind.P256 ? 32 : 48))
            {
                return IdentityResult.Malformed;
            }

            if (wrapper > 0 &&
                (Der.ReadExpected(_der, wrapper, wrapperEnd, Der.BitString, out int bits, out int bitsEnd) !=
                    DerResult.Ok || bitsEnd != wrapperEnd ||
                Public.ReadBits(_der, bits, bitsEnd, kind) != DerResult.Ok))
            {
                return IdentityResult.Malformed;
            }

            return IdentityResult.Ok;
        }

        // RFC 5915 §3, RFC 5480 §2.1.1: a curve is given by its name, an OBJECT IDENTIFIER.
        private PublicKeyKind CurveIn(int offset, int end)
        {
            return Der.ReadExpected(_der, offset, end, Der.ObjectIdentifier, out int oid, out int oidEnd) ==
                DerResult.Ok && oidEnd == end
                ? KeyAlgorithm.CurveOf(_der, oid, oidEnd)
                : PublicKeyKind.Other;
        }

        private bool ReadSequence(int offset, int end, out int content)
        {
            return Der.ReadExpected(_der, offset, end, Der.Sequence, out content, out int contentEnd) == DerResult.Ok &&
                contentEnd == end;
        }

        private bool ReadVersion(int offset, int end, out int version, out int at)
        {
            version = 0;
            DerResult result = Der.ReadExpected(_der, offset, end, Der.Integer, out int number, out at);
            if (result != DerResult.Ok || at - number != 1)
            {
                return false;
            }

            version = _der[number];
            return true;
        }

        private bool SkipOptional(int tag, int offset, out int content, out int contentEnd, out int at)
        {
            return SkipOptional(tag, offset, _end, out content, out contentEnd, out at);
        }

        // An element that may be there: zeros when it is not.
        private bool SkipOptional(int tag, int offset, int end, out int content, out int contentEnd, out int at)
        {
            content = 0;
            contentEnd = 0;
            at = offset;
            if (offset >= end || _der[offset] != tag)
            {
                return true;
            }

            DerResult result = Der.ReadExpected(_der, offset, end, tag, out content, out contentEnd);
            at = contentEnd;
            return result == DerResult.Ok;
        }
    }
}
