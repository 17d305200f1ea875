namespace SipPhone.Media.Streams
{
    // The codecs of RFC 3551 that every telephone has. Invariant: both have 8,000 samples a second, an octet each.

    /// <summary>How sound is coded.</summary>
    public enum AudioCodec
    {
        /// <summary>Not agreed yet.</summary>
        None = 0,

        /// <summary>G.711 µ-law (RFC 3551 §4.5.14).</summary>
        Pcmu,

        /// <summary>G.711 A-law (RFC 3551 §4.5.14).</summary>
        Pcma,
    }
}
