namespace SipPhone.Interop
{
    /// <summary>The TLS servers that come with TLS libraries.</summary>
    public enum TlsServerKind
    {
        /// <summary><c>openssl s_server</c>.</summary>
        Openssl,

        /// <summary><c>gnutls-serv</c>.</summary>
        Gnutls,
    }
}
