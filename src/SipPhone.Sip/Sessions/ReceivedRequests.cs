using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // The peer's requests inside the session's dialog, and its first INVITE: RFC 3261 §12.2.2, §14.2, §15.1.2, RFC 3262
    // §3, RFC 3311 §5.2. Invariant: each gets exactly one final response, at once, but a first INVITE: that waits for
    // the owner.
    //
    //   request     answered with
    //   any         500 for a CSeq not above the last; 480 for a sip Contact where sips is due (RFC 5630); 400
    //   INVITE      491 while one of ours is out or our offer is open; 500 with Retry-After while another one of the
    //               peer's is; 422, 415, 488, 400; 200 with the answer, or with our offer when it has none
    //   UPDATE      491 while our offer is open; 500 with Retry-After while theirs is; 422, 415, 488, 400; 200
    //   PRACK       481 when it acknowledges nothing; 491, 500, 415, 488, 400 for its description; 200
    //   BYE         200, and 487 to an INVITE that is not answered; the session is over. In a call that we make and
    //               that does not stand yet nothing more: the response to our INVITE decides (§15)
    //   INFO        469 for one of a package; else what the owner says
    //   REFER       see Transfer
    //   NOTIFY      see Transfer; other events are for the usages
    //   OPTIONS     200 with what we can (§11.2)
    //   MESSAGE     what the user agent's owner says

    /// <summary>Answers the requests of a session's peer.</summary>
    internal sealed class ReceivedRequests
    {
        private const int MaxRetryAfterSeconds = 10;

        private readonly SessionMachine _session;
        private readonly Outbox _outbox;
        private readonly byte[] _draw = new byte[1];

        internal ReceivedRequests(SessionMachine session)
        {
            _session = session;
            _outbox = session.Core.Outbox;
        }

        /// <summary>Looks into the INVITE that begins the session: dialog, timer, offer.</summary>
        /// <returns>0; else the status to refuse it with.</returns>
        internal int TakeFirstInvite(SipMessage invite)
        {
            SipResult result = _session.Dialog.StartAsServer(invite);
            if (result != SipResult.Ok)
            {
                return StatusOf(result);
            }

            _session.LearnPeer(invite);
            return _session.Timer.TakeRequest(invite) ? TakeOffer(invite, OfferCarrier.Invite) : 422;
        }

        /// <summary>Handles a request in the dialog; not an ACK, not a CANCEL.</summary>
        /// <returns>False when it is for somebody else: a NOTIFY of another event; then it is not answered.</returns>
        internal bool OnReceive(SipMessage request, long nowMs)
        {
            bool isInvite = request.IsMethod(SipTokens.Invite);
            bool isUpdate = request.IsMethod(SipTokens.Update);
            SipResult result = _session.Dialog.TakeRequest(request, isInvite || isUpdate);
            if (result != SipResult.Ok)
            {
                Respond(request, result == SipResult.BadCSeq ? 500 : StatusOf(result), nowMs);
                return true;
            }

            _session.LearnPeer(request);
            if (isInvite)
            {
                OnInvite(request, nowMs);
            }
            else if (isUpdate)
            {
                OnUpdate(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Bye))
            {
                OnBye(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Prack))
            {
                OnPrack(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Info))
            {
                // RFC 6086 §4.2.2.
                Respond(request, InfoPackages.IsOfOne(request) ? 469 : _session.Teller.AskInfo(request), nowMs);
            }
            else if (request.IsMethod(SipTokens.Refer))
            {
                _session.Transfer.OnRefer(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Notify))
            {
                return _session.Transfer.OnNotify(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Options))
            {
                _outbox.RespondToOptions(request, nowMs);
            }
            else if (request.IsMethod(SipTokens.Message))
            {
                Respond(request, _session.Core.Events.OnMessage(request), nowMs);
            }
            else
            {
                Respond(request, 405, nowMs);
            }

            return true;
        }

        private static int StatusOf(SipResult result)
        {
            switch (result)
            {
                case SipResult.UnsupportedScheme: return 480;
                case SipResult.TooLarge: return 513;
                default: return 400;
            }
        }

        private void OnInvite(SipMessage request, long nowMs)
        {
            int statusCode = StatusForInvite(request);
            if (statusCode == 0)
            {
                statusCode = _session.Incoming.Start(request, nowMs);
            }

            if (statusCode == 0)
            {
                statusCode = TakeOffer(request, OfferCarrier.Invite);
                if (statusCode != 0)
                {
                    _session.Incoming.Abandon();
                }
            }

            if (statusCode != 0)
            {
                Respond(request, statusCode, nowMs);
                return;
            }

            bool isTheirs = _session.Offers.State == OfferState.Theirs;
            if (_session.Incoming.Accept(nowMs) != SipResult.Ok)
            {
                _session.Offers.Withdraw();
                _session.Incoming.Abandon();
                _session.Media.Rollback();
                Respond(request, 500, nowMs);
                return;
            }

            _session.Timer.StartAsServer(nowMs);
            if (isTheirs)
            {
                _session.Teller.MediaChanged(true);
            }
        }

        private int StatusForInvite(SipMessage request)
        {
            if (_session.Invite.IsOpen)
            {
                return 491;
            }

            if (_session.Incoming.IsOpen || _session.Incoming.IsAwaitingAck)
            {
                return _session.Offers.State == OfferState.Ours ? 491 : 500;
            }

            if (_session.State != SessionState.Confirmed)
            {
                // Our BYE is out: the dialog is over for us.
                return 481;
            }

            return _session.Timer.TakeRequest(request) ? _session.Offers.StatusForOffer() : 422;
        }

        private void OnUpdate(SipMessage request, long nowMs)
        {
            int statusCode = _session.State == SessionState.Ending ? 481
                : _session.Timer.TakeRequest(request) ? TakeOffer(request, OfferCarrier.Update) : 422;
            SipWriter writer = Start(request, statusCode == 0 ? 200 : statusCode);
            if (writer == null)
            {
                return;
            }

            if (statusCode != 0)
            {
                _outbox.Send(writer, nowMs);
                return;
            }

            _session.Core.Headers.WriteContact(writer, _session.Dialog.IsSecure);
            _session.Core.Headers.WriteAllow(writer);
            _session.Core.Headers.WriteSupported(writer);
            _session.Timer.WriteResponse(writer);
            SendWithAnswer(writer, OfferCarrier.Update, nowMs);
            _session.Timer.StartAsServer(nowMs);
        }

        private void OnBye(SipMessage request, long nowMs)
        {
            Respond(request, 200, nowMs);
            if (_session.Incoming.IsOpen)
            {
                // RFC 3261 §15.1.2.
                _session.Incoming.Refuse(487, nowMs);
            }

            switch (_session.State)
            {
                case SessionState.Calling:
                case SessionState.Proceeding:
                    break;
                case SessionState.Ending:
                    _session.FinishEnding();
                    break;
                case SessionState.Incoming:
                    _session.Finish(SessionReason.Read(request, SessionEnd.Remote), 0);
                    break;
                default:
                    _session.Finish(SessionEnd.Remote, 0);
                    break;
            }
        }

        private void OnPrack(SipMessage request, long nowMs)
        {
            if (!_session.Incoming.Reliable.TakePrack(request))
            {
                Respond(request, 481, nowMs);
                return;
            }

            Offers offers = _session.Offers;
            if (offers.State == OfferState.Ours && offers.Carrier == OfferCarrier.Provisional)
            {
                if (!_session.TakeAnswer(request))
                {
                    // RFC 3262 §5: the answer to the offer of a reliable response stands in its PRACK.
                    Respond(request, 400, nowMs);
                    _session.End(SessionEnd.NotAcceptable, 488, nowMs);
                    return;
                }

                offers.OnAnswerTaken();
                _session.Incoming.OnDescribed();
                Respond(request, 200, nowMs);
                _session.Teller.MediaChanged(false);
            }
            else
            {
                int statusCode = TakeOffer(request, OfferCarrier.Prack);
                SipWriter writer = Start(request, statusCode == 0 ? 200 : statusCode);
                if (writer != null && statusCode == 0)
                {
                    SendWithAnswer(writer, OfferCarrier.Prack, nowMs);
                }
                else if (writer != null)
                {
                    _outbox.Send(writer, nowMs);
                }
            }

            _session.AnswerIfWanted(nowMs);
        }

        // The offer of a request, when it has one. 0 also without one: then no offer is open.
        private int TakeOffer(SipMessage request, OfferCarrier carrier)
        {
            SessionBodyKind kind = SessionBody.KindOf(request);
            if (kind != SessionBodyKind.Description)
            {
                return kind == SessionBodyKind.None ? 0 : 415;
            }

            int statusCode = _session.Offers.StatusForOffer();
            if (statusCode != 0)
            {
                return statusCode;
            }

            switch (_session.Media.TakeOffer(request.Buffer, request.BodyOffset, request.BodyEnd))
            {
                case MediaOutcome.Ok:
                    _session.Offers.OnOfferTaken(carrier);
                    return 0;
                case MediaOutcome.NotAcceptable:
                    return 488;
                default:
                    return 400;
            }
        }

        private void SendWithAnswer(SipWriter writer, OfferCarrier carrier, long nowMs)
        {
            Offers offers = _session.Offers;
            if (offers.State != OfferState.Theirs || offers.Carrier != carrier)
            {
                _outbox.Send(writer, nowMs);
                return;
            }

            _outbox.Body.Reset();
            _session.Media.WriteAnswer(_outbox.Body);
            _outbox.SendBody(writer, SipCapabilities.Sdp, nowMs);
            offers.OnAnswerSent();
            _session.Teller.MediaChanged(true);
        }

        private void Respond(SipMessage request, int statusCode, long nowMs)
        {
            SipWriter writer = Start(request, statusCode);
            if (writer != null)
            {
                _outbox.Send(writer, nowMs);
            }
        }

        private SipWriter Start(SipMessage request, int statusCode)
        {
            SipWriter writer = _outbox.StartResponse(request, statusCode, _session.Dialog.LocalTag);
            if (writer != null && statusCode == 500)
            {
                // RFC 3261 §14.2, RFC 3311 §5.2: drawn from 0 to 10 s.
                _session.Core.Random.Fill(_draw, 0, 1);
                writer.WriteHeader(SipHeader.RetryAfter, _draw[0] % (MaxRetryAfterSeconds + 1));
            }

            return writer;
        }
    }
}
