namespace SipPhone.Core.Hal
{
    /// <summary>How joining the network goes.</summary>
    public enum NetworkJoinState
    {
        /// <summary>Nobody asked to join.</summary>
        Idle,

        /// <summary>It is being tried.</summary>
        Joining,

        /// <summary>Joined; the address may still come.</summary>
        Joined,

        /// <summary>No network of that name was heard.</summary>
        NotFound,

        /// <summary>The access point refused the password.</summary>
        WrongPassword,

        /// <summary>It failed, and the platform does not tell why.</summary>
        Failed,
    }
}
