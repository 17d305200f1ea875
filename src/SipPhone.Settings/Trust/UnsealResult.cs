namespace SipPhone.Settings.Trust
{
    /// <summary>What became of a token that was to break the seal.</summary>
    public enum UnsealResult
    {
        /// <summary>The seal is broken.</summary>
        Ok = 0,

        /// <summary>It is not sealed.</summary>
        NotSealed,

        /// <summary>This platform cannot verify a signature; a full erase by the flasher is the way.</summary>
        NotAvailable,

        /// <summary>No factory key was provisioned; a full erase by the flasher is the way.</summary>
        NoFactoryKey,

        /// <summary>The token is no base64 of 64 octets.</summary>
        Malformed,

        /// <summary>The token is for another device, another challenge, or of another key.</summary>
        Refused,

        /// <summary>The store failed; it is still sealed.</summary>
        StoreFailed,
    }
}
