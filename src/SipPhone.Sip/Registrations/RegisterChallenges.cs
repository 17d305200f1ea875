using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Registrations
{
    // How often REGISTER may be challenged, RFC 3261 §22.2. Invariant: a request is challenged at most
    // Limits.MaxChallengesPerRequest times, then it is given up.

    /// <summary>Counts the challenges of one purpose, and says what each means for the registration.</summary>
    internal sealed class RegisterChallenges
    {
        private readonly SipCredentials _credentials;
        private bool _wasAnswered;
        private int _count;

        /// <summary>Makes one.</summary>
        /// <param name="credentials">Answers challenges.</param>
        internal RegisterChallenges(SipCredentials credentials)
        {
            _credentials = credentials;
        }

        /// <summary>A new purpose: its challenges are counted from 0. Nonces are used on.</summary>
        internal void Start()
        {
            _count = 0;
        }

        /// <summary>A request is being written.</summary>
        internal void OnRequest()
        {
            _wasAnswered = _credentials.HasAnswerFor(SipTokens.Register);
        }

        /// <summary>Takes the challenges of the response to it.</summary>
        /// <param name="response">A 401 or 407.</param>
        /// <returns>
        /// <c>None</c>: send the request again. Else <c>WrongPassword</c>, <c>UnsupportedChallenge</c>, or
        /// <c>TooManyChallenges</c>.
        /// </returns>
        internal RegistrationFailure Take(SipMessage response)
        {
            _count++;
            switch (_credentials.TakeChallenge(response, _wasAnswered))
            {
                case ChallengeOutcome.WrongPassword:
                    return RegistrationFailure.WrongPassword;
                case ChallengeOutcome.Unsupported:
                    return RegistrationFailure.UnsupportedChallenge;
                default:
                    return _count > Limits.MaxChallengesPerRequest
                        ? RegistrationFailure.TooManyChallenges
                        : RegistrationFailure.None;
            }
        }
    }
}
