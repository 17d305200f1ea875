namespace SipPhone.Identity
{
    /// <summary>Words for <see cref="PresentedName"/>.</summary>
    public static class PresentedNameTexts
    {
        /// <summary>Tells whether an entry is an identity under some policy.</summary>
        /// <param name="name">What the entry is.</param>
        /// <returns>True for the three kinds of identity.</returns>
        public static bool IsIdentity(PresentedName name)
        {
            return name == PresentedName.SipUri || name == PresentedName.SipsUri || name == PresentedName.DnsName;
        }

        /// <summary>Says what an entry is, or why it is no identity.</summary>
        /// <param name="name">What the entry is.</param>
        /// <returns>A short phrase without a full stop; "unknown" for a number outside the enum.</returns>
        public static string Name(PresentedName name)
        {
            switch (name)
            {
                case PresentedName.SipUri: return "SIP domain";
                case PresentedName.SipsUri: return "SIPS domain";
                case PresentedName.DnsName: return "DNS name";
                case PresentedName.OtherType: return "neither a URI nor a DNS name";
                case PresentedName.UriOtherScheme: return "its scheme is neither sip nor sips";
                case PresentedName.UriUserinfo: return "it names a person (it has a user part), not a domain";
                case PresentedName.UriNoHost: return "it has no host";
                case PresentedName.UriIpLiteral: return "its host is an IP address";
                case PresentedName.UriBadHost: return "its host has a character that no host name has";
                case PresentedName.UriMalformed: return "it is no well-formed URI";
                case PresentedName.Wildcard: return "wildcards never match in SIP";
                case PresentedName.EmptyLabel: return "it is empty, or starts or ends with a dot, or has two in a row";
                case PresentedName.TooLong: return "a label has over 63 characters, or the name over 253";
                case PresentedName.BadCharacter: return "it has a character that no host name has";
                default: return "unknown";
            }
        }
    }
}
