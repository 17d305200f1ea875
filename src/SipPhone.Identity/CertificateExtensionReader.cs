using SipPhone.Core;

namespace SipPhone.Identity
{
    // Extensions ::= SEQUENCE (1..MAX) OF SEQUENCE { extnID, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING };
    // RFC 5280 §4.2. Invariant: on failure `at` is where the element in hand starts.
    // A critical extension that we do not know is passed over here: whether the certificate may be used in spite of it
    // is decided by the TLS library, which verifies the chain before these rules run.

    internal static class CertificateExtensionReader
    {
        // id-ce, 2.5.29: the arc of the three extensions that we read, told apart by their last octet.
        private const int IdCe0 = 0x55;
        private const int IdCe1 = 0x1D;
        private const int SubjectAltName = 17;
        private const int BasicConstraints = 19;
        private const int ExtendedKeyUsage = 37;

        // id-kp, 1.3.6.1.5.5.7.3, and anyExtendedKeyUsage, 2.5.29.37.0.
        private static readonly byte[] IdKp = new byte[] { 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03 };
        private static readonly byte[] AnyExtendedKeyUsage = new byte[] { 0x55, 0x1D, 0x25, 0x00 };

        [HotPath]
        internal static DerResult Read(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int first, out int listEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            if (listEnd != end)
            {
                at = listEnd;
                return DerResult.TrailingBytes;
            }

            if (first == listEnd)
            {
                return DerResult.Empty;
            }

            // One bit for each possible last octet modulo 64: only when it is set already can this one stand twice.
            long seen = 0;
            int count = 0;
            int start = first;
            while (start < listEnd)
            {
                if (++count > Limits.MaxCertificateExtensions)
                {
                    at = start;
                    return DerResult.TooManyExtensions;
                }

                result = ReadExtension(
                    der, start, listEnd, leaf, out int oid, out int oidEnd, out int extensionEnd, out at);
                if (result != DerResult.Ok)
                {
                    return result;
                }

                long bit = 1L << (der[oidEnd - 1] & 63);
                if ((seen & bit) != 0 && StandsBefore(der, first, start, oid, oidEnd))
                {
                    at = start;
                    return DerResult.DuplicateExtension;
                }

                seen |= bit;
                start = extensionEnd;
            }

            return DerResult.Ok;
        }

        // Looks for the identifier [oid, oidEnd) among the extensions in [offset, end), which were read before.
        [HotPath]
        private static bool StandsBefore(byte[] der, int offset, int end, int oid, int oidEnd)
        {
            while (offset < end)
            {
                Der.ReadHeader(der, offset, end, out _, out int content, out int contentEnd);
                Der.ReadHeader(der, content, contentEnd, out _, out int otherOid, out int otherOidEnd);
                if (Ascii.EqualsExactly(der, otherOid, otherOidEnd, der, oid, oidEnd))
                {
                    return true;
                }

                offset = contentEnd;
            }

            return false;
        }

