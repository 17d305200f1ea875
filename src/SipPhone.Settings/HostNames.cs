using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Settings
{
    // Names and addresses of servers. Invariant: what passes as a domain can be the reference of an identity check, and
    // the host of a SIP URI (RFC 3261 §25.1, hostname) without a dot at its end.

    /// <summary>Checks domains, servers and addresses.</summary>
    internal static class HostNames
    {
        /// <summary>Checks a domain name.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>BadAddress</c> for an IP address, <c>BadDomain</c>.</returns>
        internal static SettingResult CheckDomain(byte[] value, int offset, int end)
        {
            if (IsAddress(value, offset, end) || PresentedNames.IsIpLiteral(value, offset, end))
            {
                return SettingResult.BadAddress;
            }

            return IsDomain(value, offset, end) ? SettingResult.Ok : SettingResult.BadDomain;
        }

        /// <summary>Checks a domain name with or without a port.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>BadAddress</c> for an IP address, <c>BadDomain</c>, <c>BadPort</c>.</returns>
        internal static SettingResult CheckServer(byte[] value, int offset, int end)
        {
            SettingResult result = HostPort.Split(
                value, offset, end, out int hostOffset, out int hostEnd, out _);
            if (result != SettingResult.Ok)
            {
                return result;
            }

            // Brackets are for addresses.
            return hostOffset > offset ? SettingResult.BadAddress : CheckDomain(value, hostOffset, hostEnd);
        }

        /// <summary>Checks a domain name or an IP address.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>BadDomain</c>.</returns>
        internal static SettingResult CheckHost(byte[] value, int offset, int end)
        {
            return IsAddress(value, offset, end) || IsDomain(value, offset, end)
                ? SettingResult.Ok
                : SettingResult.BadDomain;
        }

        /// <summary>Checks an IP address with or without a port.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>BadAddress</c>, <c>BadPort</c>.</returns>
        internal static SettingResult CheckAddress(byte[] value, int offset, int end)
        {
            SettingResult result = HostPort.Split(value, offset, end, out _, out _, out _);
            if (result != SettingResult.Ok)
            {
                return result;
            }

            byte[] address = new byte[IpLiteral.Ipv6Bytes];
            return HostPort.ReadAddress(value, offset, end, address, out _) == 0
                ? SettingResult.BadAddress
                : SettingResult.Ok;
        }

        /// <summary>Tells whether a range is an IP address, and nothing else.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it is.</returns>
        internal static bool IsAddress(byte[] value, int offset, int end)
        {
            return IpLiteral.Read(value, offset, end, new byte[IpLiteral.Ipv6Bytes]) != 0;
        }

        // RFC 3261 §25.1: labels of letters, digits and hyphens, with neither end a hyphen; the last one starts with a
        // letter.
        private static bool IsDomain(byte[] value, int offset, int end)
        {
            if (end - offset > Limits.MaxDomainNameBytes)
            {
                return false;
            }

            bool isLast = false;
            while (!isLast)
            {
                int dot = Ascii.IndexOf(value, offset, end, '.');
                isLast = dot == end;
                if (!IsLabel(value, offset, dot) || (isLast && !Ascii.IsLetter(value[offset])))
                {
                    return false;
                }

                offset = dot + 1;
            }

            return true;
        }

        private static bool IsLabel(byte[] value, int offset, int end)
        {
            if (offset == end || end - offset > Limits.MaxLabelBytes || value[offset] == '-' || value[end - 1] == '-')
            {
                return false;
            }

            while (offset < end)
            {
                int octet = value[offset++];
                if (!Ascii.IsLetter(octet) && !Ascii.IsDigit(octet) && octet != '-')
                {
                    return false;
                }
            }

            return true;
        }
    }
}
