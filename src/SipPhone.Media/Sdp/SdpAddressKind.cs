namespace SipPhone.Media.Sdp
{
    // What a c= line names, RFC 8866 §5.7. Invariant: None means that there is no such line.

    /// <summary>What the address of a c= line is.</summary>
    public enum SdpAddressKind
    {
        /// <summary>There is no c= line.</summary>
        None = 0,

        /// <summary>An IPv4 address.</summary>
        Ipv4,

        /// <summary>An IPv6 address.</summary>
        Ipv6,

        /// <summary>A domain name.</summary>
        Name,

        /// <summary>
        /// A black hole: 0.0.0.0 (RFC 3264 §8.4), ::, or a name under .invalid (RFC 3725 §5). Nothing may be sent
        /// there.
        /// </summary>
        Nowhere,

        /// <summary>A multicast address, another network or another kind of address: nothing for a phone.</summary>
        Other,
    }
}
