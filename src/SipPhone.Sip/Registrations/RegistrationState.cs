namespace SipPhone.Sip.Registrations
{
    /// <summary>Where a registration stands. <see cref="RegistrationNames"/> has the names.</summary>
    public enum RegistrationState
    {
        /// <summary>Not registered and not meant to be.</summary>
        Unregistered = 0,

        /// <summary>Meant to be registered; waits for a connection.</summary>
        AwaitingFlow,

        /// <summary>REGISTER is out, no binding stands.</summary>
        Registering,

        /// <summary>The binding stands.</summary>
        Registered,

        /// <summary>The binding stands, and REGISTER is out to prolong it.</summary>
        Refreshing,

        /// <summary>REGISTER failed in a way that may pass; it is tried again later.</summary>
        RetryWait,

        /// <summary>REGISTER is out to remove the binding.</summary>
        Unregistering,

        /// <summary>REGISTER failed in a way that a person must mend; nothing is tried until <c>Start</c>.</summary>
        Failed,
    }
}
