using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // tel URIs, RFC 3966 §3 and §4:
    //   "tel:" ( "+" digits / local digits ) *( ";" name [ "=" value ] ), with the visual separators "-" "." "(" ")".
    // Invariant: it takes its whole range or fails, and after a failure all parts are empty.

    /// <summary>A telephone number as a URI, as ranges of the buffer that it stands in. Reusable.</summary>
    public sealed class TelUri
    {
        private static readonly byte[] PhoneContext = Ascii.ToBytes("phone-context");

        /// <summary>The buffer that all ranges lie in.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>True for a number that holds everywhere, with its <c>+</c> (§5.1.4).</summary>
        public bool IsGlobal { get; private set; }

        /// <summary>Where the number starts, with its <c>+</c>.</summary>
        public int NumberOffset { get; private set; }

        /// <summary>Where the number ends, exclusive, visual separators within.</summary>
        public int NumberEnd { get; private set; }

        /// <summary>Where the parameters start, with their first semicolon.</summary>
        public int ParametersOffset { get; private set; }

        /// <summary>Where the parameters end, exclusive.</summary>
        public int ParametersEnd { get; private set; }

        /// <summary>Reads a tel URI.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the URI starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.UnsupportedScheme"/>; <see cref="SipResult.BadUri"/>, also
        /// for a local number without <c>phone-context</c> (§5.1.5).
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            Buffer = buffer;
            SipResult result = ParseWhole(offset, end);
            if (result != SipResult.Ok)
            {
                Clear();
            }

            return result;
        }

        /// <summary>Tells whether another URI is the same number, RFC 3966 §4.</summary>
        /// <param name="other">The other one, parsed.</param>
        /// <returns>True when numbers and all parameters are equal, visual separators and case left aside.</returns>
        [HotPath]
        public bool IsEqualTo(TelUri other)
        {
            return IsGlobal == other.IsGlobal
                && AreNumbersEqual(Buffer, NumberOffset, NumberEnd, other.Buffer, other.NumberOffset, other.NumberEnd)
                && HasParametersOf(other)
                && other.HasParametersOf(this);
        }

        [HotPath]
        private void Clear()
        {
            IsGlobal = false;
            NumberOffset = 0;
            NumberEnd = 0;
            ParametersOffset = 0;
            ParametersEnd = 0;
        }

        [HotPath]
        private SipResult ParseWhole(int offset, int end)
        {
            int at = SipUri.SkipScheme(Buffer, offset, end);
            if (at < 0)
            {
                return SipResult.BadUri;
            }

            if (!SipWords.Is(SipWords.Tel, Buffer, offset, at - 1))
            {
                return SipResult.UnsupportedScheme;
            }

            IsGlobal = at < end && Buffer[at] == '+';
            NumberOffset = at;
            int digits = 0;
            at += IsGlobal ? 1 : 0;
            while (at < end && Buffer[at] != ';')
            {
                int octet = Buffer[at++];
                if (IsDigit(octet))
                {
                    digits++;
                }
                else if (!IsSeparator(octet))
                {
                    return SipResult.BadUri;
                }
            }

            NumberEnd = at;
            ParametersOffset = at;
            ParametersEnd = end;
            bool isGood = digits > 0 && CheckParameters();
            int valueOffset;
            int valueEnd;
            isGood = isGood && (IsGlobal || Find(
                PhoneContext, 0, PhoneContext.Length, out valueOffset, out valueEnd));
            return isGood ? SipResult.Ok : SipResult.BadUri;
        }

        // RFC 3966 §3: DIGIT in a global number, and HEXDIG, "*" and "#" in a local one.
        [HotPath]
        private bool IsDigit(int octet)
        {
            return Ascii.IsDigit(octet)
                || (!IsGlobal && (octet == '*' || octet == '#' || SipOctets.HexValue(octet) >= 0));
        }

        [HotPath]
        private static bool IsSeparator(int octet)
        {
            return octet == '-' || octet == '.' || octet == '(' || octet == ')';
        }

        // RFC 3966 §3: names of letters, digits and hyphens; none twice (§3: "each parameter name must not appear more
        // than once"); the values of URI parameters.
        [HotPath]
        private bool CheckParameters()
        {
            int at = ParametersOffset;
            while (at < ParametersEnd)
            {
                int nameOffset = at + 1;
                int nameEnd = nameOffset;
                while (nameEnd < ParametersEnd
                    && (Ascii.IsLetter(Buffer[nameEnd]) || Ascii.IsDigit(Buffer[nameEnd]) || Buffer[nameEnd] == '-'))
                {
                    nameEnd++;
                }

                at = nameEnd;
                if (at < ParametersEnd && Buffer[at] == '=')
                {
                    at = SipOctets.SkipWithEscapes(Buffer, nameEnd + 1, ParametersEnd, SipOctets.UriParameter);
                    nameEnd = at == nameEnd + 1 ? nameOffset : nameEnd;
                }

                bool isGood = nameEnd > nameOffset && (at == ParametersEnd || Buffer[at] == ';')
                    && !IsNamedAgain(at, nameOffset, nameEnd);
                if (!isGood)
                {
                    return false;
                }
            }

            return true;
        }

        [HotPath]
        private bool IsNamedAgain(int from, int nameOffset, int nameEnd)
        {
            int at = from;
            while (at < ParametersEnd)
            {
                int otherEnd = NameEnd(at + 1);
                if (Ascii.EqualsIgnoreCase(Buffer, at + 1, otherEnd, Buffer, nameOffset, nameEnd))
                {
                    return true;
                }

                at = Ascii.IndexOf(Buffer, otherEnd, ParametersEnd, ';');
            }

            return false;
        }

        [HotPath]
        private int NameEnd(int offset)
        {
            while (offset < ParametersEnd && Buffer[offset] != '=' && Buffer[offset] != ';')
            {
                offset++;
            }

            return offset;
        }

        // The value is from the equals sign on; empty without one.
        [HotPath]
        private bool Find(byte[] name, int offset, int end, out int valueOffset, out int valueEnd)
        {
            int at = ParametersOffset;
            while (at < ParametersEnd)
            {
                int nameOffset = at + 1;
                valueOffset = NameEnd(nameOffset);
                valueEnd = Ascii.IndexOf(Buffer, valueOffset, ParametersEnd, ';');
                if (Ascii.EqualsIgnoreCase(Buffer, nameOffset, valueOffset, name, offset, end))
                {
                    return true;
                }

                at = valueEnd;
            }

            valueOffset = 0;
            valueEnd = 0;
            return false;
        }

        [HotPath]
        private bool HasParametersOf(TelUri other)
        {
            byte[] buffer = other.Buffer;
            int at = other.ParametersOffset;
            while (at < other.ParametersEnd)
            {
                int nameOffset = at + 1;
                int nameEnd = other.NameEnd(nameOffset);
                at = Ascii.IndexOf(buffer, nameEnd, other.ParametersEnd, ';');
                int valueOffset;
                int valueEnd;
                bool isSame = Find(buffer, nameOffset, nameEnd, out valueOffset, out valueEnd)
                    && IsValueEqual(buffer, nameOffset, nameEnd, at, valueOffset, valueEnd);
                if (!isSame)
                {
                    return false;
                }
            }

            return true;
        }

        // RFC 3966 §4: an extension and a context that is a number are compared without visual separators.
        [HotPath]
        private bool IsValueEqual(
            byte[] buffer, int nameOffset, int nameEnd, int end, int valueOffset, int valueEnd)
        {
            bool isContext = Ascii.EqualsIgnoreCase(buffer, nameOffset, nameEnd, PhoneContext)
                && end - nameEnd > 1 && buffer[nameEnd + 1] == '+';
            return isContext || SipWords.Is(SipWords.Extension, buffer, nameOffset, nameEnd)
                ? AreNumbersEqual(buffer, nameEnd, end, Buffer, valueOffset, valueEnd)
                : SipEscapes.AreEqual(buffer, nameEnd, end, Buffer, valueOffset, valueEnd, true);
        }

        [HotPath]
        private static bool AreNumbersEqual(byte[] a, int aOffset, int aEnd, byte[] b, int bOffset, int bEnd)
        {
            while (true)
            {
                while (aOffset < aEnd && IsSeparator(a[aOffset]))
                {
                    aOffset++;
                }

                while (bOffset < bEnd && IsSeparator(b[bOffset]))
                {
                    bOffset++;
                }

                if (aOffset == aEnd || bOffset == bEnd)
                {
                    return aOffset == aEnd && bOffset == bEnd;
                }

                if (!Ascii.EqualsIgnoreCase(a, aOffset, aOffset + 1, b, bOffset, bOffset + 1))
                {
                    return false;
                }

                aOffset++;
                bOffset++;
            }
        }
    }
}
