namespace SipPhone.Media.Sdp
{
    // Results of the session description reader, RFC 8866. Invariant: Ok is 0.

    /// <summary>What reading a session description came to: <see cref="Ok"/>, or the rule that was broken.</summary>
    public enum SdpResult
    {
        /// <summary>Read.</summary>
        Ok = 0,

        /// <summary>The text ends inside a line, or before the lines that must be there (RFC 8866 §5).</summary>
        Truncated,

        /// <summary>A line is not a letter, "=" and a text, or holds NUL or a bare CR (RFC 8866 §5, §9).</summary>
        BadLine,

        /// <summary>A type letter that no version of SDP has; it has to be refused (RFC 8866 §5).</summary>
        UnknownType,

        /// <summary>A line stands where its type may not stand, or is there twice (RFC 8866 §5).</summary>
        OutOfOrder,

        /// <summary>v= is not 0 (RFC 8866 §5.1).</summary>
        BadVersion,

        /// <summary>o= has not its six fields, or ids that are no numbers (RFC 8866 §5.2).</summary>
        BadOrigin,

        /// <summary>c= has not its three fields, or an address that is none (RFC 8866 §5.7).</summary>
        BadConnection,

        /// <summary>A media description has no c=, nor has the session (RFC 8866 §5.7).</summary>
        MissingConnection,

        /// <summary>t= has not its two numbers (RFC 8866 §5.9).</summary>
        BadTime,

        /// <summary>m= has not its four fields, or a port that is none (RFC 8866 §5.14).</summary>
        BadMedia,

        /// <summary>An attribute has no name, or one that we read has a malformed value (RFC 8866 §5.13, §6).</summary>
        BadAttribute,

        /// <summary>More media descriptions than <see cref="Core.Limits.MaxSdpMedia"/>.</summary>
        TooManyMedia,
    }
}
