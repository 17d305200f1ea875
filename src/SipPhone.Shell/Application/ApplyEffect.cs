namespace SipPhone.Shell.Application
{
    /// <summary>When settings that were stored take effect.</summary>
    public enum ApplyEffect
    {
        /// <summary>With the next start only, all of them.</summary>
        AfterRestart = 0,

        /// <summary>At once, but for those that wait for the next start.</summary>
        AtOnce,

        /// <summary>The same, and the phone starts anew for it.</summary>
        NewPhone,
    }
}
