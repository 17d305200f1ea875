namespace SipPhone.Appliance.Panel
{
    /// <summary>What the lamp shows; <see cref="LampPatterns"/> says how.</summary>
    public enum LampSign
    {
        /// <summary>Nothing: unregistered by hand, restarting, or failed.</summary>
        Off = 0,

        /// <summary>Starting, or joining the network.</summary>
        Joining,

        /// <summary>Looking for the server, connecting, registering.</summary>
        Registering,

        /// <summary>Registered: it can call and be called.</summary>
        Registered,

        /// <summary>Somebody is being called.</summary>
        Calling,

        /// <summary>Somebody calls.</summary>
        Ringing,

        /// <summary>A call stands.</summary>
        Talking,

        /// <summary>The network is not there, or refuses the device.</summary>
        NoNetwork,

        /// <summary>No server can be recognised before the clock is set.</summary>
        NoClock,

        /// <summary>There is no account, or no trust anchor.</summary>
        NotConfigured,

        /// <summary>The server cannot be reached, or has an error; it will be tried again.</summary>
        NoServer,

        /// <summary>
        /// The server is not who it should be, or does not take the account: a person must act.
        /// </summary>
        Refused,

        /// <summary>Safe mode: the console is all there is.</summary>
        SafeMode,

        /// <summary>The button was pressed, and it came to nothing; for a moment.</summary>
        PressRefused,
    }
}
