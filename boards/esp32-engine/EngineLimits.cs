namespace SipPhone.Board.Esp32.Engine
{
    /// <summary>Sizes and times of a TLS connection on the native engine.</summary>
    internal static class EngineLimits
    {
        // A server that accepts the connection and then says nothing must not hold the phone longer than SIP would wait
        // for an answer (RFC 3261 §17.1.2.2, Timer F: 32 s).
        internal const int HandshakeTimeoutMs = 32_000;
    }
}
