using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Application
{
    // What the phone does, as lines of the log, and noted for the status. Invariant: each event is one line, and no
    // line holds a secret.

    /// <summary>Hears the phone.</summary>
    internal sealed class PhoneLog : IPhoneEvents
    {
        private readonly ILog _log;
        private readonly PhoneNotes _notes;

        /// <summary>Makes one.</summary>
        /// <param name="log">Where it tells.</param>
        /// <param name="notes">Where it notes.</param>
        internal PhoneLog(ILog log, PhoneNotes notes)
        {
            _log = log;
            _notes = notes;
        }

        /// <inheritdoc/>
        public void OnLocated(Locator locator)
        {
            _notes.TakeLocated(locator);
            ByteWriter line = _log.Begin(LogLevel.Info);
            if (line == null)
            {
                return;
            }

            if (locator.CandidateCount == 0)
            {
                Words.Write(line, "No server found: DNS says ");
                Words.Write(line, DnsResults.Name(locator.Result));
            }
            else
            {
                Words.Write(line, "Found ");
                line.WriteDecimal(locator.CandidateCount);
                Words.Write(line, locator.CandidateCount == 1 ? " address by " : " addresses by ");
                Words.Write(line, CandidateVias.Name(locator.GetCandidate(0).Via));
            }

            Words.Write(line, ".");
            _log.End();
        }

        /// <inheritdoc/>
        public void OnConnecting(Candidate candidate)
        {
            ByteWriter text = new ByteWriter(new byte[Limits.MaxDomainNameBytes + IpAddressText.MaxBytes + 16]);
            WriteServer(text, candidate);
            _notes.TakeServer(CertificateNames.Copy(text.Buffer, 0, text.Length));
            TellServer(LogLevel.Info, "Connecting to ");
        }

        /// <inheritdoc/>
        public void OnSecured(Candidate candidate, int tlsVersion)
        {
            _notes.TakeSecured(tlsVersion);
            Words.Tell(
                _log,
                LogLevel.Info,
                tlsVersion == 0x0304 ? "TLS 1.3: a trust anchor vouches for the server's chain."
                    : "TLS 1.2: a trust anchor vouches for the server's chain.");
        }

        /// <inheritdoc/>
        public void OnIdentity(
            Candidate candidate,
            byte[] certificate,
            int certificateEnd,
            IdentityRequest request,
            IdentityVerdict verdict)
        {
            byte[] identities = verdict.IsAuthenticated
                ? CertificateNames.Copy(certificate, verdict.IdentityOffset, verdict.IdentityEnd)
                : CertificateNames.Identities(certificate, verdict.Certificate);
            _notes.TakeVerdict(verdict, identities);
            ByteWriter line = _log.Begin(verdict.IsAuthenticated ? LogLevel.Info : LogLevel.Error);
            if (line == null)
            {
                return;
            }

            if (verdict.IsAuthenticated)
            {
                Words.Write(line, "Server recognised by its ");
                Words.Write(line, NameOf(verdict.By));
                Words.Write(line, " ");
                Words.Write(line, identities, 0, identities.Length);
            }
            else
            {
                Words.Write(line, "Server refused (");
                Words.Write(line, IdentityReasons.Name(verdict.Reason));
                Words.Write(line, "): its certificate is for ");
                Words.Write(line, identities == null ? "nobody" : "");
                Words.Write(line, identities ?? new byte[0], 0, identities == null ? 0 : identities.Length);
            }

            Words.Write(line, ".");
            _log.End();
        }

        /// <inheritdoc/>
        public void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError)
        {
            _notes.PlatformError = platformError;
            ByteWriter line = _log.Begin(LogLevel.Warning);
            if (line == null)
            {
                return;
            }

            Words.Write(line, "No connection to ");
            Words.Write(line, _notes.Server, 0, _notes.Server.Length);
            Words.Write(line, ": ");
            Words.Write(line, ConnectionFailures.Name(failure));
            if (platformError != 0)
            {
                Words.Write(line, platformError < 0 ? " (platform error -" : " (platform error ");
                line.WriteDecimal(platformError < 0 ? -platformError : platformError);
                Words.Write(line, ")");
            }

            Words.Write(line, ".");
            _log.End();
        }

        /// <inheritdoc/>
        public void OnConnectionFailed(ConnectionFailure failure, IdentityReason reason)
        {
            _notes.Failure = failure;
            _notes.ExpiresSeconds = 0;
            if (failure == ConnectionFailure.Identity)
            {
                _notes.TakeRefusal(reason);
            }

            bool isPersons = failure >= ConnectionFailure.NoAnchors;
            TellProblem(isPersons ? LogLevel.Error : LogLevel.Warning, true);
        }

        /// <inheritdoc/>
        public void OnRegistered(int expiresSeconds)
        {
            // A refresh is no news.
            bool isNew = _notes.ExpiresSeconds == 0;
            _notes.Failure = ConnectionFailure.None;
            _notes.PlatformError = 0;
            _notes.RegistrationFailure = RegistrationFailure.None;
            _notes.StatusCode = 0;
            _notes.ExpiresSeconds = expiresSeconds;
            ByteWriter line = _log.Begin(isNew ? LogLevel.Info : LogLevel.Debug);
            if (line != null)
            {
                Words.Write(line, isNew ? "Registered for " : "Registered again for ");
                line.WriteDecimal(expiresSeconds);
                Words.Write(line, " seconds.");
                _log.End();
            }
        }

        /// <inheritdoc/>
        public void OnRegistrationFailed(RegistrationFailure failure, int statusCode, bool willRetry)
        {
            _notes.Failure = ConnectionFailure.None;
            _notes.RegistrationFailure = failure;
            _notes.StatusCode = statusCode;
            _notes.ExpiresSeconds = 0;
            TellProblem(willRetry ? LogLevel.Warning : LogLevel.Error, willRetry);
        }

        /// <inheritdoc/>
        public void OnUnregistered(bool isConfirmed)
        {
            _notes.ExpiresSeconds = 0;
            Words.Tell(
                _log,
                LogLevel.Info,
                isConfirmed ? "Unregistered." : "Unregistered; the server has not confirmed it.");
        }

        /// <summary>The word for a kind of identity.</summary>
        /// <param name="kind">The kind.</param>
        /// <returns>Words; <c>nothing</c> for none.</returns>
        internal static string NameOf(IdentityKind kind)
        {
            switch (kind)
            {
                case IdentityKind.Uri: return "SIP identity";
                case IdentityKind.Dns: return "DNS name";
                case IdentityKind.CommonName: return "common name";
                case IdentityKind.Platform: return "name (platform's check)";
                default: return "nothing";
            }
        }

        private static void WriteServer(ByteWriter writer, Candidate candidate)
        {
            if (candidate.HostLength > 0)
            {
                Words.Write(writer, candidate.Host, 0, candidate.HostLength);
                Words.Write(writer, " at ");
            }

            IpAddressText.Write(writer, candidate.Address, candidate.Address.Length);
            writer.Write(':');
            writer.WriteDecimal(candidate.Port);
        }

        private void TellServer(LogLevel level, string start)
        {
            ByteWriter line = _log.Begin(level);
            if (line != null)
            {
                Words.Write(line, start);
                Words.Write(line, _notes.Server, 0, _notes.Server.Length);
                Words.Write(line, ".");
                _log.End();
            }
        }

        private void TellProblem(LogLevel level, bool willRetry)
        {
            ByteWriter line = _log.Begin(level);
            if (line != null)
            {
                Words.Write(line, "Not registered");
                if (_notes.StatusCode != 0)
                {
                    Words.Write(line, " (");
                    line.WriteDecimal(_notes.StatusCode);
                    Words.Write(line, ")");
                }

                Words.Write(line, willRetry ? ", trying again: " : ": ");
                FailureTexts.WriteProblem(line, _notes);
                _log.End();
            }
        }
    }
}
