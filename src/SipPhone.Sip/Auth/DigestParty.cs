namespace SipPhone.Sip.Auth
{
    /// <summary>Who challenges: realms of different parties are different, even of the same name.</summary>
    public enum DigestParty
    {
        /// <summary>
        /// The registrar, by 401 to REGISTER. Its answers go into REGISTER only: in other requests they could travel
        /// on to whom is called.
        /// </summary>
        Registrar = 0,

        /// <summary>Who is called, or a server in its place, by 401 to another method.</summary>
        Server,

        /// <summary>A proxy, by 407 to any method.</summary>
        Proxy,
    }
}
