using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Dialogs
{
    // One dialog, RFC 3261 §12: identifiers, sequence numbers, remote target, route set; copied, in one buffer.
    // Invariant: once Confirmed, Call-ID, both tags and the route set never change.
    //
    // A forked request can make several early dialogs. One is followed at a time, the one that spoke last; the first
    // 2xx decides, and what others answer after it is for StrayAnswers.

    /// <summary>The state of a dialog, and the requests inside it as far as they are the same.</summary>
    public sealed class Dialog
    {
        private const int CallIdDigits = 32;
        private const int TagDigits = 16;

        private readonly IRandom _random;
        private readonly DialogRecord _record = new DialogRecord();
        private readonly DialogRequestWriter _requests;
        private readonly byte[] _callId = new byte[CallIdDigits];
        private readonly byte[] _localTag = new byte[TagDigits];

        // The method of the request of ours that makes the dialog; null for a server.
        private byte[] _creatingMethod;

        /// <summary>Makes an empty one.</summary>
        /// <param name="headers">Who and where we are.</param>
        /// <param name="random">Where Call-ID and tags come from.</param>
        public Dialog(LocalHeaders headers, IRandom random)
        {
            _random = random;
            _requests = new DialogRequestWriter(_record, headers, _localTag);
            Clear();
        }

        /// <summary>Where it stands.</summary>
        public DialogState State { get; private set; }

        /// <summary>Whether it is secure (§12.1.1: the first request was sent over TLS to a sips URI).</summary>
        public bool IsSecure { get; private set; }

        /// <summary>The number of the last request of ours; 0 before the first.</summary>
        public int LocalCSeq { get; private set; }

        /// <summary>The number of the peer's last request; -1 before the first.</summary>
        public int RemoteCSeq { get; private set; }

        /// <summary>Our tag: for responses; not to be changed.</summary>
        public byte[] LocalTag
        {
            get { return _localTag; }
        }

        /// <summary>
        /// Begins one as the client of its first request (§8.1.1): new Call-ID and From tag, To and remote target are
        /// the target, the route set is the account's.
        /// </summary>
        /// <param name="buffer">The buffer of the target's URI, sip or sips; copied, but for its headers.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>BadUri</c>, <c>UnsupportedScheme</c>, <c>TooLarge</c>.</returns>
        public SipResult StartAsClient(byte[] buffer, int uriOffset, int uriEnd)
        {
            Clear();
            SipRandom.FillToken(_random, _callId, 0, CallIdDigits);
            SipRandom.FillToken(_random, _localTag, 0, TagDigits);
            SipResult result = _record.Keep(DialogRecord.CallId, _callId, 0, CallIdDigits);
            if (result == SipResult.Ok)
            {
                result = _record.KeepCalled(buffer, uriOffset, uriEnd);
                IsSecure = _record.Reader.Uri.IsSips;
            }

            return Begin(result);
        }

        /// <summary>Begins one as the server of a received request (§12.1.1): our tag is made here.</summary>
        /// <param name="request">An INVITE (or SUBSCRIBE, REFER), checked.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; what is wrong with its Contact (<c>Absent</c> for none) or Record-Route, answer
        /// 400; <c>UnsupportedScheme</c> for a Contact that is not sips in a secure dialog; <c>TooLarge</c>.
        /// </returns>
        public SipResult StartAsServer(SipMessage request)
        {
            Clear();
            SipRandom.FillToken(_random, _localTag, 0, TagDigits);
            IsSecure = _record.Reader.IsSips(request.Buffer, request.RequestUriOffset, request.RequestUriEnd);
            SipResult result = _record.KeepIdentity(request, SipHeader.To, SipHeader.From);
            if (result == SipResult.Ok)
            {
                result = _record.LearnTarget(request, IsSecure);
            }

            if (result == SipResult.Ok)
            {
                result = _record.LearnRoutes(request, false);
            }

            int cseqNumber = 0;
            if (result == SipResult.Ok)
            {
                result = SipCSeq.ReadNumber(request, out cseqNumber);
            }

            result = Begin(result);
            RemoteCSeq = result == SipResult.Ok ? cseqNumber : -1;
            return result;
        }

        /// <summary>
        /// Makes a confirmed one of a 2xx to an INVITE of ours whose own dialog is gone or another's: enough to
        /// acknowledge and end it (§13.2.2.4). <see cref="LocalCSeq"/> is the INVITE's number then.
        /// </summary>
        /// <param name="response">The 2xx.</param>
        /// <returns>As <see cref="TakeResponse"/>; unless it is Confirmed then, nothing can be sent back.</returns>
        public SipResult StartOfAnswer(SipMessage response)
        {
            Clear();
            int cseqNumber = 0;
            SipResult result = _record.KeepAnswered(response, _localTag);
            if (result == SipResult.Ok)
            {
                IsSecure = _record.Reader.Uri.IsSips;
                result = SipCSeq.ReadNumber(response, out cseqNumber);
            }

            if (Begin(result) != SipResult.Ok)
            {
                return result;
            }

            LocalCSeq = cseqNumber;
            _creatingMethod = SipTokens.Invite;
            return TakeResponse(response);
        }

        /// <summary>
        /// Takes a response of 101 to 299 to a request of ours that makes the dialog or refreshes its target: makes or
        /// confirms the dialog, learns target and route set (§12.1.2, §13.2.2.4: the route set of a 2xx replaces the
        /// early one), refreshes the target later (§12.2.1.2).
        /// </summary>
        /// <param name="response">The response.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>Absent</c> for a 1xx without a To tag, which changes nothing;
        /// <c>WrongState</c> for one of another dialog; <c>UnsupportedScheme</c> for a sip Contact in a secure dialog
        /// (RFC 5630 §5.2); else what is wrong with it. Whatever is wrong with a 2xx that makes the dialog, it is
        /// Confirmed with what could be read, so that it can be acknowledged and ended.
        /// </returns>
        public SipResult TakeResponse(SipMessage response)
        {
            int statusCode = response.StatusCode;
            if (State == DialogState.None || statusCode <= 100 || statusCode >= 300)
            {
                return SipResult.WrongState;
            }

            DialogReader reader = _record.Reader;
            SipResult result = reader.ReadParty(response, SipHeader.To);
            if (result != SipResult.Ok)
            {
                return result;
            }

            bool isProvisional = statusCode < 200;
            bool isSamePeer = _record.IsRemoteTag(response.Buffer, reader.TagOffset, reader.TagEnd);
            if (State == DialogState.Confirmed || _creatingMethod == null
                || !SipCSeq.IsOf(response, _creatingMethod))
            {
                if (!isSamePeer)
                {
                    return SipResult.WrongState;
                }

                return isProvisional ? SipResult.Ok : _record.RefreshTarget(response, IsSecure);
            }

            // §12.1.2: without a To tag a provisional response makes no dialog.
            if (isProvisional && reader.TagEnd == reader.TagOffset)
            {
                return SipResult.Absent;
            }

            if (isProvisional && isSamePeer)
            {
                return SipResult.Ok;
            }

            // Another dialog of a forked request: its peer counts anew.
            RemoteCSeq = isSamePeer ? RemoteCSeq : -1;
            result = isSamePeer ? SipResult.Ok : _record.FollowPeer(response);

            if (result == SipResult.Ok)
            {
                result = _record.LearnRoutes(response, true);
            }

            if (result == SipResult.Ok)
            {
                result = _record.RefreshTarget(response, IsSecure);
            }

            if (!isProvisional || result == SipResult.Ok)
            {
                State = isProvisional ? DialogState.Early : DialogState.Confirmed;
            }

            return result;
        }

        /// <summary>As the server: our 2xx was sent (or its 1xx): Confirmed (or Early) now.</summary>
        /// <param name="statusCode">101 to 299.</param>
        public void OnResponseSent(int statusCode)
        {
            if (State == DialogState.Preparing || State == DialogState.Early)
            {
                State = statusCode < 200 ? DialogState.Early : DialogState.Confirmed;
            }
        }

        /// <summary>Tells whether a message belongs to this dialog: Call-ID and both tags (§12).</summary>
        /// <param name="message">A request, or a response.</param>
        /// <returns>
        /// True when it does. While no response had a To tag, a response to our request does with any.
        /// </returns>
        public bool Matches(SipMessage message)
        {
            bool isAnyPeer = State == DialogState.Preparing && !message.IsRequest;
            return State != DialogState.None && _record.IsOf(message, _localTag, isAnyPeer);
        }

        /// <summary>
        /// Tells whether a Replaces means this dialog (RFC 3891 §3). Whether the state fits is the caller's to see.
        /// </summary>
        /// <param name="buffer">The buffer of the value.</param>
        /// <param name="replaces">The value, read.</param>
        /// <returns>True when its to-tag is our tag, its from-tag the peer's, and the Call-ID the same.</returns>
        public bool IsMeantBy(byte[] buffer, SipReplaces replaces)
        {
            return State > DialogState.Preparing && _record.IsMeantBy(buffer, replaces, _localTag);
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
            if (request.IsMethod(SipTokens.Ack) || request.IsMethod(SipTokens.Cancel))
            {
                return SipResult.Ok;
            }

            int cseqNumber;
            SipResult result = SipCSeq.ReadNumber(request, out cseqNumber);
            if (result != SipResult.Ok || cseqNumber <= RemoteCSeq)
            {
                return SipResult.BadCSeq;
            }

            RemoteCSeq = cseqNumber;
            return refreshesTarget ? _record.RefreshTarget(request, IsSecure) : SipResult.Ok;
        }

        /// <summary>
        /// As the client: the first request was refused and goes out again (§8.1.3.5, RFC 4028 §7.3). The early dialogs
        /// that it made are over (§12.3); Call-ID, our tag, and the count of CSeq stay.
        /// </summary>
        public void Restart()
        {
            if (State == DialogState.Early)
            {
                _record.ForgetPeer();
                RemoteCSeq = -1;
                State = DialogState.Preparing;
            }
        }

        /// <summary>Counts our CSeq up for a new request.</summary>
        /// <returns>The number to write.</returns>
        public int NextCSeq()
        {
            LocalCSeq++;
            return LocalCSeq;
        }

        /// <summary>
        /// Starts a request of ours (§8.1.1, §12.2.1.1): request line, Via, Max-Forwards, Route, From, To, Call-ID,
        /// CSeq. Contact, body and the rest are the caller's.
        /// </summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="method">The method; that of the first request is kept by reference.</param>
        /// <param name="cseqNumber">From <see cref="NextCSeq"/>; for ACK and CANCEL the INVITE's.</param>
        /// <param name="branch">The transaction's branch; for an ACK of a 2xx a new one.</param>
        public void StartRequest(SipWriter writer, byte[] method, int cseqNumber, byte[] branch)
        {
            bool isInitial = State == DialogState.Preparing;
            if (isInitial)
            {
                _creatingMethod = method;
            }

            _requests.Start(writer, method, branch, isInitial, IsSecure);
            _requests.WriteTo(writer, isInitial);
            _requests.WriteCallIdAndCSeq(writer, method, cseqNumber);
        }

        /// <summary>
        /// Starts the CANCEL of an INVITE (§9.1) or the ACK of its 300 to 699 (§17.1.1.3): as the INVITE had it, but
        /// the To of the response for the ACK. Until the dialog is Confirmed that is the first INVITE.
        /// </summary>
        /// <param name="writer">The writer.</param>
        /// <param name="method">CANCEL or ACK.</param>
        /// <param name="cseqNumber">The INVITE's.</param>
        /// <param name="branch">The INVITE's.</param>
        /// <param name="response">For the ACK: the response; null for a CANCEL.</param>
        public void StartHopRequest(SipWriter writer, byte[] method, int cseqNumber, byte[] branch, SipMessage response)
        {
            bool isInitial = State != DialogState.Confirmed;
            _requests.Start(writer, method, branch, isInitial, IsSecure);
            if (response != null)
            {
                writer.CopyHeaders(response, SipHeader.To);
            }
            else
            {
                _requests.WriteTo(writer, isInitial);
            }

            _requests.WriteCallIdAndCSeq(writer, method, cseqNumber);
        }

        /// <summary>
        /// Writes Authorization and Proxy-Authorization for a request that <see cref="StartRequest"/> started.
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        /// <param name="method">The request's method.</param>
        /// <param name="credentials">Answers the challenges that there were.</param>
        public void WriteCredentials(SipWriter writer, byte[] method, SipCredentials credentials)
        {
            int slot = _requests.RequestUriSlot(State == DialogState.Preparing);
            credentials.Write(writer, method, _record.Buffer, _record.Offset(slot), _record.End(slot));
        }

        /// <summary>
        /// Writes the value of Replaces for this dialog as its peer sees it (RFC 3891 §6.1): call-id;to-tag;from-tag.
        /// </summary>
        /// <param name="writer">The writer, inside a value.</param>
        /// <param name="isEscaped">True inside a URI's headers (RFC 3261 §19.1.1).</param>
        public void WriteReplaces(SipWriter writer, bool isEscaped)
        {
            ReplacesWriter.Write(writer.Bytes, _record, _localTag, isEscaped);
        }

        /// <summary>Writes where the peer is to be found, its Contact, without brackets.</summary>
        /// <param name="writer">The writer, inside a value.</param>
        public void WriteRemoteTarget(SipWriter writer)
        {
            _record.Write(writer.Bytes, DialogRecord.RemoteTarget);
        }

        /// <summary>Ends it.</summary>
        public void Clear()
        {
            _record.Clear();
            State = DialogState.None;
            IsSecure = false;
            LocalCSeq = 0;
            RemoteCSeq = -1;
            _creatingMethod = null;
        }

        private SipResult Begin(SipResult result)
        {
            if (result == SipResult.Ok)
            {
                State = DialogState.Preparing;
            }
            else
            {
                Clear();
            }

            return result;
        }
    }
}
