namespace SipPhone.Sip.Transport
{
    /// <summary>Sees every message on the flow as it is on the wire: for traces and the ladder.</summary>
    public interface ISipTrace
    {
        /// <summary>A message was put into the send queue.</summary>
        /// <param name="buffer">The buffer; good during the call.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        void OnSent(byte[] buffer, int offset, int end, long nowMs);

        /// <summary>A message was received, before anybody has read it.</summary>
        /// <param name="buffer">The buffer; good during the call.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        void OnReceived(byte[] buffer, int offset, int end, long nowMs);
    }
}
