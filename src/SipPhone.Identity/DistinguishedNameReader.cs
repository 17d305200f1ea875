using SipPhone.Core;

namespace SipPhone.Identity
{
    // RFC 5280 §4.1.2.4: Name ::= SEQUENCE OF RelativeDistinguishedName, each a SET (1..MAX) OF SEQUENCE { type, value
    // }.
    // Invariant: `at` is behind the name after Ok, on failure where the element in hand starts.

    internal static class DistinguishedNameReader
    {
        // id-at-commonName, 2.5.4.3.
        private static readonly byte[] CommonName = new byte[] { 0x55, 0x04, 0x03 };

        // Reads a name; with a leaf it notes there the last common name, which is the most specific one.
        [HotPath]
        internal static DerResult Read(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
        {
            at = offset;
            DerResult result = Der.ReadExpected(der, offset, end, Der.Sequence, out int next, out int contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            while (next < contentEnd)
            {
                at = next;
                result = Der.ReadExpected(der, next, contentEnd, Der.Set, out int member, out int memberEnd);
                if (result != DerResult.Ok)
                {
                    return result;
                }

                if (member == memberEnd)
                {
                    return DerResult.Empty;
                }

                while (member < memberEnd)
                {
                    result = ReadAttribute(der, member, memberEnd, leaf, out at);
                    if (result != DerResult.Ok)
                    {
                        return result;
                    }

                    member = at;
                }

                next = memberEnd;
            }

            at = contentEnd;
            return DerResult.Ok;
        }

        [HotPath]
        private static DerResult ReadAttribute(byte[] der, int offset, int end, LeafCertificate leaf, out int at)
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
            result = Der.ReadHeader(der, oidEnd, contentEnd, out int tag, out int value, out int valueEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            at = valueEnd;
            if (valueEnd != contentEnd)
            {
                return DerResult.TrailingBytes;
            }

            if (leaf != null && Ascii.EqualsExactly(der, oid, oidEnd, CommonName))
            {
                leaf.HasCommonName = true;
                leaf.CommonNameTag = tag;
                leaf.CommonNameOffset = value;
                leaf.CommonNameEnd = valueEnd;
            }

            return DerResult.Ok;
        }
    }
}
