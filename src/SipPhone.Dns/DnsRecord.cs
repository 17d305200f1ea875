namespace SipPhone.Dns
{
    // One resource record as it was read, RFC 1035 §4.1.3. Invariant: what does not belong to its type is 0, or -1 for
    // TargetOffset.

    /// <summary>
    /// What was found in one record: numbers, and offsets into <see cref="Buffer"/>, which must stay unchanged as long
    /// as they are used. One object serves for any number of records.
    /// </summary>
    public sealed class DnsRecord
    {
        /// <summary>The buffer that holds the record.</summary>
        public byte[] Buffer { get; internal set; }

        /// <summary>Where the message starts that name pointers count from.</summary>
        public int MessageOffset { get; internal set; }

        /// <summary>Where the owner's name starts.</summary>
        public int NameOffset { get; internal set; }

        /// <summary>The type: one of <see cref="DnsType"/>, or another.</summary>
        public int Type { get; internal set; }

        /// <summary>
        /// The class: 1 for the Internet. In an OPT record the sender's datagram size (RFC 6891 §6.1.2).
        /// </summary>
        public int Class { get; internal set; }

        /// <summary>
        /// Time to live in seconds; 0 when its topmost bit is set (RFC 2181 §8). In an OPT record its 32 bits.
        /// </summary>
        public int TtlSeconds { get; internal set; }

        /// <summary>Where the RDATA starts: for A and AAAA the address itself.</summary>
        public int RdataOffset { get; internal set; }

        /// <summary>Where the RDATA ends, exclusive.</summary>
        public int RdataEnd { get; internal set; }

        /// <summary>
        /// Where a name in the RDATA starts: CNAME, the SRV target, the NAPTR replacement; -1 for other types.
        /// </summary>
        public int TargetOffset { get; internal set; }

        /// <summary>SRV: the priority, lowest first. 0 to 65,535.</summary>
        public int Priority { get; internal set; }

        /// <summary>SRV: the weight among equal priorities. 0 to 65,535.</summary>
        public int Weight { get; internal set; }

        /// <summary>SRV: the port. 0 to 65,535.</summary>
        public int Port { get; internal set; }

        /// <summary>NAPTR: the order, lowest first. 0 to 65,535.</summary>
        public int Order { get; internal set; }

        /// <summary>NAPTR: the preference among equal orders, lowest first. 0 to 65,535.</summary>
        public int Preference { get; internal set; }

        /// <summary>NAPTR: where the flags' text starts.</summary>
        public int FlagsOffset { get; internal set; }

        /// <summary>NAPTR: where the flags' text ends, exclusive.</summary>
        public int FlagsEnd { get; internal set; }

        /// <summary>NAPTR: where the services' text starts.</summary>
        public int ServicesOffset { get; internal set; }

        /// <summary>NAPTR: where the services' text ends, exclusive.</summary>
        public int ServicesEnd { get; internal set; }

        /// <summary>NAPTR: where the regular expression starts.</summary>
        public int RegexpOffset { get; internal set; }

        /// <summary>NAPTR: where the regular expression ends, exclusive.</summary>
        public int RegexpEnd { get; internal set; }

        /// <summary>SOA: the MINIMUM field in seconds, which bounds negative answers (RFC 2308 §4).</summary>
        public int MinimumSeconds { get; internal set; }
    }
}
