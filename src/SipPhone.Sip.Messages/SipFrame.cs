namespace SipPhone.Sip.Messages
{
    /// <summary>What the next piece of a stream is. <see cref="SipStreamFramer.Next"/> gives it.</summary>
    public enum SipFrame
    {
        /// <summary>Nothing whole yet: receive more.</summary>
        NeedMore = 0,

        /// <summary>A whole message lies between <c>MessageOffset</c> and <c>MessageEnd</c>.</summary>
        Message,

        /// <summary>
        /// A CRLF between messages. To a client that sent a ping it is the pong; to a server two of them are a ping
        /// (RFC 5626 §4.4.1). RFC 3261 §7.5 has it ignored otherwise.
        /// </summary>
        KeepAlive,

        /// <summary>
        /// The stream can no longer be cut into messages: <c>Error</c> says why; close the connection.
        /// </summary>
        Error,
    }
}
