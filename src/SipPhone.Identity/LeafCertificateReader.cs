using SipPhone.Core;

namespace SipPhone.Identity
{
    // The walk through a certificate's structure, RFC 5280 §4.1, one pass, each level a method.
    // Invariant: every method takes its whole range or fails, and `at` is where the element in hand starts.

    internal static class LeafCertificateReader
    {
        private const int VersionTag = 0xA0;
        private const int IssuerUniqueIdTag = 0x81;
        private const int SubjectUniqueIdTag = 0x82;
        private const int ExtensionsTag = 0xA3;

        [HotPath]
        internal static DerResult Read(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, at, end, Der.Sequence, out int content, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            if (contentEnd != end)
            {
                at = contentEnd;
                return DerResult.TrailingBytes;
            }

            at = content;
            result = Der.ReadExpected(der, at, contentEnd, Der.Sequence, out int tbs, out int tbsEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = ReadToBeSigned(der, tbs, tbsEnd, leaf, out at);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = tbsEnd;
            result = SkipAlgorithm(der, ref at, contentEnd);
            return result == DerResult.Ok ? SkipLastBitString(der, ref at, contentEnd) : result;
        }

        [HotPath]
        private static DerResult ReadToBeSigned(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            at = offset;
            DerResult result = ReadVersion(der, ref at, end, leaf);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = Der.ReadExpected(der, at, end, Der.Integer, out int serial, out int serialEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckInteger(der, serial, serialEnd);
            }

            if (result != DerResult.Ok)
            {
                return result;
            }

            leaf.SerialOffset = serial;
            leaf.SerialEnd = serialEnd;
            at = serialEnd;
            result = SkipAlgorithm(der, ref at, end);
            if (result == DerResult.Ok)
            {
                result = DistinguishedNameReader.Read(der, ref at, end, null);
            }

            if (result == DerResult.Ok)
            {
                result = ReadValidity(der, ref at, end, leaf);
            }

            if (result == DerResult.Ok)
            {
                result = DistinguishedNameReader.Read(der, ref at, end, leaf);
            }

            if (result == DerResult.Ok)
            {
                result = SkipSubjectPublicKeyInfo(der, ref at, end);
            }

            return result == DerResult.Ok ? ReadOptionalTail(der, ref at, end, leaf) : result;
        }

        [HotPath]
        private static DerResult ReadVersion(byte[] der, ref int at, int end, LeafCertificate leaf)
        {
            leaf.Version = 1;
            if (at >= end || der[at] != VersionTag)
            {
                return DerResult.Ok;
            }

            DerResult result = Der.ReadExpected(der, at, end, VersionTag, out int wrapper, out int wrapperEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = wrapper;
            result = Der.ReadExpected(der, at, wrapperEnd, Der.Integer, out int number, out int numberEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            // RFC 5280 §4.1.2.1: v2 is 1, v3 is 2. X.690 §11.5: the default, v1, must not be written.
            if (numberEnd - number != 1 || (der[number] != 1 && der[number] != 2))
            {
                return DerResult.BadVersion;
            }

            leaf.Version = der[number] + 1;
            at = numberEnd;
            return numberEnd == wrapperEnd ? DerResult.Ok : DerResult.TrailingBytes;
        }

        // AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }
        [HotPath]
        private static DerResult SkipAlgorithm(byte[] der, ref int at, int end)
        {
            DerResult result = Der.ReadExpected(der, at, end, Der.Sequence, out int content, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = content;
            result = SkipObjectIdentifier(der, ref at, contentEnd);
            if (result == DerResult.Ok && at < contentEnd)
            {
                result = Der.ReadHeader(der, at, contentEnd, out _, out _, out int parametersEnd);
                if (result == DerResult.Ok)
                {
                    at = parametersEnd;
                    result = at == contentEnd ? DerResult.Ok : DerResult.TrailingBytes;
                }
            }

            return result;
        }

        [HotPath]
        private static DerResult SkipObjectIdentifier(byte[] der, ref int at, int end)
        {
            DerResult result = Der.ReadExpected(der, at, end, Der.ObjectIdentifier, out int oid, out int oidEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckObjectIdentifier(der, oid, oidEnd);
            }

            if (result == DerResult.Ok)
            {
                at = oidEnd;
            }

            return result;
        }

        // The BIT STRING that ends a signed object or a key.
        [HotPath]
        private static DerResult SkipLastBitString(byte[] der, ref int at, int end)
        {
            DerResult result = Der.ReadExpected(der, at, end, Der.BitString, out int bits, out int bitsEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckBitString(der, bits, bitsEnd);
            }

            if (result == DerResult.Ok)
            {
                at = bitsEnd;
                result = at == end ? DerResult.Ok : DerResult.TrailingBytes;
            }

            return result;
        }

        // Validity ::= SEQUENCE { notBefore Time, notAfter Time }
        [HotPath]
        private static DerResult ReadValidity(byte[] der, ref int at, int end, LeafCertificate leaf)
        {
            DerResult result = Der.ReadExpected(der, at, end, Der.Sequence, out int content, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = content;
            result = ReadTime(der, ref at, contentEnd, out long notBefore);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = ReadTime(der, ref at, contentEnd, out long notAfter);
            if (result != DerResult.Ok)
            {
                return result;
            }

            leaf.NotBefore = notBefore;
            leaf.NotAfter = notAfter;
            return at == contentEnd ? DerResult.Ok : DerResult.TrailingBytes;
        }

        [HotPath]
        private static DerResult ReadTime(byte[] der, ref int at, int end, out long unixSeconds)
        {
            unixSeconds = 0;
            DerResult result = Der.ReadHeader(der, at, end, out int tag, out int time, out int timeEnd);
            if (result == DerResult.Ok)
            {
                result = DerTime.Read(der, time, timeEnd, tag, out unixSeconds);
            }

            if (result == DerResult.Ok)
            {
                at = timeEnd;
            }

            return result;
        }

        // SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }
        [HotPath]
        private static DerResult SkipSubjectPublicKeyInfo(byte[] der, ref int at, int end)
        {
            DerResult result = Der.ReadExpected(der, at, end, Der.Sequence, out int content, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = content;
            result = SkipAlgorithm(der, ref at, contentEnd);
            return result == DerResult.Ok ? SkipLastBitString(der, ref at, contentEnd) : result;
        }

        // issuerUniqueID [1] and subjectUniqueID [2], IMPLICIT BIT STRING, v2 and v3; extensions [3], v3 only.
        [HotPath]
        private static DerResult ReadOptionalTail(byte[] der, ref int at, int end, LeafCertificate leaf)
        {
            DerResult result = DerResult.Ok;
            if (leaf.Version >= 2)
            {
                result = SkipUniqueId(der, ref at, end, IssuerUniqueIdTag);
                if (result == DerResult.Ok)
                {
                    result = SkipUniqueId(der, ref at, end, SubjectUniqueIdTag);
                }
            }

            if (result != DerResult.Ok || at == end)
            {
                return result;
            }

            // RFC 5280 §4.1.2.9: extensions only in version 3.
            result = Der.ReadExpected(der, at, end, ExtensionsTag, out int wrapper, out int wrapperEnd);
            if (result == DerResult.Ok && leaf.Version != 3)
            {
                result = DerResult.WrongTag;
            }

            if (result != DerResult.Ok)
            {
                return result;
            }

            if (wrapperEnd != end)
            {
                at = wrapperEnd;
                return DerResult.TrailingBytes;
            }

            at = wrapper;
            return CertificateExtensionReader.Read(der, ref at, wrapperEnd, leaf);
        }

        [HotPath]
        private static DerResult SkipUniqueId(byte[] der, ref int at, int end, int tag)
        {
            if (at >= end || der[at] != tag)
            {
                return DerResult.Ok;
            }

            DerResult result = Der.ReadExpected(der, at, end, tag, out int bits, out int bitsEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckBitString(der, bits, bitsEnd);
            }

            if (result == DerResult.Ok)
            {
                at = bitsEnd;
            }

            return result;
        }
    }
}
