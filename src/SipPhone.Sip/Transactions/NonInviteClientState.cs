namespace SipPhone.Sip.Transactions
{
    /// <summary>
    /// States of the non-INVITE client transaction, RFC 3261 §17.1.2.2. <c>Completed</c> is missing because over a
    /// reliable transport Timer K is zero and it lasts no time.
    /// </summary>
    public enum NonInviteClientState
    {
        /// <summary>Over, or never started.</summary>
        Terminated = 0,

        /// <summary>The request was handed to the transport; no response yet.</summary>
        Trying,

        /// <summary>A provisional response came.</summary>
        Proceeding,
    }
}
