namespace SipPhone.Board.Host
{
    /// <summary>What is wrong with what should be trust anchors.</summary>
    public enum TrustStoreProblem
    {
        /// <summary>The file cannot be read.</summary>
        Unreadable,

        /// <summary>There is nothing in it.</summary>
        Empty,

        /// <summary>It holds a private key, which belongs in no list of anchors.</summary>
        PrivateKey,

        /// <summary>It holds something that is not a certificate.</summary>
        NotACertificate,

        /// <summary>It holds a certificate that another one issued; an anchor vouches for itself.</summary>
        NotSelfIssued,
    }
}
