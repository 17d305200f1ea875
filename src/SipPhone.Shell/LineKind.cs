namespace SipPhone.Shell
{
    /// <summary>What a command waits for a person, or a station, to type.</summary>
    public enum LineKind
    {
        /// <summary><c>yes</c> or anything else; the question was written before.</summary>
        Confirmation = 0,

        /// <summary>Lines of PEM or so: taken as they come, without history or completion.</summary>
        Paste,

        /// <summary>A password: not echoed, not kept.</summary>
        Secret,
    }
}
