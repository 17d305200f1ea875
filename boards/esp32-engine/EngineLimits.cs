namespace SipPhone.Board.Esp32.Engine
{
    // Sizes and times of a TLS connection on the native engine, each with its reason. The engine's own are in
    // firmware/native/src/engine_limits.h. Invariant: WireBytes is not above the engine's smallest ring, 512.

    /// <summary>Sizes and times of a TLS connection on the native engine.</summary>
    internal static class EngineLimits
    {
        /// <summary>
        /// Longest wait for a TCP connection, in milliseconds. The owner's deadline (Limits.ConnectTimeoutMs) is
        /// shorter and knows what to do next; this one ends what nobody else ends.
        /// </summary>
        internal const int ConnectTimeoutMs = 32_000;

        /// <summary>
        /// Longest handshake, from its first octet sent to the peer's certificate, in milliseconds, however often an
        /// octet comes: no longer than SIP would wait for an answer (RFC 3261 §17.1.2.2, Timer F: 32 s).
        /// </summary>
        internal const int HandshakeTimeoutMs = 32_000;

        /// <summary>
        /// Octets between socket and engine in one direction. The engine has rings of its own; this only spares
        /// calls. A REGISTER takes two.
        /// </summary>
        internal const int WireBytes = 512;

        /// <summary>
        /// Most rounds of socket to engine in one call, so that a fast peer cannot keep the loop: 4 KB.
        /// </summary>
        internal const int MaxRounds = 8;
    }
}
