namespace SipPhone.Phone
{
    /// <summary>What the phone as a whole is doing.</summary>
    public enum PhoneState
    {
        /// <summary>Not started, or stopped: nothing is open and nothing will be tried.</summary>
        Stopped = 0,

        /// <summary>Locating, connecting and recognising the server.</summary>
        Connecting,

        /// <summary>The server was recognised; the registration is under way.</summary>
        Registering,

        /// <summary>Registered: it can be called.</summary>
        Registered,

        /// <summary>Something failed; it will be tried again by itself.</summary>
        Waiting,

        /// <summary>
        /// Something failed that trying again cannot mend, such as a wrong password; a person must act.
        /// </summary>
        Blocked,

        /// <summary>Unregistering, before it stops.</summary>
        Stopping,
    }
}
