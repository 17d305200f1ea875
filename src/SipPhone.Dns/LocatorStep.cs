namespace SipPhone.Dns
{
    /// <summary>What a locator asks for; the table is in <see cref="Locator"/>.</summary>
    internal enum LocatorStep
    {
        /// <summary>Which services the domain has.</summary>
        Naptr = 0,

        /// <summary>Where the service is.</summary>
        Srv,

        /// <summary>The addresses of a target, or of the host name itself.</summary>
        Addresses,
    }
}
