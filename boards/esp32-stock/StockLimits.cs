namespace SipPhone.Board.Esp32.Stock
{
    /// <summary>Sizes and times of a TLS connection on the platform's own TLS.</summary>
    internal static class StockLimits
    {
        // As long as SIP waits for an answer (RFC 3261 §17.1.2.2, Timer F). The platform has none of its own that could
        // be set; the connection manager's is shorter, and this holds for whoever has none.
        internal const int ConnectTimeoutMs = 32_000;

        // How long the rest of a record may take that has begun to come in. A record that the platform's receive window
        // (5,760 octets, six segments) cannot hold never comes in whole, and ends the connection so.
        internal const int RecordTimeoutMs = 10_000;

        // The platform calls a socket writable from 2,881 free octets on (lwIP's TCP_SNDLOWAT with its 5,760 octets of
        // send buffer). A piece of this size with what TLS 1.2 adds to it, at most 90 octets, always fits in there.
        internal const int WritePieceBytes = 2_048;
    }
}
