using SipPhone.Core;

namespace SipPhone.Settings
{
    // host, host:port, [IPv6]:port as RFC 3261 §25.1 (hostport) has it, and an IPv6 address without brackets, which
    // then has no port. Invariant: outputs lie in the range, and are 0 on failure.

    /// <summary>Takes a host and its port apart.</summary>
    public static class HostPort
    {
        private const int MaxPort = 65535;

        /// <summary>Finds the host and the port.</summary>
        /// <param name="text">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="hostOffset">Where the host starts, behind a bracket; what stands there is not looked at.</param>
        /// <param name="hostEnd">Where it ends, exclusive, before a bracket.</param>
        /// <param name="port">1 to 65,535; 0 for none.</param>
        /// <returns>
        /// <c>Ok</c>; <c>BadAddress</c> for a bracket without its other half or with something but a port behind it;
        /// <c>BadPort</c>.
        /// </returns>
        public static SettingResult Split(
            byte[] text, int offset, int end, out int hostOffset, out int hostEnd, out int port)
        {
            hostOffset = offset;
            hostEnd = Ascii.IndexOf(text, offset, end, ':');
            port = 0;
            int behind = hostEnd;
            if (offset < end && text[offset] == '[')
            {
                hostOffset = offset + 1;
                hostEnd = Ascii.IndexOf(text, offset, end, ']');
                behind = hostEnd + 1;
                if (behind > end || (behind < end && text[behind] != ':'))
                {
                    return Fail(SettingResult.BadAddress, out hostOffset, out hostEnd, out port);
                }
            }
            else if (hostEnd < end && Ascii.IndexOf(text, hostEnd + 1, end, ':') < end)
            {
                hostEnd = end;
                behind = end;
            }

            if (behind == end)
            {
                return SettingResult.Ok;
            }

            port = Ascii.ParseDecimal(text, behind + 1, end);
            return port < 1 || port > MaxPort
                ? Fail(SettingResult.BadPort, out hostOffset, out hostEnd, out port)
                : SettingResult.Ok;
        }

        /// <summary>Reads an IP address with or without a port.</summary>
        /// <param name="text">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="address">Takes the address in its first 4 or 16 octets; 16 octets long.</param>
        /// <param name="port">1 to 65,535; 0 for none.</param>
        /// <returns>4 or 16; 0 when the text is none.</returns>
        public static int ReadAddress(byte[] text, int offset, int end, byte[] address, out int port)
        {
            if (Split(text, offset, end, out int hostOffset, out int hostEnd, out port) != SettingResult.Ok)
            {
                return 0;
            }

            // RFC 3261 §25.1: brackets are for IPv6.
            bool isBracketed = hostOffset > offset;
            int length = IpLiteral.Read(text, hostOffset, hostEnd, address);
            if (length == 0 || (isBracketed && length == IpLiteral.Ipv4Bytes))
            {
                port = 0;
                return 0;
            }

            return length;
        }

        private static SettingResult Fail(SettingResult result, out int hostOffset, out int hostEnd, out int port)
        {
            hostOffset = 0;
            hostEnd = 0;
            port = 0;
            return result;
        }
    }
}
