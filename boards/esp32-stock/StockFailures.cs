using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Stock
{
    /// <summary>What the platform's numbers mean.</summary>
    internal static class StockFailures
    {
        /// <summary>
        /// mbedTLS's X509_CERT_VERIFY_FAILED: chain, time, purpose or name. The flags that say which stay inside.
        /// </summary>
        internal const int VerifyFailed = -0x2700;

        // mbedTLS: SSL_BAD_CERTIFICATE (what else was checked was right, the purpose or the curve is not), and how the
        // peer's end looks in a handshake: SSL_CONN_EOF, NET_CONN_RESET, SSL_PEER_CLOSE_NOTIFY.
        private const int BadCertificate = -0x7A00;
        private const int EndOfStream = -0x7280;
        private const int ConnectionReset = -0x0050;
        private const int CloseNotify = -0x7880;

        // lwIP's, as the C library of the image numbers them.
        private const int ResetByPeer = 104;
        private const int RefusedByPeer = 111;
        private const int Aborted = 113;
        private const int TimedOut = 116;

        /// <summary>Why TCP does not stand.</summary>
        /// <param name="error">The socket's number.</param>
        /// <returns>The failure.</returns>
        internal static SecureChannelFailure OfConnect(int error)
        {
            switch (error)
            {
                // The answer to the first segment is a reset where nothing listens.
                case ResetByPeer:
                case RefusedByPeer:
                    return SecureChannelFailure.Refused;

                // lwIP has sent the first segment often enough.
                case Aborted:
                case TimedOut:
                    return SecureChannelFailure.TimedOut;
                default:
                    return SecureChannelFailure.Unreachable;
            }
        }

        /// <summary>Why the handshake failed.</summary>
        /// <param name="error">mbedTLS's number.</param>
        /// <returns>The failure.</returns>
        internal static SecureChannelFailure OfHandshake(int error)
        {
            switch (error)
            {
                case VerifyFailed:
                case BadCertificate:
                    return SecureChannelFailure.CertificateRefused;
                case EndOfStream:
                case ConnectionReset:
                case CloseNotify:
                    return SecureChannelFailure.PeerClosed;
                default:
                    return SecureChannelFailure.Protocol;
            }
        }

        /// <summary>Why an open connection is none any more.</summary>
        /// <param name="result">What the gate found.</param>
        /// <returns>The failure; <c>None</c> while it is open.</returns>
        internal static SecureChannelFailure OfRecords(GateResult result)
        {
            switch (result)
            {
                case GateResult.Ended: return SecureChannelFailure.PeerClosed;
                case GateResult.Broken: return SecureChannelFailure.Protocol;
                case GateResult.Stalled: return SecureChannelFailure.TimedOut;
                default: return SecureChannelFailure.None;
            }
        }
    }
}
