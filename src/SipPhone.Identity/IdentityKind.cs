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
    }
}
