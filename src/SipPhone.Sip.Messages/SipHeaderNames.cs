using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Names and compact forms of the known header fields, RFC 3261 §7.3.3 and §20.
    // Invariant: the rows stand in the order of SipHeader.

    /// <summary>The names of the header fields that the phone knows.</summary>
    public static class SipHeaderNames
    {
        private static readonly byte[][] Names =
        {
            Ascii.ToBytes(string.Empty),
            Ascii.ToBytes("Via"),
            Ascii.ToBytes("From"),
            Ascii.ToBytes("To"),
            Ascii.ToBytes("Call-ID"),
            Ascii.ToBytes("CSeq"),
            Ascii.ToBytes("Contact"),
            Ascii.ToBytes("Max-Forwards"),
            Ascii.ToBytes("Content-Length"),
            Ascii.ToBytes("Content-Type"),
            Ascii.ToBytes("Expires"),
            Ascii.ToBytes("Min-Expires"),
            Ascii.ToBytes("WWW-Authenticate"),
            Ascii.ToBytes("Authorization"),
            Ascii.ToBytes("Proxy-Authenticate"),
            Ascii.ToBytes("Proxy-Authorization"),
            Ascii.ToBytes("Supported"),
            Ascii.ToBytes("Require"),
            Ascii.ToBytes("Unsupported"),
            Ascii.ToBytes("Retry-After"),
            Ascii.ToBytes("Route"),
            Ascii.ToBytes("Record-Route"),
            Ascii.ToBytes("Allow"),
            Ascii.ToBytes("Accept"),
            Ascii.ToBytes("Content-Encoding"),
            Ascii.ToBytes("Content-Disposition"),
            Ascii.ToBytes("Proxy-Require"),
            Ascii.ToBytes("Warning"),
            Ascii.ToBytes("Subject"),
            Ascii.ToBytes("User-Agent"),
            Ascii.ToBytes("Alert-Info"),
            Ascii.ToBytes("Call-Info"),
            Ascii.ToBytes("Reason"),
            Ascii.ToBytes("Event"),
            Ascii.ToBytes("Allow-Events"),
            Ascii.ToBytes("Subscription-State"),
            Ascii.ToBytes("Refer-To"),
            Ascii.ToBytes("Referred-By"),
            Ascii.ToBytes("Replaces"),
            Ascii.ToBytes("RSeq"),
            Ascii.ToBytes("RAck"),
            Ascii.ToBytes("Session-Expires"),
            Ascii.ToBytes("Min-SE"),
            Ascii.ToBytes("Answer-Mode"),
            Ascii.ToBytes("Priv-Answer-Mode"),
            Ascii.ToBytes("Path"),
            Ascii.ToBytes("Service-Route"),
            Ascii.ToBytes("Flow-Timer"),
            Ascii.ToBytes("Date"),
        };

        // One letter a row; where there is none an octet that no fold below makes.
        private static readonly byte[] CompactNames =
            Ascii.ToBytes("_vfti_m_lc______k_______e___s____ou_rb___x_______");

        /// <summary>Tells which header field a name means, full or compact, in any case (RFC 3261 §7.3.1).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The header field; <see cref="SipHeader.Other"/> for a name that is not in the table.</returns>
        [HotPath]
        public static SipHeader Identify(byte[] buffer, int offset, int end)
        {
            int length = end - offset;
            if (length < 1)
            {
                return SipHeader.Other;
            }

            int first = buffer[offset] | 0x20;
            if (length == 1)
            {
                // Only a letter can become a letter by this fold, so no other octet finds a row.
                for (int i = 1; i < CompactNames.Length; i++)
                {
                    if (CompactNames[i] == first)
                    {
                        return (SipHeader)i;
                    }
                }

                return SipHeader.Other;
            }

            for (int i = 1; i < Names.Length; i++)
            {
                byte[] name = Names[i];
                if (name.Length == length && (name[0] | 0x20) == first
                    && Ascii.EqualsIgnoreCase(buffer, offset, end, name))
                {
                    return (SipHeader)i;
                }
            }

            return SipHeader.Other;
        }

        /// <summary>The full name of a header field as it is written.</summary>
        /// <param name="header">The header field.</param>
        /// <returns>Its name, not to be changed; empty for <see cref="SipHeader.Other"/>.</returns>
        public static byte[] NameOf(SipHeader header)
        {
            return Names[(int)header];
        }
    }
}
