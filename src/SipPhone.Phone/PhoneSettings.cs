using SipPhone.Identity;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Phone
{
    /// <summary>
    /// Whose phone this is and whom it believes. Names are ASCII; whoever reads settings makes A-labels of them.
    /// </summary>
    public sealed class PhoneSettings
    {
        /// <summary>The SIP domain: the host part of the address of record, and whom the server must be.</summary>
        public byte[] Domain { get; set; }

        /// <summary>
        /// The host part of the URI to locate, when it is not the domain: an IP literal, or an outbound proxy. Null for
        /// the domain itself.
        /// </summary>
        public byte[] ServerHost { get; set; }

        /// <summary>The port of that URI, 1 to 65,535; 0 for none, so that SRV is asked.</summary>
        public int ServerPort { get; set; }

        /// <summary>
        /// Whom the server must be, when it is not the domain: an outbound proxy's own domain (RFC 5922 §7.3). Null for
        /// the domain.
        /// </summary>
        public byte[] ReferenceDomain { get; set; }

        /// <summary>The user part of the address of record, escaped as in a URI.</summary>
        public byte[] User { get; set; }

        /// <summary>The user name for digest authentication in UTF-8; null for <see cref="User"/>.</summary>
        public byte[] AuthenticationUser { get; set; }

        /// <summary>The password in UTF-8; null for none.</summary>
        public byte[] Password { get; set; }

        /// <summary>
        /// The only realm that the password is used for, escaped as inside quotes; null for each that the server asks
        /// for.
        /// </summary>
        public byte[] Realm { get; set; }

        /// <summary>
        /// The device, as <c>urn:uuid:</c> and a UUID (RFC 5626 §4.1): the same each time that it starts, so that its
        /// registrations take each other's place. Null for a new one, which leaves the last one's to expire.
        /// </summary>
        public byte[] InstanceId { get; set; }

        /// <summary>
        /// The Route to an outbound proxy that wants one (RFC 3261 §8.1.2), for example
        /// <c>&lt;sip:edge.example.com;lr&gt;</c>; null for none.
        /// </summary>
        public byte[] ProxyRoute { get; set; }

        /// <summary>How long a registration is asked for, in seconds: 60 to 86,400.</summary>
        public int ExpiresSeconds { get; set; } = SipAccount.DefaultExpiresSeconds;

        /// <summary>
        /// Whether the mailbox of the account is followed (RFC 3842), so that <see cref="IMessageEvents"/> hears of it.
        /// </summary>
        public bool FollowsMailbox { get; set; }

        /// <summary>How to treat calls.</summary>
        public CallSettings Calls { get; } = new CallSettings();

        /// <summary>Whom to believe.</summary>
        public IdentityPolicy IdentityPolicy { get; } = new IdentityPolicy();
    }
}
