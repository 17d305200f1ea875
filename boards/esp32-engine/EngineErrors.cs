using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Engine
{
    // The engine's numbers as the failures of a secure channel. mbedTLS's numbers are those of 2.28 and 3.6 alike:
    // verify flags of x509_crt.h, errors without their sign of ssl.h.
    //
    //   verify flags                         | failure        | platform error
    //   expired or not yet valid, no other   | Expired        | the flags
    //   any other                            | UntrustedChain | the flags
    //   none, error                          |                |
    //   transport ended, no close_notify     | PeerClosed     | the error
    //   none (close_notify came)             | PeerClosed     | 0
    //   any other: alert, garbage, KeyUpdate | Protocol       | the error

    /// <summary>Says why an engine failed.</summary>
    internal static class EngineErrors
    {
        // MBEDTLS_X509_BADCERT_EXPIRED and MBEDTLS_X509_BADCERT_FUTURE.
        private const int TimeFlags = 0x0001 | 0x0200;

        // MBEDTLS_ERR_SSL_CONN_EOF.
        private const int TransportEnded = 0x7280;

        /// <summary>Names the failure of a connection.</summary>
        /// <param name="verifyFlags">What the verification found, 0 for nothing.</param>
        /// <param name="errorCode">mbedTLS's error without its sign, 0 for none.</param>
        /// <returns>The failure.</returns>
        internal static SecureChannelFailure Of(int verifyFlags, int errorCode)
        {
            if (verifyFlags != 0)
            {
                // "Expired" is said only when time is all that is wrong.
                return (verifyFlags & ~TimeFlags) == 0
                    ? SecureChannelFailure.Expired
                    : SecureChannelFailure.UntrustedChain;
            }

            return errorCode == 0 || errorCode == TransportEnded
                ? SecureChannelFailure.PeerClosed
                : SecureChannelFailure.Protocol;
        }

        /// <summary>Names the failure of making an engine.</summary>
        /// <param name="code">What the engine answered, negative.</param>
        /// <returns>
        /// <c>NoAnchors</c> for anchors that are none, <c>Protocol</c> for a server name that is none, else
        /// <c>Unreachable</c>: no engine or no memory is left.
        /// </returns>
        internal static SecureChannelFailure OfCreate(int code)
        {
            switch (code)
            {
                case EngineCode.BadAnchors: return SecureChannelFailure.NoAnchors;
                case EngineCode.BadArgument: return SecureChannelFailure.Protocol;
                default: return SecureChannelFailure.Unreachable;
            }
        }
    }
}
