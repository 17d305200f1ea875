using SipPhone.Core;

namespace SipPhone.Identity
{
    // DER, X.690: the elements of an X.509 certificate, read from a byte range.
    // Invariant: nothing is read outside [offset, end), and on failure every output is zero.

    /// <summary>A stateless reader of DER (X.690) over byte ranges. Allocates nothing, throws nothing.</summary>
    public static class Der
    {
        /// <summary>BOOLEAN.</summary>
        public const int Boolean = 0x01;

        /// <summary>INTEGER.</summary>
        public const int Integer = 0x02;

        /// <summary>BIT STRING, primitive.</summary>
        public const int BitString = 0x03;

        /// <summary>OCTET STRING, primitive.</summary>
        public const int OctetString = 0x04;

        /// <summary>NULL.</summary>
        public const int Null = 0x05;

        /// <summary>OBJECT IDENTIFIER.</summary>
        public const int ObjectIdentifier = 0x06;

        /// <summary>UTF8String.</summary>
        public const int Utf8String = 0x0C;

        /// <summary>PrintableString.</summary>
        public const int PrintableString = 0x13;

        /// <summary>TeletexString.</summary>
        public const int TeletexString = 0x14;

        /// <summary>IA5String.</summary>
        public const int Ia5String = 0x16;

        /// <summary>UTCTime.</summary>
        public const int UtcTime = 0x17;

        /// <summary>GeneralizedTime.</summary>
        public const int GeneralizedTime = 0x18;

        /// <summary>SEQUENCE and SEQUENCE OF.</summary>
        public const int Sequence = 0x30;

        /// <summary>SET and SET OF.</summary>
        public const int Set = 0x31;

        // Three length octets reach 16 MB, far above any limit of ours, and cannot overflow an int.
        private const int MaxLengthOctets = 3;

        /// <summary>Reads the tag and length of one element.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the element starts.</param>
        /// <param name="end">Where its container ends, exclusive.</param>
        /// <param name="tag">The identifier octet: class, constructed bit and number below 31.</param>
        /// <param name="contentOffset">Where the contents start.</param>
        /// <param name="contentEnd">Where they end, exclusive; at most <paramref name="end"/>.</param>
        /// <returns>
        /// <c>Ok</c>, <c>Truncated</c>, <c>HighTagNumber</c>, <c>IndefiniteLength</c>, <c>NonMinimalLength</c> or
        /// <c>LengthPastEnd</c>.
        /// </returns>
        [HotPath]
        public static DerResult ReadHeader(
            byte[] buffer, int offset, int end, out int tag, out int contentOffset, out int contentEnd)
        {
            tag = 0;
            contentOffset = 0;
            contentEnd = 0;
            if (end - offset < 2)
            {
                return DerResult.Truncated;
            }

            int identifier = buffer[offset];
            if ((identifier & 0x1F) == 0x1F)
            {
                return DerResult.HighTagNumber;
            }

            int length = buffer[offset + 1];
            offset += 2;
            if (length >= 0x80)
            {
                // X.690 §10.1: the definite form only.
                int count = length & 0x7F;
                if (count == 0)
                {
                    return DerResult.IndefiniteLength;
                }

                if (count > end - offset)
                {
                    return DerResult.Truncated;
                }

                // X.690 §10.1: length must be minimal.
                length = buffer[offset];
                if (length == 0 || (count == 1 && length < 0x80))
                {
                    return DerResult.NonMinimalLength;
                }

                if (count > MaxLengthOctets)
                {
                    return DerResult.LengthPastEnd;
                }

                int lengthEnd = offset + count;
                while (++offset < lengthEnd)
                {
                    length = (length << 8) | buffer[offset];
                }
            }

            if (length > end - offset)
            {
                return DerResult.LengthPastEnd;
            }

            tag = identifier;
            contentOffset = offset;
            contentEnd = offset + length;
            return DerResult.Ok;
        }

