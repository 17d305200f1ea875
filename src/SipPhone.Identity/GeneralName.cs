using SipPhone.Core;

namespace SipPhone.Identity
{
    // GeneralName, RFC 5280 §4.2.1.6: a CHOICE of context-specific tags. Invariant: Ok moves on by at least two octets.

    /// <summary>The entries of a subjectAltName extension. Allocates nothing.</summary>
    public static class GeneralName
    {
        /// <summary>otherName [0], constructed.</summary>
        public const int OtherName = 0xA0;

        /// <summary>rfc822Name [1].</summary>
        public const int Rfc822Name = 0x81;

        /// <summary>dNSName [2].</summary>
        public const int DnsName = 0x82;

        /// <summary>x400Address [3], constructed.</summary>
        public const int X400Address = 0xA3;

        /// <summary>directoryName [4], constructed.</summary>
        public const int DirectoryName = 0xA4;

        /// <summary>ediPartyName [5], constructed.</summary>
        public const int EdiPartyName = 0xA5;

        /// <summary>uniformResourceIdentifier [6].</summary>
        public const int Uri = 0x86;

        /// <summary>iPAddress [7].</summary>
        public const int IpAddress = 0x87;

        /// <summary>registeredID [8].</summary>
        public const int RegisteredId = 0x88;

        private const int ClassMask = 0xC0;
        private const int ContextSpecific = 0x80;
        private const int NumberMask = 0x1F;
        private const int LastKnownNumber = 8;

        // Bit n is set where choice n is constructed: otherName, x400Address, directoryName, ediPartyName.
        private const int ConstructedNumbers = (1 << 0) | (1 << 3) | (1 << 4) | (1 << 5);

        // rfc822Name, dNSName, uniformResourceIdentifier and iPAddress, which are primitive.
        private const int ShortNumbers = (1 << 1) | (1 << 2) | (1 << 6) | (1 << 7);

        /// <summary>Reads the next entry.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">
        /// Where the entry starts; the first at <see cref="LeafCertificate.SubjectAltNameOffset"/>.
        /// </param>
        /// <param name="end">Where the last entry ends, exclusive.</param>
        /// <param name="tag">
        /// One of the constants here, or another context-specific tag that is to be passed over.
        /// </param>
        /// <param name="contentOffset">Where the name starts.</param>
        /// <param name="contentEnd">Where it ends, exclusive, and the next entry starts.</param>
        /// <returns><c>Ok</c>, or what <see cref="Der.ReadHeader"/> returns, or <c>WrongTag</c>.</returns>
        [HotPath]
        public static DerResult Next(
            byte[] der, int offset, int end, out int tag, out int contentOffset, out int contentEnd)
        {
            // Nearly every name is a primitive one of less than 128 octets: taken here without a further call.
            int room = end - offset - 2;
            if (room >= 0)
            {
                tag = der[offset];
                int length = der[offset + 1];
                if (length < 0x80 && length <= room && (tag & ~NumberMask) == ContextSpecific &&
                    (ShortNumbers >> (tag & NumberMask) & 1) != 0)
                {
                    contentOffset = offset + 2;
                    contentEnd = contentOffset + length;
                    return DerResult.Ok;
                }
            }

            return NextOfAnyForm(der, offset, end, out tag, out contentOffset, out contentEnd);
        }

        [HotPath]
        private static DerResult NextOfAnyForm(
            byte[] der, int offset, int end, out int tag, out int contentOffset, out int contentEnd)
        {
            DerResult result = Der.ReadHeader(der, offset, end, out tag, out contentOffset, out contentEnd);
            if (result != DerResult.Ok)
            {
                return result;
            }

            // RFC 5280 §4.2.1.6: a context-specific tag; 0 to 8 are constructed or primitive as their types are.
            int number = tag & NumberMask;
            bool isConstructed = (tag & 0x20) != 0;
            if ((tag & ClassMask) != ContextSpecific ||
                (number <= LastKnownNumber && isConstructed != ((ConstructedNumbers >> number & 1) != 0)))
            {
                tag = 0;
                contentOffset = 0;
                contentEnd = 0;
                return DerResult.WrongTag;
            }

            return DerResult.Ok;
        }
    }
}
