namespace SipPhone.Sip.Messages
{
    // What is wrong with a request in the words of its answer, which Refusal has.

    /// <summary>What a reason phrase says beyond the usual one of its status.</summary>
    public enum Fault
    {
        /// <summary>The usual phrase of the status.</summary>
        None,

        /// <summary>A header field is not there.</summary>
        Missing,

        /// <summary>A header field stands more than once.</summary>
        Duplicate,

        /// <summary>A header field breaks its grammar or its bounds.</summary>
        Malformed,

        /// <summary>A header field does not belong into such a request.</summary>
        Misplaced,

        /// <summary>The Request-URI breaks its grammar.</summary>
        BadRequestUri,

        /// <summary>A line does not end as it must.</summary>
        BadLineEnd,

        /// <summary>The request line breaks its grammar.</summary>
        BadStartLine,

        /// <summary>A line is no header field.</summary>
        BadHeaderLine,

        /// <summary>There are more header fields than we take.</summary>
        TooManyHeaders,

        /// <summary>Less came than Content-Length says.</summary>
        BodyTooShort,

        /// <summary>CSeq names another method than the request line.</summary>
        BadCSeqMethod,
    }
}