        /// <summary>Reads the tag and length of one element whose tag is fixed.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the element starts.</param>
        /// <param name="end">Where its container ends, exclusive.</param>
        /// <param name="tag">The identifier octet that must stand there.</param>
        /// <param name="contentOffset">Where the contents start.</param>
        /// <param name="contentEnd">Where they end, exclusive.</param>
        /// <returns>As <see cref="ReadHeader"/>, and <c>WrongTag</c>.</returns>
        [HotPath]
        public static DerResult ReadExpected(
            byte[] buffer, int offset, int end, int tag, out int contentOffset, out int contentEnd)
        {
            // Nearly every element has a length below 128, and the tag that it should: taken here without a further
            // call.
            int room = end - offset - 2;
            if (room >= 0 && buffer[offset] == tag)
            {
                int length = buffer[offset + 1];
                if (length < 0x80 && length <= room)
                {
                    contentOffset = offset + 2;
                    contentEnd = contentOffset + length;
                    return DerResult.Ok;
                }
            }

            DerResult result = ReadHeader(buffer, offset, end, out int actual, out int content, out int stop);
            if (result == DerResult.Ok && actual != tag)
            {
                result = DerResult.WrongTag;
                content = 0;
                stop = 0;
            }

            contentOffset = content;
            contentEnd = stop;
            return result;
        }

        /// <summary>Checks the contents of a BOOLEAN.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the contents start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <param name="value">The value; false on failure.</param>
        /// <returns><c>Ok</c> or <c>BadBoolean</c>.</returns>
        [HotPath]
        public static DerResult ReadBoolean(byte[] buffer, int offset, int end, out bool value)
        {
            // X.690 §8.2.1 and §11.1: one octet, 00 or FF.
            value = false;
            if (end - offset != 1 || (buffer[offset] != 0x00 && buffer[offset] != 0xFF))
            {
                return DerResult.BadBoolean;
            }

            value = buffer[offset] == 0xFF;
            return DerResult.Ok;
        }

        /// <summary>Checks the contents of an INTEGER of any size.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the contents start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns><c>Ok</c> or <c>BadInteger</c>.</returns>
        [HotPath]
        public static DerResult CheckInteger(byte[] buffer, int offset, int end)
        {
            if (offset >= end)
            {
                return DerResult.BadInteger;
            }

            // X.690 §8.3.2: the first nine bits must not all be equal.
            if (end - offset > 1)
            {
                int first = buffer[offset];
                bool secondIsNegative = buffer[offset + 1] >= 0x80;
                if ((first == 0x00 && !secondIsNegative) || (first == 0xFF && secondIsNegative))
                {
                    return DerResult.BadInteger;
                }
            }

            return DerResult.Ok;
        }

        /// <summary>Checks the contents of an OBJECT IDENTIFIER.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the contents start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns><c>Ok</c> or <c>BadObjectIdentifier</c>.</returns>
        [HotPath]
        public static DerResult CheckObjectIdentifier(byte[] buffer, int offset, int end)
        {
            // X.690 §8.19.2: the last octet of a subidentifier has bit 8 clear, the first is not 80.
            if (offset >= end || buffer[end - 1] >= 0x80)
            {
                return DerResult.BadObjectIdentifier;
            }

            int previous = 0;
            while (offset < end)
            {
                int octet = buffer[offset++];
                if (octet == 0x80 && previous < 0x80)
                {
                    return DerResult.BadObjectIdentifier;
                }

                previous = octet;
            }

            return DerResult.Ok;
        }

        /// <summary>Checks the contents of a BIT STRING.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the contents start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns><c>Ok</c> or <c>BadBitString</c>.</returns>
        [HotPath]
        public static DerResult CheckBitString(byte[] buffer, int offset, int end)
        {
            if (offset >= end)
            {
                return DerResult.BadBitString;
            }

            // X.690 §8.6.2: 0 to 7 unused bits, none in an empty string. §11.2.1: unused bits are zero.
            int unusedBits = buffer[offset];
            if (unusedBits > 7 || (unusedBits > 0 && end - offset == 1))
            {
                return DerResult.BadBitString;
            }

            int unusedMask = (1 << unusedBits) - 1;
            return (buffer[end - 1] & unusedMask) == 0 || unusedBits == 0 ? DerResult.Ok : DerResult.BadBitString;
        }
    }
}
