namespace SipPhone.Sip.Registrations
{
    /// <summary>Names for people, on cold paths only: each call makes a string on the device.</summary>
    public static class RegistrationNames
    {
        /// <summary>The name of a state, in lower case with hyphens.</summary>
        /// <param name="state">The state.</param>
        /// <returns>The name; <c>unknown</c> for a value outside the enum.</returns>
        public static string Name(RegistrationState state)
        {
            switch (state)
            {
                case RegistrationState.Unregistered: return "unregistered";
                case RegistrationState.AwaitingFlow: return "awaiting-flow";
                case RegistrationState.Registering: return "registering";
                case RegistrationState.Registered: return "registered";
                case RegistrationState.Refreshing: return "refreshing";
                case RegistrationState.RetryWait: return "retry-wait";
                case RegistrationState.Unregistering: return "unregistering";
                case RegistrationState.Failed: return "failed";
                default: return "unknown";
            }
        }

        /// <summary>The name of a failure, in lower case with hyphens.</summary>
        /// <param name="failure">The failure.</param>
        /// <returns>The name; <c>unknown</c> for a value outside the enum.</returns>
        public static string Name(RegistrationFailure failure)
        {
            switch (failure)
            {
                case RegistrationFailure.None: return "none";
                case RegistrationFailure.WrongPassword: return "wrong-password";
                case RegistrationFailure.UnsupportedChallenge: return "unsupported-challenge";
                case RegistrationFailure.TooManyChallenges: return "too-many-challenges";
                case RegistrationFailure.Forbidden: return "forbidden";
                case RegistrationFailure.NotFound: return "not-found";
                case RegistrationFailure.IntervalTooBrief: return "interval-too-brief";
                case RegistrationFailure.Redirected: return "redirected";
                case RegistrationFailure.Rejected: return "rejected";
                case RegistrationFailure.ServerError: return "server-error";
                case RegistrationFailure.Timeout: return "timeout";
                case RegistrationFailure.MalformedResponse: return "malformed-response";
                case RegistrationFailure.RequestTooLarge: return "request-too-large";
                default: return "unknown";
            }
        }
    }
}
