using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Auth
{
    // The account's answers to challenges of servers (401) and proxies (407), for every method; RFC 3261 §22,
    // RFC 7616, RFC 8760. Invariant: the password is never written.

    /// <summary>Keeps one challenge a realm, and answers them in every request; nonces are used on.</summary>
    public sealed class SipCredentials
    {
        /// <summary>Makes one without challenges.</summary>
        /// <param name="account">User name and password.</param>
        /// <param name="random">Where cnonces come from.</param>
        public SipCredentials(SipAccount account, IRandom random)
        {
        }

        /// <summary>Forgets the challenges: another server.</summary>
        public void Forget()
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Takes the challenges of a response. The caller counts: one request is sent again for challenges at most
        /// <c>Limits.MaxChallengesPerRequest</c> times.
        /// </summary>
        /// <param name="response">A 401 or 407.</param>
        /// <returns>What to do.</returns>
        public ChallengeOutcome TakeChallenge(SipMessage response)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Writes Authorization and Proxy-Authorization for the challenges that there were.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="method">The request's method.</param>
        /// <param name="buffer">The buffer of the Request-URI as it stands in the request.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        public void Write(SipWriter writer, byte[] method, byte[] buffer, int uriOffset, int uriEnd)
        {
            throw new System.NotSupportedException();
        }
    }
}
