namespace SipPhone.Settings.Access
{
    /// <summary>What became of the last attempt or change.</summary>
    public enum AccessState
    {
        /// <summary>Nothing was asked yet.</summary>
        Idle = 0,

        /// <summary>Hashing.</summary>
        Working,

        /// <summary>The password was right.</summary>
        Granted,

        /// <summary>It was wrong; <c>NotBeforeMs</c> says when the next one is taken.</summary>
        Refused,

        /// <summary>The new password is hashed and waits to be stored.</summary>
        Hashed,

        /// <summary>The new password is stored.</summary>
        Changed,

        /// <summary>The store failed; the old password stands.</summary>
        Failed,
    }
}
