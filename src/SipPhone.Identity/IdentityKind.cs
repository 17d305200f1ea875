namespace SipPhone.Identity
{
    /// <summary>By which kind of identity a peer was recognised.</summary>
    public enum IdentityKind
    {
        /// <summary>By none: it was not.</summary>
        None = 0,

        /// <summary>A SIP or SIPS URI in subjectAltName.</summary>
        Uri,

        /// <summary>A DNS name in subjectAltName.</summary>
        Dns,

        /// <summary>The subject's common name.</summary>
        CommonName,

        /// <summary>
        /// By a name that the platform compared, in a certificate that it hides: whether it was a URI, a DNS name with
        /// or without a wildcard, or a common name is not known.
        /// </summary>
        Platform,
    }
}
