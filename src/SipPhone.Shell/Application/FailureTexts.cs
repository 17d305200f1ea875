using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Application
{
    // Failures in sentences: what is wrong, and what to do. Invariant: each value of each enum has one.

    /// <summary>Sentences for why something failed.</summary>
    internal static class FailureTexts
    {
        /// <summary>Why there is no connection.</summary>
        /// <param name="failure">The failure.</param>
        /// <returns>One or two sentences; for <c>Identity</c> see the other.</returns>
        internal static string Of(ConnectionFailure failure)
        {
            switch (failure)
            {
                case ConnectionFailure.None:
                    return "Nothing failed.";
                case ConnectionFailure.NotFound:
                    return "DNS knows no server of the domain. Check sip.domain, sip.outbound and dns.servers.";
                case ConnectionFailure.Unreachable:
                    return "The server cannot be reached. Check the network between here and there.";
                case ConnectionFailure.Refused:
                    return "Nothing listens on the server's port. Check that the server runs and serves SIP over TLS.";
                case ConnectionFailure.TimedOut:
                    return "The server did not answer in time. Check the network and its firewalls.";
                case ConnectionFailure.PeerClosed:
                    return "The server closed the connection.";
                case ConnectionFailure.BadStream:
                    return "What the server sent is no SIP. Check that this port serves SIP over TLS.";
                case ConnectionFailure.Tls:
                    return "The TLS handshake failed. Check the server's TLS versions, and whether it wants a device "
                        + "certificate.";
                case ConnectionFailure.NoAnchors:
                    return "There are no trust anchors, so no server can be trusted. Add one with: anchor add";
                case ConnectionFailure.UntrustedChain:
                    return "No trust anchor vouches for the server's certificate. Compare its authority with: "
                        + "anchor list";
                case ConnectionFailure.Expired:
                    return "A certificate of the server's chain is not valid now. Check the clock with: time";
                case ConnectionFailure.CertificateRefused:
                    return "The platform refused the server's certificate and does not say why: compare its "
                        + "authority (anchor list), its dates (time) and its names (sip.domain).";
                case ConnectionFailure.Identity:
                    return "The server's certificate is not the right one.";
                default:
                    return "The connection failed.";
            }
        }

        /// <summary>Why a certificate was refused.</summary>
        /// <param name="reason">The reason.</param>
        /// <returns>One or two sentences.</returns>
        internal static string Of(IdentityReason reason)
        {
            switch (reason)
            {
                case IdentityReason.Authenticated:
                    return "The server was recognised.";
                case IdentityReason.Mismatch:
                    return "The server's certificate is for other names. Check sip.domain, or have it issued for the "
                        + "domain.";
                case IdentityReason.NoIdentity:
                    return "The server's certificate holds no name that tls.policy counts. See: inspect";
                case IdentityReason.NotLocated:
                    return "DNS has neither NAPTR nor SRV for the domain, and tls.fallback is off.";
                case IdentityReason.ReferenceInvalid:
                    return "No certificate can prove an address. Set sip.domain or sip.outbound to a domain name.";
                case IdentityReason.Expired:
                    return "The server's certificate has expired. Check the clock with: time";
                case IdentityReason.NotYetValid:
                    return "The server's certificate is not valid yet. Check the clock with: time";
                case IdentityReason.ClockNotSet:
                    return "The clock is not set, so that no certificate can be judged. Set time.server, or: time set";
                case IdentityReason.ExtendedKeyUsage:
                    return "The server's certificate is not meant for this use. See tls.eku";
                case IdentityReason.Malformed:
                    return "The server's certificate cannot be read.";
                case IdentityReason.TooLarge:
                    return "The server's certificate is too large.";
                default:
                    return "The server was not recognised.";
            }
        }

        /// <summary>Why registering failed.</summary>
        /// <param name="failure">The failure.</param>
        /// <returns>One or two sentences.</returns>
        internal static string Of(RegistrationFailure failure)
        {
            switch (failure)
            {
                case RegistrationFailure.None:
                    return "Nothing failed.";
                case RegistrationFailure.WrongPassword:
                    return "The server does not take the password. Check sip.user, sip.auth-user and sip.password.";
                case RegistrationFailure.UnsupportedChallenge:
                    return "The server asks for a kind of log-in that this phone does not do.";
                case RegistrationFailure.TooManyChallenges:
                    return "The server asked for the password again and again.";
                case RegistrationFailure.Forbidden:
                    return "The server does not let this account register. Ask who runs it.";
                case RegistrationFailure.NotFound:
                    return "The server does not know this account. Check sip.user and sip.domain.";
                case RegistrationFailure.IntervalTooBrief:
                    return "The server wants a longer sip.expires.";
                case RegistrationFailure.Redirected:
                    return "The server sends the phone elsewhere, which it does not follow. Set sip.outbound.";
                case RegistrationFailure.ServerError:
                    return "The server had an error.";
                case RegistrationFailure.Timeout:
                    return "The server did not answer the registration.";
                case RegistrationFailure.MalformedResponse:
                    return "The server's answer makes no sense.";
                case RegistrationFailure.RequestTooLarge:
                    return "The registration does not fit a message. Shorten the account's names.";
                default:
                    return "The server refused the registration.";
            }
        }

        /// <summary>Why a call ended.</summary>
        /// <param name="end">The end.</param>
        /// <returns>Words behind "The call with X ".</returns>
        internal static string Of(CallEnd end)
        {
            switch (end)
            {
                case CallEnd.HungUp: return "was ended here";
                case CallEnd.PeerHungUp: return "was ended there";
                case CallEnd.Cancelled: return "was missed: the caller gave up";
                case CallEnd.NoAnswer: return "was not answered";
                case CallEnd.Refused: return "was refused";
                case CallEnd.Transferred: return "was transferred";
                case CallEnd.Replaced: return "was taken elsewhere";
                case CallEnd.TimedOut: return "was lost: the other phone gave no sign any more";
                case CallEnd.Unauthorized: return "was refused: the server does not take the password";
                case CallEnd.NotAcceptable: return "has no sound that both can do";
                case CallEnd.ConnectionLost: return "was lost with the connection";
                default: return "was ended: the other phone broke the protocol";
            }
        }

        /// <summary>Why something could not be asked of a call or of the phone.</summary>
        /// <param name="result">What it came to; not Ok.</param>
        /// <returns>A sentence.</returns>
        internal static string Of(SipResult result)
        {
            switch (result)
            {
                case SipResult.NotConnected:
                    return "The phone is not connected to its server. See: status";
                case SipResult.WrongState:
                    return "The call is in no state for that.";
                case SipResult.UnsupportedScheme:
                    return "Only sip: and sips: can be called.";
                case SipResult.BadUri:
                    return "That cannot be called. Give a number, a user, user@domain, or a whole SIP URI.";
                case SipResult.BufferFull:
                    return "That is too long, or too much is on its way to the server. Try again.";
                default:
                    return "That failed.";
            }
        }

        /// <summary>Why the phone has no registration, and what to do: for the status and for the log.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="notes">What the phone told.</param>
        internal static void WriteProblem(ByteWriter writer, PhoneNotes notes)
        {
            if (notes.Failure == ConnectionFailure.Identity)
            {
                Words.Write(writer, Of(notes.Verdict));
            }
            else if (notes.Failure != ConnectionFailure.None)
            {
                Words.Write(writer, Of(notes.Failure));
            }
            else if (notes.RegistrationFailure != RegistrationFailure.None)
            {
                Words.Write(writer, Of(notes.RegistrationFailure));
            }
        }
    }
}
