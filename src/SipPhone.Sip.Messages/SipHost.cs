using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // host [ ":" port ] of RFC 3261 §25.1, shared by URIs and Via.
    // Invariant: a host that is accepted is not empty, and no label of it is.

    /// <summary>Reads hosts and ports.</summary>
    public static class SipHost
    {
        /// <summary>Stands for "no port given".</summary>
        public const int NoPort = -1;

        /// <summary>Skips a host: a name, an IPv4 address, or an IPv6 address in brackets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <returns>The position behind the host; -1 when there is none or it is malformed.</returns>
        [HotPath]
        public static int Skip(byte[] buffer, int offset, int end)
        {
            if (offset < end && buffer[offset] == '[')
            {
                int bracket = SipOctets.Skip(buffer, offset + 1, end, SipOctets.Ipv6);
                bool isClosed = bracket < end && buffer[bracket] == ']';
                return isClosed && bracket > offset + 1 ? bracket + 1 : -1;
            }

            int hostEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Host);
            if (hostEnd == offset)
            {
                return -1;
            }

            // RFC 3261 §25.1 hostname: labels have at least one octet; one dot at the end is allowed.
            int previous = '.';
            for (int i = offset; i < hostEnd; i++)
            {
                int octet = buffer[i];
                if (octet == '.' && previous == '.')
                {
                    return -1;
                }

                previous = octet;
            }

            return hostEnd;
        }

        /// <summary>Reads a port.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where its digits start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>1 to 65,535; -1 when it is no port.</returns>
        [HotPath]
        public static int ParsePort(byte[] buffer, int offset, int end)
        {
            int port = Ascii.ParseDecimal(buffer, offset, end);
            return port >= 1 && port <= 65535 ? port : -1;
        }
    }
}
