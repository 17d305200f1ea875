namespace SipPhone.Core.Hal
{
    /// <summary>
    /// A TLS connection on a platform that hides the peer's certificate and checks the name itself: reduced assurance.
    /// It is told before <see cref="ISecureChannel.Open"/> which names will do. What is in <c>PeerPresented</c> then
    /// has proven one of them, by the platform's rules; <see cref="ISecureChannel.CopyPeerCertificate"/> has nothing.
    /// </summary>
    public interface INameCheckingChannel : ISecureChannel
    {
        /// <summary>Says which names will do, until it is called again. Without any, opening fails.</summary>
        /// <param name="names">
        /// Each as the platform compares it (<c>sip:example.com</c>, <c>example.com</c>), ASCII without NUL, 1 octet or
        /// more, in the order in which they are tried; kept and not copied. Names that the phone was configured with,
        /// never one out of an answer of DNS for a domain that was located.
        /// </param>
        void Expect(byte[][] names);

        /// <summary>
        /// The expected name that the peer has proven, from <c>PeerPresented</c> on; null before.
        /// </summary>
        byte[] MatchedName { get; }

        /// <summary>
        /// What the platform cannot check or do, as codes with a comma and a space between them, for people and
        /// stations.
        /// </summary>
        string Unchecked { get; }
    }
}
