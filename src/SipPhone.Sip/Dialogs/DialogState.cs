namespace SipPhone.Sip.Dialogs
{
    /// <summary>The states of a dialog, RFC 3261 §12.</summary>
    public enum DialogState
    {
        /// <summary>None: not begun, or over.</summary>
        None = 0,

        /// <summary>Begun by a request, and no response with a To tag so far.</summary>
        Preparing,

        /// <summary>A 101 to 199 with a To tag made it.</summary>
        Early,

        /// <summary>A 2xx made or confirmed it.</summary>
        Confirmed,
    }
}
