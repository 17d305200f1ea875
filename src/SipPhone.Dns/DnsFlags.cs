namespace SipPhone.Dns
{
    /// <summary>Bits and codes of the second 16 bits of a DNS message (RFC 1035 §4.1.1, RFC 6891 §6.1.3).</summary>
    public static class DnsFlags
    {
        /// <summary>QR: the message is a response.</summary>
        public const int Response = 0x8000;

        /// <summary>AA: the responder is an authority for the name.</summary>
        public const int Authoritative = 0x0400;

        /// <summary>TC: the message was cut to fit; ask again over TCP.</summary>
        public const int Truncated = 0x0200;

        /// <summary>RD: the asker wants the server to find out.</summary>
        public const int RecursionDesired = 0x0100;

        /// <summary>RA: the server does find out.</summary>
        public const int RecursionAvailable = 0x0080;

        /// <summary>RCODE: no error.</summary>
        public const int NoError = 0;

        /// <summary>RCODE: the server could not read the query.</summary>
        public const int FormatError = 1;

        /// <summary>RCODE: the server failed.</summary>
        public const int ServerFailure = 2;

        /// <summary>RCODE: the name does not exist.</summary>
        public const int NameError = 3;

        /// <summary>RCODE: the server does not answer this asker, or not this question.</summary>
        public const int Refused = 5;
    }
}
