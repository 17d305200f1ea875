namespace SipPhone.Identity
{
    /// <summary>
    /// What an entry of a certificate is as an identity: the first three are identities, the others say why not.
    /// </summary>
    public enum PresentedName
    {
        /// <summary>A <c>sip</c> URI of a domain: its host part is the identity (RFC 5922 §7.1).</summary>
        SipUri = 0,

        /// <summary>A <c>sips</c> URI of a domain: an identity under <c>domain-certs</c> only (seed §5).</summary>
        SipsUri,

        /// <summary>A DNS name, or a common name of that form.</summary>
        DnsName,

        /// <summary>Neither a URI nor a DNS name.</summary>
        OtherType,

        /// <summary>A URI of another scheme than sip and sips.</summary>
        UriOtherScheme,

        /// <summary>A URI with userinfo: it names a person (RFC 5922 §7.1).</summary>
        UriUserinfo,

        /// <summary>A URI without a host.</summary>
        UriNoHost,

        /// <summary>A URI whose host is an IPv4 or IPv6 literal.</summary>
        UriIpLiteral,

        /// <summary>A URI whose host has a character outside letters, digits, hyphen, underscore and dot.</summary>
        UriBadHost,

        /// <summary>A URI with a NUL, a space, a byte outside ASCII, or a port that is no number.</summary>
        UriMalformed,

        /// <summary>A name with a wildcard (seed §10, RFC 5922 §7.2).</summary>
        Wildcard,

        /// <summary>A name that is empty, or has an empty label: a leading, trailing or doubled dot.</summary>
        EmptyLabel,

        /// <summary>A label of more than 63 octets, or a name of more than 253.</summary>
        TooLong,

        /// <summary>A name with a character outside letters, digits, hyphen, underscore and dot.</summary>
        BadCharacter,
    }
}
