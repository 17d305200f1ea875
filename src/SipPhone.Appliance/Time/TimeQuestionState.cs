namespace SipPhone.Appliance.Time
{
    /// <summary>How far a <see cref="TimeQuestion"/> has come.</summary>
    internal enum TimeQuestionState
    {
        /// <summary>The server's addresses are looked up.</summary>
        Locating = 0,

        /// <summary>One address after another is asked.</summary>
        Asking,

        /// <summary>There is an answer.</summary>
        Answered,

        /// <summary>There is none.</summary>
        Failed,
    }
}
