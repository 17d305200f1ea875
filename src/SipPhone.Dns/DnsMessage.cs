namespace SipPhone.Dns
{
    // A message as it was read, RFC 1035 §4.1. Invariant: every offset lies in the range that the reader was given.

    /// <summary>
    /// What <see cref="DnsReader"/> found in a message: numbers, and offsets into its buffer, which must stay unchanged
    /// as long as they are used. One object serves for any number of messages.
    /// </summary>
    public sealed class DnsMessage
    {
        /// <summary>The buffer that holds the message.</summary>
        public byte[] Buffer { get; internal set; }

        /// <summary>Where the message starts in <see cref="Buffer"/>; name pointers count from here.</summary>
        public int Offset { get; internal set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int End { get; internal set; }

        /// <summary>The id, 0 to 65,535.</summary>
        public int Id { get; internal set; }

        /// <summary>The 16 bits of flags and codes, as <see cref="DnsFlags"/> names them.</summary>
        public int Flags { get; internal set; }

        /// <summary>
        /// RCODE, 0 to 15; up to 4,095 with the upper bits that an OPT record carries (RFC 6891 §6.1.3), once the
        /// sections were read.
        /// </summary>
        public int ResponseCode { get; internal set; }

        /// <summary>Questions, 0 or 1.</summary>
        public int QuestionCount { get; internal set; }

        /// <summary>Where the question's name starts; 0 without a question.</summary>
        public int QuestionOffset { get; internal set; }

        /// <summary>Where the question's name ends, exclusive.</summary>
        public int QuestionNameEnd { get; internal set; }

        /// <summary>The type that is asked for; 0 without a question.</summary>
        public int QuestionType { get; internal set; }

        /// <summary>The class that is asked for, 1 for the Internet; 0 without a question.</summary>
        public int QuestionClass { get; internal set; }

        /// <summary>Records in the answer section.</summary>
        public int AnswerCount { get; internal set; }

        /// <summary>Records in the authority section.</summary>
        public int AuthorityCount { get; internal set; }

        /// <summary>Records in the additional section, OPT included.</summary>
        public int AdditionalCount { get; internal set; }

        /// <summary>Where the answer section starts.</summary>
        public int AnswerOffset { get; internal set; }

        /// <summary>Where the authority section starts; 0 until the sections were read.</summary>
        public int AuthorityOffset { get; internal set; }

        /// <summary>Where the additional section starts; 0 until the sections were read.</summary>
        public int AdditionalOffset { get; internal set; }

        /// <summary>
        /// The datagram size that the sender's OPT record announces (RFC 6891 §6.2.3); 0 without one, and until the
        /// sections were read.
        /// </summary>
        public int UdpPayloadBytes { get; internal set; }

        /// <summary>Takes the four bits of the operation, 0 for a standard query.</summary>
        public int Opcode
        {
            get { return (Flags >> 11) & 0x0F; }
        }

        /// <summary>True for a response, false for a query.</summary>
        public bool IsResponse
        {
            get { return (Flags & DnsFlags.Response) != 0; }
        }

        /// <summary>True when the sender cut the message.</summary>
        public bool IsTruncated
        {
            get { return (Flags & DnsFlags.Truncated) != 0; }
        }
    }
}
