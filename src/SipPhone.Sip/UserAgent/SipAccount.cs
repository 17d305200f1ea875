using SipPhone.Sip.Messages;

namespace SipPhone.Sip.UserAgent
{
    // Who registers where, as octets that go into messages as they are.
    // Invariant: what Check passes cannot break out of the header fields that it is written to.

    /// <summary>The account: who registers and calls. Arrays are kept by reference and not changed.</summary>
    public sealed class SipAccount
    {
        /// <summary>The expiry that is asked for unless set otherwise: RFC 3261 §10.2 suggests one hour.</summary>
        public const int DefaultExpiresSeconds = 3600;

        /// <summary>Makes settings; <see cref="Check"/> tells whether they can be used.</summary>
        /// <param name="domain">The domain: the host of the address-of-record, a name or address without port.</param>
        /// <param name="user">The user of the address-of-record, escaped as in a URI.</param>
        /// <param name="password">The password, UTF-8; never written.</param>
        /// <param name="contactHost">Our host for Contact and Via; an IPv6 address in brackets.</param>
        /// <param name="contactPort">Our port for Contact and Via, 1 to 65,535.</param>
        public SipAccount(byte[] domain, byte[] user, byte[] password, byte[] contactHost, int contactPort)
        {
            Domain = domain;
            User = user;
            AuthUser = user;
            Password = password;
            ContactHost = contactHost;
            ContactPort = contactPort;
            ExpiresSeconds = DefaultExpiresSeconds;
        }

        /// <summary>The domain.</summary>
        public byte[] Domain { get; private set; }

        /// <summary>The user of the address-of-record.</summary>
        public byte[] User { get; private set; }

        /// <summary>The password.</summary>
        public byte[] Password { get; private set; }

        /// <summary>
        /// The user name for authentication, UTF-8 without control octets; the user unless set otherwise.
        /// </summary>
        public byte[] AuthUser { get; set; }

        /// <summary>
        /// The only realm that the password is used for, escaped as inside quotes; null for each that the server asks
        /// for. Who is called can ask too: an answer lets him try passwords at his leisure.
        /// </summary>
        public byte[] Realm { get; set; }

        /// <summary>
        /// The Route to an outbound proxy that wants one (RFC 3261 §8.1.2), for example
        /// <c>&lt;sip:edge.example.com;lr&gt;</c>; null for none, which is usual: the connection leads there anyway.
        /// </summary>
        public byte[] ProxyRoute { get; set; }

        /// <summary>Our host for Contact and Via. A change goes into the next request.</summary>
        public byte[] ContactHost { get; set; }

        /// <summary>Our port for Contact and Via. A change goes into the next request.</summary>
        public int ContactPort { get; set; }

        /// <summary>The instance (RFC 5626 §4.1), for example <c>urn:uuid:...</c>; null for none.</summary>
        public byte[] InstanceId { get; set; }

        /// <summary>The expiry to ask for, 1 to 2,147,483,647 seconds.</summary>
        public int ExpiresSeconds { get; set; }

        /// <summary>Tells whether the settings can be written into a request.</summary>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadUri"/> for domain, user, contact host or port;
        /// <see cref="SipResult.BadAuthentication"/> for the name for authentication;
        /// <see cref="SipResult.BadParameter"/> for the instance or the expiry; <see cref="SipResult.BadAddress"/> for
        /// the Route.
        /// </returns>
        public SipResult Check()
        {
            if (!IsHost(Domain) || !IsHost(ContactHost) || ContactPort < 1 || ContactPort > 65535)
            {
                return SipResult.BadUri;
            }

            bool isUser = User.Length > 0
                && SipOctets.SkipWithEscapes(User, 0, User.Length, SipOctets.User) == User.Length;
            if (!isUser)
            {
                return SipResult.BadUri;
            }

            if (AuthUser.Length == 0 || !IsPrintable(AuthUser))
            {
                return SipResult.BadAuthentication;
            }

            if (ProxyRoute != null && new SipNameAddress().Parse(ProxyRoute, 0, ProxyRoute.Length) != SipResult.Ok)
            {
                return SipResult.BadAddress;
            }

            bool isInstance = InstanceId == null || IsInstance(InstanceId);
            return isInstance && ExpiresSeconds > 0 ? SipResult.Ok : SipResult.BadParameter;
        }

        private static bool IsHost(byte[] host)
        {
            return host.Length > 0 && SipHost.Skip(host, 0, host.Length) == host.Length;
        }

        private static bool IsPrintable(byte[] text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < ' ' || text[i] == 0x7F)
                {
                    return false;
                }
            }

            return true;
        }

        // It stands between angle brackets between quotes: a URI of any scheme without what could end either.
        private static bool IsInstance(byte[] instance)
        {
            int at = SipUri.SkipScheme(instance, 0, instance.Length);
            return at > 0 && at < instance.Length
                && SipOctets.SkipWithEscapes(instance, at, instance.Length, SipOctets.UriParameter) == instance.Length;
        }
    }
}
