namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// What came of reading or writing a piece of SIP. <see cref="SipResultNames.Name"/> gives the text.
    /// </summary>
    public enum SipResult
    {
        /// <summary>It is well formed.</summary>
        Ok = 0,

        /// <summary>The range ends before the thing does.</summary>
        Truncated,

        /// <summary>A CR or LF stands alone (RFC 3261 §7: every line ends with CRLF).</summary>
        BadLineEnd,

        /// <summary>The first line is neither a request line nor a status line (RFC 3261 §7.1, §7.2).</summary>
        BadStartLine,

        /// <summary>The first line names another version than SIP/2.0 (RFC 3261 §21.5.6).</summary>
        UnsupportedVersion,

        /// <summary>A header field has no name or no colon (RFC 3261 §7.3.1).</summary>
        BadHeader,

        /// <summary>More header fields than <c>Limits.MaxSipHeaderFields</c>.</summary>
        TooManyHeaders,

        /// <summary>Content-Length is not a number.</summary>
        BadContentLength,

        /// <summary>Two Content-Length fields disagree.</summary>
        ContradictoryContentLength,

        /// <summary>A message in a stream has no Content-Length (RFC 3261 §18.3).</summary>
        MissingContentLength,

        /// <summary>The body is shorter than Content-Length says (RFC 3261 §18.3).</summary>
        BodyTooShort,

        /// <summary>The message is larger than the buffer for it.</summary>
        TooLarge,

        /// <summary>There is no such header field or parameter.</summary>
        Absent,

        /// <summary>A parameter list is malformed (RFC 3261 §25.1, generic-param).</summary>
        BadParameter,

        /// <summary>A parameter stands twice (RFC 3261 §7.3.1).</summary>
        DuplicateParameter,

        /// <summary>A URI is malformed (RFC 3261 §19.1.1).</summary>
        BadUri,

        /// <summary>A URI has another scheme than sip and sips.</summary>
        UnsupportedScheme,

        /// <summary>A name-addr or addr-spec is malformed (RFC 3261 §25.1).</summary>
        BadAddress,

        /// <summary>A Via value is malformed (RFC 3261 §20.42).</summary>
        BadVia,

        /// <summary>CSeq is malformed or not below 2^31 (RFC 3261 §8.1.1.5, §20.16).</summary>
        BadCSeq,

        /// <summary>A challenge or credentials are malformed (RFC 7616 §3.3, §3.4).</summary>
        BadAuthentication,

        /// <summary>The authentication scheme is not Digest.</summary>
        UnsupportedAuthScheme,

        /// <summary>The digest algorithm is neither MD5 nor SHA-256 (RFC 8760 §2.1).</summary>
        UnsupportedAlgorithm,

        /// <summary>The challenge offers qop values, but not auth.</summary>
        UnsupportedQop,

        /// <summary>What was to be written does not fit its buffer.</summary>
        BufferFull,

        /// <summary>There is no connection to send by.</summary>
        NotConnected,

        /// <summary>The call, dialog or machine is not in a state that allows this.</summary>
        WrongState,
    }
}
