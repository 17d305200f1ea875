using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Dialogs
{
    // One dialog, RFC 3261 §12: identifiers, sequence numbers, remote target, route set; copied, in one buffer.
    // Invariant: once Early or Confirmed, Call-ID, both tags and (when confirmed) the route set never change.

    /// <summary>The state of a dialog, and the requests inside it as far as they are the same.</summary>
    public sealed class Dialog
    {
        /// <summary>Makes an empty one.</summary>
        /// <param name="headers">Who and where we are.</param>
        /// <param name="random">Where Call-ID and tags come from.</param>
        public Dialog(LocalHeaders headers, IRandom random)
        {
        }

        /// <summary>Where it stands.</summary>
        public DialogState State { get; private set; }

        /// <summary>Whether it is secure (§12.1.1: the first request was sent over TLS to a sips URI).</summary>
        public bool IsSecure { get; private set; }

        /// <summary>The number of the last request of ours; 0 before the first.</summary>
        public int LocalCSeq { get; private set; }

        /// <summary>The number of the peer's last request; -1 before the first.</summary>
        public int RemoteCSeq { get; private set; }

        /// <summary>
        /// Begins one as the client of its first request (§8.1.1): new Call-ID and From tag, To and remote target are
        /// the target, the route set is the account's.
        /// </summary>
        /// <param name="buffer">The buffer of the target's URI, sip or sips; copied.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>BadUri</c>, <c>UnsupportedScheme</c>, <c>TooLarge</c>.</returns>
        public SipResult StartAsClient(byte[] buffer, int uriOffset, int uriEnd)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Begins one as the server of a received request (§12.1.1): our tag is made here.</summary>
        /// <param name="request">An INVITE (or SUBSCRIBE, REFER), checked.</param>
        /// <returns><see cref="SipResult.Ok"/>; what is wrong with its Contact or Record-Route; <c>TooLarge</c>.</returns>
        public SipResult StartAsServer(SipMessage request)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Takes a response of 101 to 299 to our request: makes or confirms the dialog, learns target and route set
        /// (§12.1.2, §13.2.2.4: the route set of a 2xx replaces the early one), refreshes the target later (§12.2.1.2).
        /// </summary>
        /// <param name="response">The response.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>Absent</c> for a 1xx without a To tag, which changes nothing;
        /// <c>UnsupportedScheme</c> for a sip Contact in a secure dialog (RFC 5630 §5.2); else what is wrong with it.
        /// </returns>
        public SipResult TakeResponse(SipMessage response)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>As the server: our 2xx was sent (or its 1xx): Confirmed (or Early) now.</summary>
        /// <param name="statusCode">101 to 299.</param>
        public void OnResponseSent(int statusCode)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Tells whether a message belongs to this dialog: Call-ID and both tags (§12).</summary>
        /// <param name="message">A request, or a response.</param>
        /// <returns>True when it does.</returns>
        public bool Matches(SipMessage message)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Takes a request in the dialog: CSeq must be higher than the last (§12.2.2; ACK and CANCEL are exempt), and a
        /// target refresh request's Contact becomes the remote target.
        /// </summary>
        /// <param name="request">The request; it matches.</param>
        /// <param name="refreshesTarget">True for INVITE, UPDATE and what else refreshes.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>BadCSeq</c> when it came out of order (answer 500);
        /// <c>UnsupportedScheme</c> for a sip Contact in a secure dialog (answer 480 as RFC 5630 has it); else 400.
        /// </returns>
        public SipResult TakeRequest(SipMessage request, bool refreshesTarget)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Counts our CSeq up for a new request.</summary>
        /// <returns>The number to write.</returns>
        public int NextCSeq()
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Starts a request of ours (§8.1.1, §12.2.1.1): request line, Via, Max-Forwards, Route, From, To, Call-ID,
        /// CSeq. Contact, body and the rest are the caller's.
        /// </summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="method">The method.</param>
        /// <param name="cseqNumber">From <see cref="NextCSeq"/>; for ACK and CANCEL the INVITE's.</param>
        /// <param name="branch">The transaction's branch; for an ACK of a 2xx a new one.</param>
        public void StartRequest(SipWriter writer, byte[] method, int cseqNumber, byte[] branch)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Starts the CANCEL of the first INVITE (§9.1) or the ACK of its 300 to 699 (§17.1.1.3): as the INVITE had it,
        /// but the To of the response for the ACK.
        /// </summary>
        /// <param name="writer">The writer.</param>
        /// <param name="method">CANCEL or ACK.</param>
        /// <param name="cseqNumber">The INVITE's.</param>
        /// <param name="branch">The INVITE's.</param>
        /// <param name="response">For the ACK: the response; null for a CANCEL.</param>
        public void StartHopRequest(SipWriter writer, byte[] method, int cseqNumber, byte[] branch, SipMessage response)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Our tag: for responses; not to be changed.</summary>
        public byte[] LocalTag
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>
        /// Writes the value of Replaces for this dialog as its peer sees it (RFC 3891 §6.1): call-id;to-tag;from-tag.
        /// </summary>
        /// <param name="writer">The writer, inside a value.</param>
        /// <param name="isEscaped">True inside a URI's headers (RFC 3261 §19.1.1).</param>
        public void WriteReplaces(SipWriter writer, bool isEscaped)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Writes the remote party's URI, without brackets.</summary>
        /// <param name="writer">The writer, inside a value.</param>
        public void WriteRemoteUri(SipWriter writer)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Ends it.</summary>
        public void Clear()
        {
            throw new System.NotSupportedException();
        }
    }
}
