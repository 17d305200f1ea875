using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Registrations
{
    // The final response to REGISTER, RFC 3261 §10.2.4, §10.2.8 and §10.3 step 8. Invariant: a Contact that is not ours
    // decides nothing.

    /// <summary>
    /// Keeps the status of the last final response, and reads what else a registrar says. Reusable; allocates nothing.
    /// </summary>
    public sealed class RegisterResponse
    {
        /// <summary>Stands for a value that is absent or cannot be read.</summary>
        public const int None = -1;

        private readonly SipAccount _settings;
        private readonly SipValueCursor _values;
        private readonly SipNameAddress _contact;
        private readonly SipUri _uri;
        private readonly byte[] _reason = new byte[Limits.MaxReasonPhraseBytes];

        /// <summary>Makes one without a response.</summary>
        /// <param name="settings">The settings that requests are written from.</param>
        /// <param name="readers">Reads values; may be shared.</param>
        public RegisterResponse(SipAccount settings, SipReaders readers)
        {
            _settings = settings;
            _values = readers.Values;
            _contact = readers.Address;
            _uri = readers.Uri;
        }

        /// <summary>The status, 200 to 699; 0 for none.</summary>
        public int StatusCode { get; private set; }

        /// <summary>The reason phrase, as octets from position 0 on; not to be changed.</summary>
        public byte[] Reason
        {
            get { return _reason; }
        }

        /// <summary>How many octets the reason phrase has; cut at <c>Limits.MaxReasonPhraseBytes</c>.</summary>
        public int ReasonLength { get; private set; }

        /// <summary>Keeps status and reason phrase of a response.</summary>
        /// <param name="response">A final response.</param>
        public void Keep(SipMessage response)
        {
            int length = response.ReasonEnd - response.ReasonOffset;
            StatusCode = response.StatusCode;
            ReasonLength = length < _reason.Length ? length : _reason.Length;
            Array.Copy(response.Buffer, response.ReasonOffset, _reason, 0, ReasonLength);
        }

        /// <summary>Forgets the last response: there was none to the last request.</summary>
        public void Clear()
        {
            StatusCode = 0;
            ReasonLength = 0;
        }

        /// <summary>What a status from 300 on means, but for 401, 407 and 423, which have remedies.</summary>
        /// <param name="statusCode">300 to 699.</param>
        /// <returns>The failure.</returns>
        public static RegistrationFailure Classify(int statusCode)
        {
            switch (statusCode)
            {
                case 403: return RegistrationFailure.Forbidden;
                case 404: return RegistrationFailure.NotFound;
                case 408: return RegistrationFailure.Timeout;
            }

            int statusClass = statusCode / 100;
            if (statusClass == 3)
            {
                return RegistrationFailure.Redirected;
            }

            return statusClass == 5 ? RegistrationFailure.ServerError : RegistrationFailure.Rejected;
        }

        /// <summary>Tells whether a failure may pass by itself, so that another try makes sense.</summary>
        /// <param name="failure">The failure.</param>
        /// <param name="retryAfterSeconds">What the server named, or <see cref="None"/>.</param>
        /// <returns>
        /// True for time-outs, server errors, unreadable responses, and any rejection for which the server names a
        /// time.
        /// </returns>
        public static bool MayPass(RegistrationFailure failure, int retryAfterSeconds)
        {
            switch (failure)
            {
                case RegistrationFailure.Timeout:
                case RegistrationFailure.ServerError:
                case RegistrationFailure.MalformedResponse:
                    return true;
                case RegistrationFailure.Rejected:
                    return retryAfterSeconds != None;
                default:
                    return false;
            }
        }

        /// <summary>When to refresh a binding.</summary>
        /// <param name="grantedSeconds">The granted expiry, 1 or more.</param>
        /// <returns>Seconds after the grant, at least <c>Limits.MinRefreshSeconds</c>.</returns>
        public static int RefreshAfterSeconds(int grantedSeconds)
        {
            // 3GPP TS 24.229 §5.1.1.4.1: 600 s before the end, or at half time when 1,200 s or less were granted. That
            // leaves room for Timer F and a try or two after it; RFC 3261 §10.2.4 only asks for "before".
            int seconds = grantedSeconds > 1200 ? grantedSeconds - 600 : grantedSeconds / 2;
            return seconds < Limits.MinRefreshSeconds ? Limits.MinRefreshSeconds : seconds;
        }

        /// <summary>Reads Min-Expires of a 423 (RFC 3261 §20.23).</summary>
        /// <param name="response">A final response.</param>
        /// <returns>Seconds, 0 or more; <see cref="None"/>.</returns>
        public static int ReadMinExpires(SipMessage response)
        {
            int offset;
            int end;
            return response.FindSingle(SipHeader.MinExpires, out offset, out end) == SipResult.Ok
                ? SipNumber.ParseDeltaSeconds(response.Buffer, offset, end)
                : None;
        }

        /// <summary>Reads Flow-Timer (RFC 5626 §4.4, §11.2).</summary>
        /// <param name="response">A 2xx response.</param>
        /// <returns>
        /// <c>Limits.MinKeepAliveSeconds</c> to <c>Limits.MaxRetryAfterSeconds</c>; 0 when it is absent or cannot be
        /// read.
        /// </returns>
        public static int ReadFlowTimer(SipMessage response)
        {
            int offset;
            int end;
            int seconds = response.FindSingle(SipHeader.FlowTimer, out offset, out end) == SipResult.Ok
                ? SipNumber.ParseDeltaSeconds(response.Buffer, offset, end)
                : 0;
            if (seconds <= 0)
            {
                return 0;
            }

            seconds = seconds < Limits.MinKeepAliveSeconds ? Limits.MinKeepAliveSeconds : seconds;
            return seconds < Limits.MaxRetryAfterSeconds ? seconds : Limits.MaxRetryAfterSeconds;
        }

        /// <summary>Tells whether the registrar does RFC 5626: its Require has outbound (§4.2.1, §6).</summary>
        /// <param name="response">A 2xx response.</param>
        /// <returns>True when it does.</returns>
        public bool RequiresOutbound(SipMessage response)
        {
            _values.Start(response, SipHeader.Require);
            while (_values.Next())
            {
                if (UserAgentWords.Is(UserAgentWords.Outbound, response.Buffer, _values.Offset, _values.End))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Reads the granted expiry: that of our Contact among all that the registrar lists, else Expires, else what
        /// was asked for.
        /// </summary>
        /// <param name="response">A 2xx response.</param>
        /// <param name="requestedSeconds">What was asked for.</param>
        /// <returns>
        /// Seconds, 0 or more; <see cref="None"/> for a Contact or an expiry that cannot be read.
        /// </returns>
        public int ReadExpires(SipMessage response, int requestedSeconds)
        {
            byte[] buffer = response.Buffer;
            _values.Start(response, SipHeader.Contact);
            while (_values.Next())
            {
                if (_contact.Parse(buffer, _values.Offset, _values.End) != SipResult.Ok)
                {
                    return None;
                }

                if (IsOurs(buffer))
                {
                    int offset;
                    int end;
                    SipResult result = _contact.FindParameter(SipTokens.Expires, out offset, out end);
                    return result == SipResult.Ok
                        ? SipNumber.ParseDeltaSeconds(buffer, offset, end)
                        : result == SipResult.Absent ? ReadExpiresHeader(response, requestedSeconds) : None;
                }
            }

            return ReadExpiresHeader(response, requestedSeconds);
        }

        private static int ReadExpiresHeader(SipMessage response, int requestedSeconds)
        {
            int offset;
            int end;
            SipResult result = response.FindSingle(SipHeader.Expires, out offset, out end);
            if (result == SipResult.Absent)
            {
                return requestedSeconds;
            }

            return result == SipResult.Ok ? SipNumber.ParseDeltaSeconds(response.Buffer, offset, end) : None;
        }

        // RFC 3261 §19.1.4 as far as our own URI needs it: user exactly, host with letters folded, port. Registrars add
        // and drop parameters, and no other phone of this user has our address and port.
        private bool IsOurs(byte[] buffer)
        {
            return _uri.Parse(buffer, _contact.UriOffset, _contact.UriEnd) == SipResult.Ok
                && Ascii.EqualsExactly(buffer, _uri.UserOffset, _uri.UserEnd, _settings.User)
                && Ascii.EqualsIgnoreCase(buffer, _uri.HostOffset, _uri.HostEnd, _settings.ContactHost)
                && _uri.Port == _settings.ContactPort;
        }
    }
}
