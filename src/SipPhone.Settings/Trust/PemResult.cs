namespace SipPhone.Settings.Trust
{
    /// <summary>What became of a line of PEM text: <see cref="Ok"/>, or the rule that was broken.</summary>
    public enum PemResult
    {
        /// <summary>It was taken.</summary>
        Ok = 0,

        /// <summary>A boundary that is not <c>-----BEGIN LABEL-----</c> or <c>-----END LABEL-----</c>.</summary>
        BadBoundary,

        /// <summary>A block of another label than those of <see cref="PemLabel"/>.</summary>
        UnknownLabel,

        /// <summary>A private key that a passphrase encrypts: the device has nobody to ask for it.</summary>
        Encrypted,

        /// <summary>A new block in the middle of a block.</summary>
        BeginInBlock,

        /// <summary>The end of a block that was not begun.</summary>
        EndWithoutBegin,

        /// <summary>The end of another block than the one that was begun.</summary>
        EndOfOther,

        /// <summary>An octet that base64 does not have, or padding where there is none (RFC 4648 §3).</summary>
        BadBase64,

        /// <summary>The block ends in the middle of a group of four characters: something is missing.</summary>
        Incomplete,

        /// <summary>There is nothing in the block.</summary>
        Empty,

        /// <summary>The block holds more than fits.</summary>
        TooLarge,
    }
}
