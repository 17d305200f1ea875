using SipPhone.Core;

namespace SipPhone.Identity
{
    // Presented identities, RFC 5922 §7.1 and the seed's §4 and §10: which entry of a certificate is an identity, and
    // of which domain.
    //
    //   entry                                             | identity
    //   URI sip:HOST[:PORT][;params][?headers]            | SipUri, HOST
    //   URI sips:HOST...                                  | SipsUri, HOST (the policy decides whether it counts)
    //   URI with userinfo, another scheme, no host,       | none
    //     an IP literal, a host with other characters     |
    //   dNSName of non-empty labels of LDH and underscore | DnsName, the whole
    //   dNSName with wildcard, leading or trailing dot    | none
    //   anything else                                     | none
    //
    // The host of a URI is compared whole, so one with a trailing dot or an empty label is an identity that no
    // reference equals. Taking it as one is the strict reading: under RFC 5922 it still keeps DNS names from counting.
    // Invariant: the host range is within the entry for the first three, and empty at 0 otherwise.

    /// <summary>Tells which entries of a certificate are identities of a SIP domain. Allocates nothing.</summary>
    public static class PresentedNames
    {
        // How many octets "sip:" has.
        private const int SipPrefixBytes = 4;

        // What each octet is in a host name; 0 for none. A look-up is the cheapest test on the device.
        private const byte LabelOctet = 1;
        private const byte Dot = 2;
        private static readonly byte[] HostOctets = MakeHostOctets();

        /// <summary>Classifies one entry of a subjectAltName extension.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="tag">The entry's tag, as <see cref="GeneralName.Next"/> gave it.</param>
        /// <param name="offset">Where its contents start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <param name="domainOffset">Where the identity's domain starts; 0 when it is none.</param>
        /// <param name="domainEnd">Where it ends, exclusive; 0 when it is none.</param>
        /// <returns>What it is.</returns>
        [HotPath]
        public static PresentedName Classify(
            byte[] der, int tag, int offset, int end, out int domainOffset, out int domainEnd)
        {
            if (tag == GeneralName.Uri)
            {
                return ClassifyUri(der, offset, end, out domainOffset, out domainEnd);
            }

            domainOffset = 0;
            domainEnd = 0;
            if (tag != GeneralName.DnsName)
            {
                return PresentedName.OtherType;
            }

            PresentedName result = ClassifyDnsName(der, offset, end);
            if (result == PresentedName.DnsName)
            {
                domainOffset = offset;
                domainEnd = end;
            }

            return result;
        }

        /// <summary>Classifies the octets of a dNSName, or of a common name, which has the same syntax here.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <c>DnsName</c>, <c>Wildcard</c>, <c>EmptyLabel</c>, <c>TooLong</c> or <c>BadCharacter</c>.
        /// </returns>
        [HotPath]
        public static PresentedName ClassifyDnsName(byte[] buffer, int offset, int end)
        {
            if (end - offset > Limits.MaxDomainNameBytes)
            {
                return PresentedName.TooLong;
            }

            bool hasEmptyLabel = false;
            bool hasLongLabel = false;
            bool hasBadCharacter = false;
            int labelStart = offset;
            for (int i = offset; i < end; i++)
            {
                int octet = buffer[i];
                if (HostOctets[octet] == LabelOctet)
                {
                    continue;
                }

                if (octet == '*')
                {
                    return PresentedName.Wildcard;
                }

                hasBadCharacter |= octet != '.';
                hasEmptyLabel |= i == labelStart;
                hasLongLabel |= i - labelStart > Limits.MaxLabelBytes;
                labelStart = i + 1;
            }

            if (hasBadCharacter)
            {
                return PresentedName.BadCharacter;
            }

            if (hasEmptyLabel || labelStart == end)
            {
                return PresentedName.EmptyLabel;
            }

            return hasLongLabel || end - labelStart > Limits.MaxLabelBytes
                ? PresentedName.TooLong
                : PresentedName.DnsName;
        }

        /// <summary>
        /// Tells whether a URI is an identity of a reference: the same as <see cref="Classify"/> and a comparison, but
        /// with one look at most URIs.
        /// </summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">Where the URI starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="reference">
        /// The buffer of the reference, which <see cref="SipDomainIdentity.IsReference"/>.
        /// </param>
        /// <param name="start">Where the reference starts.</param>
        /// <param name="stop">Where it ends, exclusive.</param>
        /// <returns>
        /// Where its host starts, for <see cref="SchemeOf"/>; -1 when it is no identity of the reference.
        /// </returns>
        [HotPath]
        public static int FindReference(byte[] der, int offset, int end, byte[] reference, int start, int stop)
        {
            int host = FindHost(der, offset, end);
            if (host < 0 || stop - start > end - host)
            {
                return -1;
            }

            int hostEnd = host + (stop - start);
            bool isIdentity = Ascii.EqualsIgnoreCase(der, host, hostEnd, reference, start, stop) &&
                CheckBehindHost(der, host, hostEnd, end) == PresentedName.SipUri;
            return isIdentity ? host : -1;
        }

