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

        /// <summary>
        /// Most octets of a digest challenge that are kept: realm, nonce and opaque together. Real ones have 60 to 300.
        /// </summary>
        public const int MaxDigestChallengeBytes = 768;

        /// <summary>
        /// Largest REGISTER that we write, in octets: about 500, and two answers to challenges of the size above at most.
        /// </summary>
        public const int MaxRegisterBytes = 3 * 1024;

        /// <summary>
        /// Most challenges to one request. One is usual, two with a proxy; two more are for nonces that were too old.
        /// </summary>
        public const int MaxChallengesPerRequest = 4;

        /// <summary>Most octets that are kept of a reason phrase; real ones are shorter than 40.</summary>
        public const int MaxReasonPhraseBytes = 64;

        /// <summary>
        /// Least time between a registration and its refresh in seconds: a registrar that grants less must not have us
        /// flood it.
        /// </summary>
        public const int MinRefreshSeconds = 5;

        /// <summary>
        /// Longest Retry-After that is obeyed, in seconds: a day. A server's slip must not silence a phone for years.
        /// </summary>
        public const int MaxRetryAfterSeconds = 24 * 3600;

        /// <summary>How long to wait before sending on when a connection took nothing, in milliseconds.</summary>
        public const int SendRetryMs = 20;
    }
}
