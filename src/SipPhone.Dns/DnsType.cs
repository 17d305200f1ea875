namespace SipPhone.Dns
{
    /// <summary>The record types that a SIP phone asks for or meets (RFC 1035 §3.2.2 and later).</summary>
    public static class DnsType
    {
        /// <summary>An IPv4 address (RFC 1035 §3.4.1).</summary>
        public const int A = 1;

        /// <summary>Another name for the owner (RFC 1035 §3.3.1).</summary>
        public const int Cname = 5;

        /// <summary>The start of a zone, which says how long "no" holds (RFC 1035 §3.3.13, RFC 2308).</summary>
        public const int Soa = 6;

        /// <summary>An IPv6 address (RFC 3596 §2.1).</summary>
        public const int Aaaa = 28;

        /// <summary>Where a service is (RFC 2782).</summary>
        public const int Srv = 33;

        /// <summary>Which services there are (RFC 3403 §4).</summary>
        public const int Naptr = 35;

        /// <summary>EDNS(0), not a record but what both sides can do (RFC 6891 §6.1).</summary>
        public const int Opt = 41;
    }
}
