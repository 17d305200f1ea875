using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Registrations
{
    // What the server says of RFC 5626 and of routes beside the registration. Invariant: after a 439, outbound is not
    // asked for at this server any more.

    /// <summary>Whether to ask for outbound, and what came of it.</summary>
    internal sealed class RegisterOutbound
    {
        // RFC 5626 §11.6.
        private const int FirstHopLacksOutbound = 439;

        private readonly LocalHeaders _headers;
        private readonly RegisterResponse _response;

        /// <summary>Makes one.</summary>
        /// <param name="headers">Learns what the server says.</param>
        /// <param name="response">Reads responses.</param>
        internal RegisterOutbound(LocalHeaders headers, RegisterResponse response)
        {
            _headers = headers;
            _response = response;
        }

        /// <summary>Whether the server turned it down.</summary>
        internal bool IsRefused { get; private set; }

        /// <summary>How often the server wants a keep-alive, by the last 2xx; 0 when it did not say.</summary>
        internal int FlowTimerSeconds { get; private set; }

        /// <summary>Another server: nothing is known of it.</summary>
        internal void Forget()
        {
            IsRefused = false;
            _headers.IsOutbound = false;
            _headers.ForgetServiceRoute();
        }

        /// <summary>
        /// Takes a 2xx. RFC 5626 §4.2.1: Require with outbound says that the registrar does it. RFC 3608 §6.1: the
        /// Service-Route is that of the last 2xx; one that cannot be read is none, since the flow leads to the server
        /// without it too.
        /// </summary>
        /// <param name="message">The response.</param>
        internal void Take(SipMessage message)
        {
            _headers.IsOutbound = _response.RequiresOutbound(message);
            _headers.TakeServiceRoute(message);
            FlowTimerSeconds = RegisterResponse.ReadFlowTimer(message);
        }

        /// <summary>Tells whether to try without outbound (RFC 5626 §4.2.1); true once at a server.</summary>
        /// <param name="statusCode">300 to 699.</param>
        /// <returns>True for the first 439.</returns>
        internal bool TakeRefusal(int statusCode)
        {
            bool isNew = statusCode == FirstHopLacksOutbound && !IsRefused;
            IsRefused |= isNew;
            return isNew;
        }
    }
}
