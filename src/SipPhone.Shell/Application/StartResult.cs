namespace SipPhone.Shell.Application
{
    /// <summary>Whether the phone could be started.</summary>
    public enum StartResult
    {
        /// <summary>It locates its server, or is already further than that.</summary>
        Ok = 0,

        /// <summary><c>sip.domain</c> or <c>sip.user</c> is not set.</summary>
        NotConfigured,

        /// <summary>There are no trust anchors, so that nobody can be trusted.</summary>
        NoAnchors,

        /// <summary>It is being stopped; it starts anew by itself, or the device does.</summary>
        Stopping,

        /// <summary>It waits for network or clock; <see cref="PhoneApplication.StartPhone"/> does not.</summary>
        Held,

        /// <summary>There is no phone in the safe mode.</summary>
        SafeMode,
    }
}
