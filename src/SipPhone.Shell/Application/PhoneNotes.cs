using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Application
{
    // What the phone told last, for the status. Invariant: a verdict is of the server in Server; both are cleared when
    // the phone locates anew.

    /// <summary>Remembers the last of each event of the phone: some numbers, and two short texts.</summary>
    public sealed class PhoneNotes
    {
        /// <summary>Whether locating has ended once.</summary>
        public bool HasLocated { get; private set; }

        /// <summary>What locating came to.</summary>
        public DnsResult DnsResult { get; private set; }

        /// <summary>Whether the server was found by NAPTR or SRV.</summary>
        public bool IsLocated { get; private set; }

        /// <summary>How many candidates there were.</summary>
        public int CandidateCount { get; private set; }

        /// <summary>The candidate that was tried last, as text: host name, address and port; null for none.</summary>
        public byte[] Server { get; private set; }

        /// <summary>0x0303 or 0x0304 once TLS stood; 0 before.</summary>
        public int TlsVersion { get; private set; }

        /// <summary>Whether a certificate was judged.</summary>
        public bool HasVerdict { get; private set; }

        /// <summary>The verdict on it.</summary>
        public IdentityReason Verdict { get; private set; }

        /// <summary>By which kind of identity the server was recognised.</summary>
        public IdentityKind RecognisedBy { get; private set; }

        /// <summary>
        /// The identity that it was recognised by; else those that the certificate holds, commas between them. Null for
        /// none.
        /// </summary>
        public byte[] Identities { get; private set; }

        /// <summary>Whether the other set of rules would have accepted it.</summary>
        public bool WouldOtherRulesAccept { get; private set; }

        /// <summary>Why there was no connection at last; None since one stood.</summary>
        public ConnectionFailure Failure { get; internal set; }

        /// <summary>The platform's own number behind it; 0 for none.</summary>
        public int PlatformError { get; internal set; }

        /// <summary>Why registering failed at last; None since it succeeded.</summary>
        public RegistrationFailure RegistrationFailure { get; internal set; }

        /// <summary>The status code behind it; 0 for none.</summary>
        public int StatusCode { get; internal set; }

        /// <summary>For how long the server keeps the registration, in seconds; 0 when it keeps none.</summary>
        public int ExpiresSeconds { get; internal set; }

        /// <summary>New voice messages; -1 when the mailbox has not told a number, 0 for none.</summary>
        public int NewMessages { get; internal set; }

        /// <summary>Whether messages wait.</summary>
        public bool HasMessages { get; internal set; }

        /// <summary>Forgets everything: another phone, or another try.</summary>
        internal void Clear()
        {
            HasLocated = false;
            DnsResult = DnsResult.Ok;
            IsLocated = false;
            CandidateCount = 0;
            Failure = ConnectionFailure.None;
            PlatformError = 0;
            RegistrationFailure = RegistrationFailure.None;
            StatusCode = 0;
            ExpiresSeconds = 0;
            HasMessages = false;
            NewMessages = 0;
            ClearServer(null);
        }

        /// <summary>Locating has ended.</summary>
        /// <param name="locator">The locator.</param>
        internal void TakeLocated(Locator locator)
        {
            HasLocated = true;
            DnsResult = locator.Result;
            IsLocated = locator.Located;
            CandidateCount = locator.CandidateCount;
            ClearServer(null);
        }

        /// <summary>A candidate is tried.</summary>
        /// <param name="server">It, as text.</param>
        internal void TakeServer(byte[] server)
        {
            ClearServer(server);
        }

        /// <summary>TLS stands.</summary>
        /// <param name="tlsVersion">0x0303 or 0x0304.</param>
        internal void TakeSecured(int tlsVersion)
        {
            TlsVersion = tlsVersion;
        }

        /// <summary>The certificate was judged.</summary>
        /// <param name="verdict">How.</param>
        /// <param name="identities">As <see cref="Identities"/>.</param>
        internal void TakeVerdict(IdentityVerdict verdict, byte[] identities)
        {
            HasVerdict = true;
            Verdict = verdict.Reason;
            RecognisedBy = verdict.By;
            WouldOtherRulesAccept = verdict.OtherRulesWouldAccept;
            Identities = identities;
        }

        /// <summary>
        /// No server was accepted: why, also when no certificate came to be judged because none could have been
        /// accepted.
        /// </summary>
        /// <param name="reason">The first refusal.</param>
        internal void TakeRefusal(IdentityReason reason)
        {
            Verdict = reason;
        }

        private void ClearServer(byte[] server)
        {
            Server = server;
            TlsVersion = 0;
            HasVerdict = false;
            Verdict = IdentityReason.NoIdentity;
            RecognisedBy = IdentityKind.None;
            WouldOtherRulesAccept = false;
            Identities = null;
        }
    }
}
