namespace SipPhone.Board.Esp32.Stock
{
    /// <summary>Sizes and times of a TLS connection on the platform's own TLS.</summary>
    internal static class StockLimits
    {
        // As long as SIP waits for an answer (RFC 3261 §17.1.2.2, Timer F).
        internal const int ConnectTimeoutMs = 32_000;
    }
}
