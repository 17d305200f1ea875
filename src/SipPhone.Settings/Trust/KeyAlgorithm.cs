using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Settings.Trust
{
    // AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }, as keys have it: RFC
    // 3279 §2.3.1 (RSA) and RFC 5480 §2.1.1 (elliptic curves). The identifiers are made when they are looked at: as
    // static arrays they would stay on the device's heap for good.

    internal static class KeyAlgorithm
    {
        // The contents of OBJECT IDENTIFIERs: rsaEncryption, id-ecPublicKey, secp256r1, secp384r1.
        internal static byte[] RsaEncryption()
        {
            return new byte[] { 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01 };
        }

        internal static byte[] EcPublicKey()
        {
            return new byte[] { 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01 };
        }

        internal static byte[] Curve(PublicKeyKind kind)
        {
            return kind == PublicKeyKind.P256
                ? new byte[] { 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07 }
                : new byte[] { 0x2B, 0x81, 0x04, 0x00, 0x22 };
        }

        // Reads one that starts at `offset`; `at` is behind it. What is sound but unknown is Other.
        internal static DerResult Read(byte[] der, int offset, int end, out PublicKeyKind kind, out int at)
        {
            kind = PublicKeyKind.Other;
            at = 0;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int oid, out int sequenceEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = Der.ReadExpected(der, oid, sequenceEnd, Der.ObjectIdentifier, out oid, out int oidEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            int parameters = 0;
            int parametersEnd = 0;
            int tag = 0;
            if (oidEnd < sequenceEnd)
            {
                result = Der.ReadHeader(der, oidEnd, sequenceEnd, out tag, out parameters, out parametersEnd);
                if (result == DerResult.Ok && parametersEnd != sequenceEnd)
                {
                    result = DerResult.TrailingBytes;
                }

                if (result != DerResult.Ok)
                {
                    return result;
                }
            }

            at = sequenceEnd;
            if (Ascii.EqualsExactly(der, oid, oidEnd, RsaEncryption()))
            {
                kind = PublicKeyKind.Rsa;
            }
            else if (tag == Der.ObjectIdentifier && Ascii.EqualsExactly(der, oid, oidEnd, EcPublicKey()))
            {
                kind = CurveOf(der, parameters, parametersEnd);
            }

            return DerResult.Ok;
        }

        // The curve that the contents of an OBJECT IDENTIFIER name.
        internal static PublicKeyKind CurveOf(byte[] der, int offset, int end)
        {
            if (Ascii.EqualsExactly(der, offset, end, Curve(PublicKeyKind.P256)))
            {
                return PublicKeyKind.P256;
            }

            return Ascii.EqualsExactly(der, offset, end, Curve(PublicKeyKind.P384))
                ? PublicKeyKind.P384
                : PublicKeyKind.Other;
        }
    }
}
