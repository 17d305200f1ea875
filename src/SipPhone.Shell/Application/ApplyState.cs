namespace SipPhone.Shell.Application
{
    /// <summary>What became of applying the staged settings.</summary>
    public enum ApplyState
    {
        /// <summary>They hold and are stored; also when nothing was staged.</summary>
        Done = 0,

        /// <summary>The console's new password is being hashed; nothing is stored before it is ready.</summary>
        Working,

        /// <summary>That was cancelled: nothing changed, all is still staged.</summary>
        Cancelled,

        /// <summary>Something is wrong with them: nothing changed, all is still staged.</summary>
        Refused,

        /// <summary>The store has no room: nothing changed, all is still staged.</summary>
        StoreFull,

        /// <summary>The store failed, or holds a newer version's settings: nothing changed, all is staged.</summary>
        StoreFailed,

        /// <summary>All holds but the console's password, which could not be stored: the old one stands.</summary>
        PasswordFailed,
    }
}
