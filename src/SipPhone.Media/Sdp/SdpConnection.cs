using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // c=<nettype> <addrtype> <connection-address>, RFC 8866 §5.7. Invariant: Kind is None exactly when nothing was read
    // since Clear, or reading failed.

    /// <summary>Where somebody receives: a c= line. Reusable; reading allocates nothing.</summary>
    public sealed class SdpConnection
    {
        private const int MulticastFirstOctet = 224;
        private const int MulticastLastOctet = 239;
        private const int Ipv6MulticastOctet = 0xFF;

        private static readonly byte[] Invalid = Ascii.ToBytes("invalid");

        private readonly byte[] _address = new byte[IpLiteral.Ipv6Bytes];

        /// <summary>What the address is.</summary>
        public SdpAddressKind Kind { get; private set; }

        /// <summary>
        /// The address in network order, in the first 4 octets for <see cref="SdpAddressKind.Ipv4"/>, in all 16 for
        /// <see cref="SdpAddressKind.Ipv6"/>; of no meaning else.
        /// </summary>
        public byte[] Address
        {
            get { return _address; }
        }

        /// <summary>Octets of <see cref="Address"/> that count: 4, 16, or 0.</summary>
        public int AddressLength
        {
            get
            {
                switch (Kind)
                {
                    case SdpAddressKind.Ipv4: return IpLiteral.Ipv4Bytes;
                    case SdpAddressKind.Ipv6: return IpLiteral.Ipv6Bytes;
                    default: return 0;
                }
            }
        }

        /// <summary>Where the address stands in the description as text.</summary>
        public int TextOffset { get; private set; }

        /// <summary>Where that text ends, exclusive.</summary>
        public int TextEnd { get; private set; }

        /// <summary>Forgets what was read.</summary>
        [HotPath]
        public void Clear()
        {
            Kind = SdpAddressKind.None;
            TextOffset = 0;
            TextEnd = 0;
        }

        /// <summary>Reads the value of a c= line.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><see cref="SdpResult.Ok"/> or <see cref="SdpResult.BadConnection"/>.</returns>
        [HotPath]
        public SdpResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            int netTypeEnd = SdpLine.SkipToken(buffer, offset, end);
            int typeOffset = SdpLine.SkipSpace(buffer, netTypeEnd, end);
            int typeEnd = SdpLine.SkipToken(buffer, typeOffset, end);
            int textOffset = SdpLine.SkipSpace(buffer, typeEnd, end);
            if (textOffset < 0 || SdpLine.SkipField(buffer, textOffset, end) != end)
            {
                return SdpResult.BadConnection;
            }

            bool isInternet = SdpTokens.Words.IsWord(SdpTokens.In, buffer, offset, netTypeEnd);
            bool isIp4 = isInternet && SdpTokens.Words.IsWord(SdpTokens.Ip4, buffer, typeOffset, typeEnd);
            bool isIp6 = isInternet && SdpTokens.Words.IsWord(SdpTokens.Ip6, buffer, typeOffset, typeEnd);
            SdpAddressKind kind = SdpAddressKind.Other;
            if (isIp4 || isIp6)
            {
                kind = KindOf(buffer, textOffset, end, isIp4);
                if (kind == SdpAddressKind.None)
                {
                    return SdpResult.BadConnection;
                }
            }

            Kind = kind;
            TextOffset = textOffset;
            TextEnd = end;
            return SdpResult.Ok;
        }

        // None for what is neither an address of the given type nor a name.
        [HotPath]
        private SdpAddressKind KindOf(byte[] buffer, int offset, int end, bool isIp4)
        {
            // RFC 8866 §5.7: only multicast addresses carry a TTL or a count.
            if (Ascii.IndexOf(buffer, offset, end, '/') < end)
            {
                return SdpAddressKind.Other;
            }

            int length = IpLiteral.Read(buffer, offset, end, _address);
            if (length == 0)
            {
                return KindOfName(buffer, offset, end);
            }

            // RFC 8866 §9: no brackets here, and the type has to be the address's own.
            if ((length == IpLiteral.Ipv4Bytes) != isIp4 || buffer[offset] == '[')
            {
                return SdpAddressKind.None;
            }

            if (IsZero(length))
            {
                return SdpAddressKind.Nowhere;
            }

            int first = _address[0];
            if (isIp4)
            {
                bool isMulticast = first >= MulticastFirstOctet && first <= MulticastLastOctet;
                return isMulticast ? SdpAddressKind.Other : SdpAddressKind.Ipv4;
            }

            return first == Ipv6MulticastOctet ? SdpAddressKind.Other : SdpAddressKind.Ipv6;
        }

        [HotPath]
        private bool IsZero(int length)
        {
            for (int i = 0; i < length; i++)
            {
                if (_address[i] != 0)
                {
                    return false;
                }
            }

            return true;
        }

        // RFC 8866 §9: FQDN = 4*(alpha-numeric / "-" / "."). With "_", as names in the field have it; and letters must
        // be there, or it was meant as an address.
        [HotPath]
        private static SdpAddressKind KindOfName(byte[] buffer, int offset, int end)
        {
            bool hasLetter = false;
            int labelOffset = offset;
            for (int i = offset; i < end; i++)
            {
                int octet = buffer[i];
                bool isLetter = Ascii.IsLetter(octet);
                hasLetter |= isLetter;
                if (octet == '.')
                {
                    labelOffset = i + 1;
                }
                else if (!isLetter && !Ascii.IsDigit(octet) && octet != '-' && octet != '_')
                {
                    return SdpAddressKind.None;
                }
            }

            if (!hasLetter || end - offset > Limits.MaxDomainNameBytes)
            {
                return SdpAddressKind.None;
            }

            bool isInvalid = Ascii.EqualsIgnoreCase(buffer, labelOffset, end, Invalid);
            return isInvalid ? SdpAddressKind.Nowhere : SdpAddressKind.Name;
        }
    }
}
