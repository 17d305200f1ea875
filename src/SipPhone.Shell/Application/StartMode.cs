namespace SipPhone.Shell.Application
{
    /// <summary>Whether the application starts its phone by itself.</summary>
    public enum StartMode
    {
        /// <summary>As soon as there is an account and an anchor.</summary>
        AtOnce = 0,

        /// <summary>Not before <see cref="PhoneApplication.StartPhone"/>: network or clock are not there yet.</summary>
        Held,

        /// <summary>There is no phone, whatever the settings say: the console only.</summary>
        SafeMode,
    }
}
