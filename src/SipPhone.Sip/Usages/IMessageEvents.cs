namespace SipPhone.Sip.Usages
{
    /// <summary>Hears what became of a message that was sent.</summary>
    public interface IMessageEvents
    {
        /// <summary>The message of the last <see cref="MessageSender.Send"/> is done with.</summary>
        /// <param name="statusCode">
        /// 200: the other phone has it; 202: somebody keeps it for delivery (RFC 3428 §7); 300 to 699: it was refused;
        /// 0: no answer in time, or the flow was lost.
        /// </param>
        void OnMessageDone(int statusCode);
    }
}
