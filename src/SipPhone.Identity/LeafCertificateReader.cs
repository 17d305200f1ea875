using SipPhone.Core;

namespace SipPhone.Identity
{
    // The walk through a certificate's structure, RFC 5280 §4.1, one pass, each level a method.
    // Invariant: every method takes its whole range or fails; `at` is where it came to, on failure where the element in
    // hand starts.

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
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out int contentEnd);
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
            result = Der.ReadExpected(der, content, contentEnd, Der.Sequence, out int signed, out int signedEnd);
            if (result == DerResult.Ok)
            {
                result = ReadToBeSigned(der, signed, signedEnd, leaf, out at);
            }

            if (result == DerResult.Ok)
            {
                result = SkipAlgorithm(der, signedEnd, contentEnd, out at);
            }

            return result == DerResult.Ok ? SkipLastBitString(der, at, contentEnd, out at) : result;
        }

        [HotPath]
        private static DerResult ReadToBeSigned(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            DerResult result = ReadVersion(der, offset, end, leaf, out at);
            if (result == DerResult.Ok)
            {
                result = ReadSerial(der, at, end, leaf, out at);
            }

            if (result == DerResult.Ok)
            {
                result = SkipAlgorithm(der, at, end, out at);
            }

            if (result == DerResult.Ok)
            {
                result = DistinguishedNameReader.Read(der, at, end, null, out at);
            }

            if (result == DerResult.Ok)
            {
                result = ReadValidity(der, at, end, leaf, out at);
            }

            if (result == DerResult.Ok)
            {
                result = DistinguishedNameReader.Read(der, at, end, leaf, out at);
            }

            if (result == DerResult.Ok)
            {
                result = SkipSubjectPublicKeyInfo(der, at, end, out at);
            }

            return result == DerResult.Ok ? ReadOptionalTail(der, at, end, leaf, out at) : result;
        }

        [HotPath]
        private static DerResult ReadVersion(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            leaf.Version = 1;
            at = offset;
            if (offset >= end || der[offset] != VersionTag)
            {
                return DerResult.Ok;
            }

            DerResult result = Der.ReadExpected(der, offset, end, VersionTag, out int wrapper, out int wrapperEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = wrapper;
            result = Der.ReadExpected(der, wrapper, wrapperEnd, Der.Integer, out int number, out int numberEnd);
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

        [HotPath]
        private static DerResult ReadSerial(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Integer, out int serial, out int serialEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckInteger(der, serial, serialEnd);
            }

            if (result == DerResult.Ok)
            {
                leaf.SerialOffset = serial;
                leaf.SerialEnd = serialEnd;
                at = serialEnd;
            }

            return result;
        }

        // AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }
        [HotPath]
        private static DerResult SkipAlgorithm(byte[] der, int offset, int end, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = content;
            result = Der.ReadExpected(der, content, contentEnd, Der.ObjectIdentifier, out int oid, out int oidEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckObjectIdentifier(der, oid, oidEnd);
            }

            if (result != DerResult.Ok)
            {
                return result;
            }

            at = oidEnd;
            if (oidEnd < contentEnd)
            {
                result = Der.ReadHeader(der, oidEnd, contentEnd, out _, out _, out int parametersEnd);
                if (result != DerResult.Ok)
                {
                    return result;
                }

                at = parametersEnd;
            }

            return at == contentEnd ? DerResult.Ok : DerResult.TrailingBytes;
        }

        // The BIT STRING that ends a signed object or a key.
        [HotPath]
        private static DerResult SkipLastBitString(byte[] der, int offset, int end, out int at)
        {
            DerResult result = SkipBitString(der, offset, end, Der.BitString, out at);
            return result == DerResult.Ok && at != end ? DerResult.TrailingBytes : result;
        }

        [HotPath]
        private static DerResult SkipBitString(byte[] der, int offset, int end, int tag, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, tag, out int bits, out int bitsEnd);
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

        // Validity ::= SEQUENCE { notBefore Time, notAfter Time }
        [HotPath]
        private static DerResult ReadValidity(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = ReadTime(der, content, contentEnd, out long notBefore, out at);
            if (result != DerResult.Ok)
            {
                return result;
            }

            result = ReadTime(der, at, contentEnd, out long notAfter, out at);
            if (result != DerResult.Ok)
            {
                return result;
            }

            leaf.NotBefore = notBefore;
            leaf.NotAfter = notAfter;
            return at == contentEnd ? DerResult.Ok : DerResult.TrailingBytes;
        }

        [HotPath]
        private static DerResult ReadTime(byte[] der, int offset, int end, out long unixSeconds, out int at)
        {
            unixSeconds = 0;
            at = offset;
            DerResult result = Der.ReadHeader(der, offset, end, out int tag, out int time, out int timeEnd);
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
        private static DerResult SkipSubjectPublicKeyInfo(byte[] der, int offset, int end, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out int contentEnd);
            if (result == DerResult.Ok)
            {
                result = SkipAlgorithm(der, content, contentEnd, out at);
            }

            return result == DerResult.Ok ? SkipLastBitString(der, at, contentEnd, out at) : result;
        }

        // issuerUniqueID [1] and subjectUniqueID [2], IMPLICIT BIT STRING, v2 and v3; extensions [3], v3 only.
        [HotPath]
        private static DerResult ReadOptionalTail(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            DerResult result = DerResult.Ok;
            at = offset;
            if (leaf.Version >= 2)
            {
                result = SkipUniqueId(der, offset, end, IssuerUniqueIdTag, out at);
                if (result == DerResult.Ok)
                {
                    result = SkipUniqueId(der, at, end, SubjectUniqueIdTag, out at);
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

            return CertificateExtensionReader.Read(der, wrapper, wrapperEnd, leaf, out at);
        }

        [HotPath]
        private static DerResult SkipUniqueId(byte[] der, int offset, int end, int tag, out int at)
        {
            at = offset;
            return offset < end && der[offset] == tag ? SkipBitString(der, offset, end, tag, out at) : DerResult.Ok;
        }
    }
}
