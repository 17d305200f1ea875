using SipPhone.Core.Hal;

namespace SipPhone.Sip.Transport
{
    /// <summary>Words for <see cref="ConnectionFailure"/>, and what a channel's failure is as one.</summary>
    public static class ConnectionFailures
    {
        /// <summary>The code of a failure, as logs and JSON have it.</summary>
        /// <param name="failure">The failure.</param>
        /// <returns>A word in lower case with hyphens; "unknown" for a number outside the enum.</returns>
        public static string Name(ConnectionFailure failure)
        {
            switch (failure)
            {
                case ConnectionFailure.None: return "none";
                case ConnectionFailure.NotFound: return "not-found";
                case ConnectionFailure.Unreachable: return "unreachable";
                case ConnectionFailure.Refused: return "connection-refused";
                case ConnectionFailure.TimedOut: return "timeout";
                case ConnectionFailure.PeerClosed: return "peer-closed";
                case ConnectionFailure.BadStream: return "bad-stream";
                case ConnectionFailure.Tls: return "tls-failure";
                case ConnectionFailure.NoAnchors: return "no-anchors";
                case ConnectionFailure.UntrustedChain: return "untrusted-chain";
                case ConnectionFailure.Expired: return "expired";
                case ConnectionFailure.CertificateRefused: return "certificate-refused";
                case ConnectionFailure.Identity: return "identity";
                default: return "unknown";
            }
        }

        /// <summary>Takes a channel's failure as a connection's.</summary>
        /// <param name="failure">What the channel reports.</param>
        /// <returns>The failure of the same meaning; <c>Tls</c> for a number outside the enum.</returns>
        public static ConnectionFailure Of(SecureChannelFailure failure)
        {
            switch (failure)
            {
                case SecureChannelFailure.Unreachable: return ConnectionFailure.Unreachable;
                case SecureChannelFailure.Refused: return ConnectionFailure.Refused;
                case SecureChannelFailure.TimedOut: return ConnectionFailure.TimedOut;
                case SecureChannelFailure.UntrustedChain: return ConnectionFailure.UntrustedChain;
                case SecureChannelFailure.Expired: return ConnectionFailure.Expired;
                case SecureChannelFailure.NoAnchors: return ConnectionFailure.NoAnchors;
                case SecureChannelFailure.PeerClosed: return ConnectionFailure.PeerClosed;
                case SecureChannelFailure.CertificateRefused: return ConnectionFailure.CertificateRefused;
                default: return ConnectionFailure.Tls;
            }
        }
    }
}