        [HotPath]
        private static DerResult ReadExtension(
            byte[] der, int offset, int end, LeafCertificate leaf,
            out int oid, out int oidEnd, out int extensionEnd, out int at)
        {
            oid = 0;
            oidEnd = 0;
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int content, out extensionEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = content;
            result = Der.ReadExpected(der, content, extensionEnd, Der.ObjectIdentifier, out oid, out oidEnd);
            if (result == DerResult.Ok)
            {
                result = Der.CheckObjectIdentifier(der, oid, oidEnd);
            }

            if (result != DerResult.Ok)
            {
                return result;
            }

            // FALSE is the default and should be left out (X.690 §11.5); many issuers write it, and it says nothing
            // else.
            at = oidEnd;
            int next = oidEnd;
            if (next < extensionEnd && der[next] == Der.Boolean)
            {
                result = ReadBoolean(der, next, extensionEnd, out _, out next);
                if (result != DerResult.Ok)
                {
                    return result;
                }

                at = next;
            }

            result = Der.ReadExpected(der, next, extensionEnd, Der.OctetString, out int value, out int valueEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            if (valueEnd != extensionEnd)
            {
                at = valueEnd;
                return DerResult.TrailingBytes;
            }

            bool isIdCe = oidEnd - oid == 3 && der[oid] == IdCe0 && der[oid + 1] == IdCe1;
            return isIdCe ? ReadValue(der, value, valueEnd, der[oid + 2], leaf, out at) : DerResult.Ok;
        }

        [HotPath]
        private static DerResult ReadValue(
            byte[] der, int offset, int end, int extension, LeafCertificate leaf, out int at)
        {
            at = offset;
            if (extension != SubjectAltName && extension != ExtendedKeyUsage && extension != BasicConstraints)
            {
                return DerResult.Ok;
            }

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

            if (extension == BasicConstraints)
            {
                return ReadBasicConstraints(der, content, contentEnd, leaf, out at);
            }

            // RFC 5280 §4.2.1.6 and §4.2.1.12: at least one name, at least one purpose.
            if (content == contentEnd)
            {
                return DerResult.Empty;
            }

            return extension == SubjectAltName
                ? ReadSubjectAltName(der, content, contentEnd, leaf, out at)
                : ReadExtendedKeyUsage(der, content, contentEnd, leaf, out at);
        }

        [HotPath]
        private static DerResult ReadSubjectAltName(
            byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            leaf.HasSubjectAltName = true;
            leaf.SubjectAltNameOffset = offset;
            leaf.SubjectAltNameEnd = end;
            at = end;
            while (offset < end)
            {
                DerResult result = GeneralName.Next(der, offset, end, out _, out _, out int next);
                if (result != DerResult.Ok)
                {
                    at = offset;
                    return result;
                }

                offset = next;
            }

            return DerResult.Ok;
        }

        [HotPath]
        private static DerResult ReadExtendedKeyUsage(
            byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            leaf.HasExtendedKeyUsage = true;
            at = end;
            while (offset < end)
            {
                DerResult result = Der.ReadExpected(
                    der, offset, end, Der.ObjectIdentifier, out int oid, out int oidEnd);
                int purpose = result == DerResult.Ok ? PurposeOf(der, oid, oidEnd) : CertificateKeyUsages.None;
                if (result == DerResult.Ok && purpose == CertificateKeyUsages.None)
                {
                    result = Der.CheckObjectIdentifier(der, oid, oidEnd);
                }

                if (result != DerResult.Ok)
                {
                    at = offset;
                    return result;
                }

                leaf.ExtendedKeyUsages |= purpose;
                offset = oidEnd;
            }

            return DerResult.Ok;
        }

        [HotPath]
        private static int PurposeOf(byte[] der, int oid, int oidEnd)
        {
            if (Ascii.EqualsExactly(der, oid, oidEnd, AnyExtendedKeyUsage))
            {
                return CertificateKeyUsages.Any;
            }

            if (!Ascii.EqualsExactly(der, oid, oidEnd - 1, IdKp))
            {
                return CertificateKeyUsages.None;
            }

            switch (der[oidEnd - 1])
            {
                case 1: return CertificateKeyUsages.ServerAuth;
                case 2: return CertificateKeyUsages.ClientAuth;
                case 20: return CertificateKeyUsages.SipDomain;
                default: return CertificateKeyUsages.None;
            }
        }

        // BasicConstraints ::= SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }
        [HotPath]
        private static DerResult ReadBasicConstraints(
            byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            leaf.HasBasicConstraints = true;
            at = offset;
            if (offset < end && der[offset] == Der.Boolean)
            {
                DerResult result = ReadBoolean(der, offset, end, out bool isCertificateAuthority, out offset);
                if (result != DerResult.Ok)
                {
                    return result;
                }

                leaf.IsCertificateAuthority = isCertificateAuthority;
                at = offset;
            }

            if (offset < end)
            {
                DerResult result = Der.ReadExpected(der, offset, end, Der.Integer, out int number, out int numberEnd);
                if (result == DerResult.Ok)
                {
                    result = Der.CheckInteger(der, number, numberEnd);
                }

                if (result != DerResult.Ok)
                {
                    return result;
                }

                at = numberEnd;
            }

            return at == end ? DerResult.Ok : DerResult.TrailingBytes;
        }

        [HotPath]
        private static DerResult ReadBoolean(byte[] der, int offset, int end, out bool value, out int valueEnd)
        {
            value = false;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Boolean, out int octet, out valueEnd);
            return result == DerResult.Ok ? Der.ReadBoolean(der, octet, valueEnd, out value) : result;
        }
    }
}
