namespace SipPhone.Interop
{
    /// <summary>An authoritative DNS server on a free port of 127.0.0.1, UDP and TCP.</summary>
    internal interface IDnsServer : IAsyncDisposable
    {
        /// <summary>Its port.</summary>
        int Port { get; }
    }
}