        /// <summary>Tells which of the two schemes a URI has.</summary>
        /// <param name="offset">Where the URI starts.</param>
        /// <param name="host">Where its host starts.</param>
        /// <returns><c>SipUri</c> or <c>SipsUri</c>.</returns>
        [HotPath]
        public static PresentedName SchemeOf(int offset, int host)
        {
            return host - offset == SipPrefixBytes ? PresentedName.SipUri : PresentedName.SipsUri;
        }

        /// <summary>Tells whether a host is an IP literal: in brackets, or with a last label of digits only.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the host starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// True for <c>[2001:db8::1]</c>, <c>192.0.2.1</c>, and for what some software takes as an address
        /// (<c>127.1</c>): no top-level domain is all digits (RFC 3696 §2; RFC 3261 §25.1, toplabel).
        /// </returns>
        [HotPath]
        public static bool IsIpLiteral(byte[] buffer, int offset, int end)
        {
            if (offset >= end)
            {
                return false;
            }

            if (buffer[offset] == '[')
            {
                return true;
            }

            int last = buffer[end - 1] == '.' ? end - 1 : end;
            int labelEnd = last;
            while (last > offset && Ascii.IsDigit(buffer[last - 1]))
            {
                last--;
            }

            return last < labelEnd && (last == offset || buffer[last - 1] == '.');
        }

        // RFC 3261 §19.1.1: sip:user:password@host:port;uri-parameters?headers
        [HotPath]
        private static PresentedName ClassifyUri(
            byte[] der, int offset, int end, out int domainOffset, out int domainEnd)
        {
            domainOffset = 0;
            domainEnd = 0;
            int host = FindHost(der, offset, end);
            if (host < 0)
            {
                return PresentedName.UriOtherScheme;
            }

            int hostEnd = host;
            while (hostEnd < end && HostOctets[der[hostEnd]] != 0)
            {
                hostEnd++;
            }

            PresentedName fault = CheckBehindHost(der, host, hostEnd, end);
            if (fault != PresentedName.SipUri)
            {
                return fault;
            }

            domainOffset = host;
            domainEnd = hostEnd;
            return SchemeOf(offset, host);
        }

        // Where the host starts, behind "sip:" or "sips:"; -1 for another scheme. Schemes are case insensitive (RFC
        // 5922 §7.1), and only letters are within one bit of these.
        [HotPath]
        private static int FindHost(byte[] der, int offset, int end)
        {
            if (end - offset < SipPrefixBytes || (der[offset] | 0x20) != 's' || (der[offset + 1] | 0x20) != 'i' ||
                (der[offset + 2] | 0x20) != 'p')
            {
                return -1;
            }

            int colon = offset + SipPrefixBytes - 1;
            if (der[colon] != ':' && (der[colon] | 0x20) == 's')
            {
                colon++;
            }

            return colon < end && der[colon] == ':' ? colon + 1 : -1;
        }

        // Judges a URI by what stands at hostEnd, behind octets that a host name has, and further on.
        [HotPath]
        private static PresentedName CheckBehindHost(byte[] der, int host, int hostEnd, int end)
        {
            bool isMalformed = false;
            for (int i = hostEnd; i < end; i++)
            {
                // RFC 5922 §7.1: "there is an '@'". No parameter or header may hold one unescaped (RFC 3261 §25.1).
                int octet = der[i];
                if (octet == '@')
                {
                    return PresentedName.UriUserinfo;
                }

                isMalformed |= octet <= ' ' || octet > '~';
            }

            if (isMalformed)
            {
                return PresentedName.UriMalformed;
            }

            int next = hostEnd < end ? der[hostEnd] : ';';
            bool isDelimited = next == ':' || next == ';' || next == '?';
            if (!isDelimited)
            {
                return next == '[' && hostEnd == host ? PresentedName.UriIpLiteral : PresentedName.UriBadHost;
            }

            if (hostEnd == host)
            {
                return PresentedName.UriNoHost;
            }

            if (IsIpLiteral(der, host, hostEnd))
            {
                return PresentedName.UriIpLiteral;
            }

            return IsPortOrNone(der, hostEnd, end) ? PresentedName.SipUri : PresentedName.UriMalformed;
        }

        // RFC 3261 §25.1: hostport = host [ ":" port ], port = 1*DIGIT.
        [HotPath]
        private static bool IsPortOrNone(byte[] der, int offset, int end)
        {
            if (offset == end || der[offset] != ':')
            {
                return true;
            }

            int digits = ++offset;
            while (offset < end && Ascii.IsDigit(der[offset]))
            {
                offset++;
            }

            return offset > digits && (offset == end || der[offset] == ';' || der[offset] == '?');
        }

        private static byte[] MakeHostOctets()
        {
            byte[] octets = new byte[256];
            for (int octet = 0; octet < octets.Length; octet++)
            {
                if (Ascii.IsLetter(octet) || Ascii.IsDigit(octet) || octet == '-' || octet == '_')
                {
                    octets[octet] = LabelOctet;
                }
            }

            octets['.'] = Dot;
            return octets;
        }
    }
}
