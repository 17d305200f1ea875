using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Registrations
{
    // The answers that REGISTER carries: to the server by 401 and to a proxy on the way by 407 (RFC 3261 §22.2, §22.3).
    // Invariant: a request is challenged at most Limits.MaxChallengesPerRequest times, then it is given up.

    /// <summary>Takes challenges to REGISTER and writes the answers.</summary>
    public sealed class RegisterCredentials
    {
        private readonly DigestClient _server;
        private readonly DigestClient _proxy;
        private int _challengeCount;

        /// <summary>Makes one without a challenge.</summary>
        /// <param name="settings">User name and password.</param>
        /// <param name="random">Where cnonces come from.</param>
        public RegisterCredentials(SipAccount settings, IRandom random)
        {
            _server = new DigestClient(settings.AuthUser, settings.Password, random);
            _proxy = new DigestClient(settings.AuthUser, settings.Password, random);
        }

        /// <summary>
        /// A request with a new purpose starts: its challenges are counted from 0. Nonces are used on.
        /// </summary>
        public void StartRequest()
        {
            _challengeCount = 0;
        }

        /// <summary>Forgets the challenges: another server.</summary>
        public void Forget()
        {
            _server.Forget();
            _proxy.Forget();
        }

        /// <summary>Takes the challenge of a response.</summary>
        /// <param name="response">A 401 or 407.</param>
        /// <returns>
        /// <c>None</c>: send the request again. Else <c>WrongPassword</c>, <c>UnsupportedChallenge</c>, or
        /// <c>TooManyChallenges</c>.
        /// </returns>
        public RegistrationFailure TakeChallenge(SipMessage response)
        {
            bool isServer = response.StatusCode == 401;
            DigestClient party = isServer ? _server : _proxy;
            SipHeader header = isServer ? SipHeader.WwwAuthenticate : SipHeader.ProxyAuthenticate;
            if (party.TakeChallenge(response, header) != SipResult.Ok)
            {
                return RegistrationFailure.UnsupportedChallenge;
            }

            if (party.IsRejected)
            {
                party.Forget();
                return RegistrationFailure.WrongPassword;
            }

            _challengeCount++;
            return _challengeCount > Limits.MaxChallengesPerRequest
                ? RegistrationFailure.TooManyChallenges
                : RegistrationFailure.None;
        }

        /// <summary>Writes the header fields that answer the challenges that there were.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="requestUri">The Request-URI as it is in the request.</param>
        public void Write(SipWriter writer, byte[] requestUri)
        {
            _server.WriteAnswer(writer, SipHeader.Authorization, SipTokens.Register, requestUri);
            _proxy.WriteAnswer(writer, SipHeader.ProxyAuthorization, SipTokens.Register, requestUri);
        }
    }
}
