namespace SipPhone.Identity
{
    /// <summary>Which set of matching rules decides.</summary>
    public enum IdentityRules
    {
        /// <summary>
        /// The domain-certificates draft (seed §5): SIP identity when located, else the host's DNS name.
        /// </summary>
        DomainCerts = 0,

        /// <summary>
        /// RFC 5922 §7: SIP identity of the domain, a DNS identity of the domain only when there is none.
        /// </summary>
        Rfc5922,
    }
}
