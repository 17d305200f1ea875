namespace SipPhone.Settings
{
    /// <summary>
    /// What a setting's value looks like. Every value is text, printable ASCII unless its kind says otherwise.
    /// </summary>
    public enum SettingKind
    {
        /// <summary>Any UTF-8 without control characters; <c>Min</c> and <c>Max</c> bound its octets.</summary>
        Text = 0,

        /// <summary>A decimal number between <c>Min</c> and <c>Max</c>.</summary>
        Number,

        /// <summary>One of the words in <c>Choices</c>.</summary>
        Choice,

        /// <summary><c>on</c> or <c>off</c>.</summary>
        Switch,

        /// <summary>A domain name in A-labels.</summary>
        Domain,

        /// <summary>
        /// A domain name in A-labels, then perhaps a colon and a port. No IP address: a certificate could not prove it.
        /// </summary>
        Server,

        /// <summary>A domain name in A-labels, or an IP address.</summary>
        Host,

        /// <summary>The user part of a SIP URI (RFC 3261 §25.1), escaped as there.</summary>
        User,

        /// <summary><c>Min</c> to <c>Max</c> addresses with or without a port, commas between them.</summary>
        AddressList,

        /// <summary><c>Min</c> to <c>Max</c> targets to call (<c>DialTarget</c>), commas between them.</summary>
        TargetList,

        /// <summary>
        /// <c>Min</c> to <c>Max</c> callers, <c>user@domain</c> or <c>domain</c>, commas between them.
        /// </summary>
        CallerList,

        /// <summary><c>Min</c> to <c>Max</c> keys of a telephone: digits, <c>*</c> and <c>#</c>.</summary>
        Keys,

        /// <summary>A public key on P-256: the uncompressed point (SEC 1 §2.3.3) in base64, 88 characters.</summary>
        PublicKey,
    }
}
