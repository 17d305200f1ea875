namespace SipPhone.Interop
{
    /// <summary>What a relay does once its limit is reached.</summary>
    public enum RelayFault
    {
        /// <summary>Keeps silent, with the connection open.</summary>
        Stall,

        /// <summary>Ends the connection properly, as far as TCP goes.</summary>
        End,

        /// <summary>Resets the connection.</summary>
        Reset,
    }
}
