namespace SipPhone.Core
{
    /// <summary>
    /// Every bound of the phone, with its reason. Buffers and tables get these sizes once, at the start; what comes from
    /// outside is held against them before it is believed.
    /// </summary>
    public static class Limits
    {
        /// <summary>Largest leaf certificate in octets. Real ones have 1-4 KB; 100 names on RSA-4096 make about 8 KB.</summary>
        public const int MaxCertificateBytes = 16 * 1024;

        /// <summary>
        /// Most extensions of a certificate. Real ones have about 10; the search for duplicates is quadratic in the worst
        /// case, and 64 keeps that under 2,100 comparisons.
        /// </summary>
        public const int MaxCertificateExtensions = 64;

        /// <summary>Longest domain name in octets, dots included, without a trailing one (RFC 1035 §2.3.4 as text).</summary>
        public const int MaxDomainNameBytes = 253;

        /// <summary>Longest label of a domain name in octets (RFC 1035 §2.3.4).</summary>
        public const int MaxLabelBytes = 63;

        /// <summary>Most domains whose servers may connect to us. A door phone serves one or two; the list is walked.</summary>
        public const int MaxAllowedDomains = 16;

        /// <summary>Largest SIP message in octets. A REGISTER with digest has about 1 KB, an INVITE with SDP 2 KB.</summary>
        public const int MaxSipMessageBytes = 8 * 1024;

        /// <summary>Longest wait for a TCP connection, in milliseconds.</summary>
        public const int ConnectTimeoutMs = 10 * 1000;

        /// <summary>Longest wait for the TLS handshake after the connection stands, in milliseconds.</summary>
        public const int HandshakeTimeoutMs = 10 * 1000;

        /// <summary>
        /// Most header fields of a SIP message. The longest of RFC 4475 has 44, most of them Via; the table costs 13
        /// octets a field.
        /// </summary>
        public const int MaxSipHeaderFields = 96;
    }
}
