using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Equality of SIP and SIPS URIs, RFC 3261 §19.1.4, with the IPv6 addresses of RFC 5954 §4.2.
    // It is not transitive: parameters that only one of two has are passed over, but for a few.
    //
    //   part                                   compared
    //   scheme                                 sip is not sips
    //   user and password                      exactly, escapes taken for their octets; absent is not present
    //   host                                   letters folded; IPv6 addresses by their octets
    //   port                                   as a number; absent is not 5060 or 5061
    //   parameter that both have               letters folded, escapes taken for their octets, in any order
    //   user, ttl, method, maddr, transport    in one only: never equal, not even with its default value
    //   other parameter in one only            passed over
    //   headers                                both have the same, in any order; names folded, values exactly
    //
    // Invariant: AreEqual(a, b) == AreEqual(b, a).

    /// <summary>Compares SIP and SIPS URIs. Reusable, for the room that addresses are read into.</summary>
    public sealed class SipUriComparison
    {
        private static readonly WordTable DecidingParameters = new WordTable("user|ttl|method|maddr|transport");

        private readonly byte[] _aAddress = new byte[IpLiteral.Ipv6Bytes];
        private readonly byte[] _bAddress = new byte[IpLiteral.Ipv6Bytes];

        /// <summary>Tells whether two URIs are equal.</summary>
        /// <param name="a">The first, parsed.</param>
        /// <param name="b">The second, parsed.</param>
        /// <returns>True when they are.</returns>
        [HotPath]
        public bool AreEqual(SipUri a, SipUri b)
        {
            return a.IsSips == b.IsSips
                && a.Port == b.Port
                && a.HasUser == b.HasUser
                && (!a.HasUser || HasSameUserinfo(a, b))
                && HasSameHost(a, b)
                && AgreesOnParameters(a, b)
                && AgreesOnParameters(b, a)
                && HasHeadersOf(a, b)
                && HasHeadersOf(b, a);
        }

        // The userinfo ends one octet before the host: "@".
        [HotPath]
        private static bool HasSameUserinfo(SipUri a, SipUri b)
        {
            return SipEscapes.AreEqual(
                a.Buffer, a.UserOffset, a.HostOffset - 1, b.Buffer, b.UserOffset, b.HostOffset - 1, false);
        }

        [HotPath]
        private bool HasSameHost(SipUri a, SipUri b)
        {
            if (Ascii.EqualsIgnoreCase(a.Buffer, a.HostOffset, a.HostEnd, b.Buffer, b.HostOffset, b.HostEnd))
            {
                return true;
            }

            // RFC 5954 §4.2: two texts of one IPv6 address are the same host.
            return a.Buffer[a.HostOffset] == '[' && b.Buffer[b.HostOffset] == '['
                && IpLiteral.Read(a.Buffer, a.HostOffset, a.HostEnd, _aAddress) == IpLiteral.Ipv6Bytes
                && IpLiteral.Read(b.Buffer, b.HostOffset, b.HostEnd, _bAddress) == IpLiteral.Ipv6Bytes
                && Ascii.EqualsExactly(_aAddress, 0, _aAddress.Length, _bAddress);
        }

        // Each parameter of a: b has it with the same value, or has it not and may do so.
        [HotPath]
        private static bool AgreesOnParameters(SipUri a, SipUri b)
        {
            int at = a.ParametersOffset;
            while (at < a.ParametersEnd)
            {
                int nameOffset = at + 1;
                int nameEnd = SipOctets.SkipWithEscapes(
                    a.Buffer, nameOffset, a.ParametersEnd, SipOctets.UriParameter);
                at = Ascii.IndexOf(a.Buffer, nameEnd, a.ParametersEnd, ';');
                int otherOffset;
                int otherEnd;
                if (!FindParameter(b, a.Buffer, nameOffset, nameEnd, out otherOffset, out otherEnd))
                {
                    if (IsDeciding(a.Buffer, nameOffset, nameEnd))
                    {
                        return false;
                    }
                }
                else if (!SipEscapes.AreEqual(a.Buffer, nameEnd, at, b.Buffer, otherOffset, otherEnd, true))
                {
                    return false;
                }
            }

            return true;
        }

        // The value is from the equals sign on, so that "x" and "x=..." differ.
        [HotPath]
        private static bool FindParameter(
            SipUri uri, byte[] buffer, int offset, int end, out int valueOffset, out int valueEnd)
        {
            int at = uri.ParametersOffset;
            while (at < uri.ParametersEnd)
            {
                int nameOffset = at + 1;
                valueOffset = SipOctets.SkipWithEscapes(
                    uri.Buffer, nameOffset, uri.ParametersEnd, SipOctets.UriParameter);
                valueEnd = Ascii.IndexOf(uri.Buffer, valueOffset, uri.ParametersEnd, ';');
                if (SipEscapes.AreEqual(uri.Buffer, nameOffset, valueOffset, buffer, offset, end, true))
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
        private static bool IsDeciding(byte[] buffer, int offset, int end)
        {
            WordTable names = DecidingParameters;
            for (int i = 0; i < names.Count; i++)
            {
                if (SipEscapes.AreEqual(buffer, offset, end, names.Octets, names.OffsetOf(i), names.EndOf(i), true))
                {
                    return true;
                }
            }

            return false;
        }

        [HotPath]
        private static bool HasHeadersOf(SipUri a, SipUri b)
        {
            int at = a.HeadersOffset;
            while (at < a.HeadersEnd)
            {
                int end = Ascii.IndexOf(a.Buffer, at, a.HeadersEnd, '&');
                if (!HasHeader(b, a.Buffer, at, end))
                {
                    return false;
                }

                at = end + 1;
            }

            return true;
        }

        [HotPath]
        private static bool HasHeader(SipUri uri, byte[] buffer, int offset, int end)
        {
            int equals = Ascii.IndexOf(buffer, offset, end, '=');
            int at = uri.HeadersOffset;
            while (at < uri.HeadersEnd)
            {
                int otherEnd = Ascii.IndexOf(uri.Buffer, at, uri.HeadersEnd, '&');
                int otherEquals = Ascii.IndexOf(uri.Buffer, at, otherEnd, '=');
                if (SipEscapes.AreEqual(buffer, offset, equals, uri.Buffer, at, otherEquals, true)
                    && SipEscapes.AreEqual(buffer, equals, end, uri.Buffer, otherEquals, otherEnd, false))
                {
                    return true;
                }

                at = otherEnd + 1;
            }

            return false;
        }
    }
}
