namespace SipPhone.Phone.Calls
{
    // How the phone treats calls. Invariant: lists are not longer than Limits says; what is longer is not read.

    /// <summary>Settings of calls; may be changed while the phone runs.</summary>
    public sealed class CallSettings
    {
        /// <summary>Refuses every call that comes in, with 480.</summary>
        public bool IsDoNotDisturb { get; set; }

        /// <summary>How long a call rings here before it is refused with 480, in milliseconds; 0 for ever.</summary>
        public int RingTimeoutMs { get; set; } = 60 * 1000;

        /// <summary>How long a single target is rung, in milliseconds; 0 for as long as the server does.</summary>
        public int DialTimeoutMs { get; set; } = 120 * 1000;

        /// <summary>How long each target of the hunt list is rung, in milliseconds; more than 0.</summary>
        public int HuntTimeoutMs { get; set; } = 20 * 1000;

        /// <summary>
        /// Whom <c>CallManager.Hunt</c> calls, one after another: texts as <see cref="DialTarget"/> takes them, at most
        /// <c>Limits.MaxHuntTargets</c>.
        /// </summary>
        public byte[][] HuntTargets { get; set; } = new byte[0][];

        /// <summary>
        /// Who is answered automatically on asking: <c>user@domain</c>, or <c>domain</c> for all of it. Empty: nobody.
        /// At most <c>Limits.MaxAutoAnswerCallers</c>.
        /// </summary>
        public byte[][] AutoAnswerCallers { get; set; } = new byte[0][];
    }
}
