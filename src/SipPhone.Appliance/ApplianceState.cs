namespace SipPhone.Appliance
{
    /// <summary>How far a device has come since its reset.</summary>
    public enum ApplianceState
    {
        /// <summary>Nothing was done yet.</summary>
        Starting = 0,

        /// <summary>The console is there; the network is not.</summary>
        Joining,

        /// <summary>The network is there, or was; the clock is not set.</summary>
        SettingClock,

        /// <summary>Network and clock were there: the phone was started.</summary>
        Running,

        /// <summary>The console only: there were restarts by faults again and again.</summary>
        SafeMode,

        /// <summary>There was a fault: the device starts anew.</summary>
        Ended,
    }
}
