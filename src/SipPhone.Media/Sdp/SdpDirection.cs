namespace SipPhone.Media.Sdp
{
    // Direction of a stream, RFC 8866 §6.7. Invariant: bit 0 is "sends", bit 1 is "receives".

    /// <summary>Which way a stream goes, seen from who wrote the description.</summary>
    public enum SdpDirection
    {
        /// <summary>a=inactive: neither way.</summary>
        Inactive = 0,

        /// <summary>a=sendonly: the writer sends; who reads is on hold.</summary>
        SendOnly = 1,

        /// <summary>a=recvonly: the writer receives.</summary>
        ReceiveOnly = 2,

        /// <summary>a=sendrecv: both ways; holds where nothing is said.</summary>
        SendReceive = 3,
    }
}
