using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // The requests of ours inside a dialog that are no INVITE. Invariant: one of each kind is out at most; each has one
    // outcome, told once.
    //
    //   request   refused with 408, 481 or no response    refused otherwise
    //   BYE       the session is over                     the session is over (§15.1.1)
    //   PRACK     nothing: the INVITE decides             nothing
    //   UPDATE    the session ends (§12.2.1.2)            422: again; 405, 491, 501: by re-INVITE; else nothing
    //   INFO      the session ends                        nothing
    //   REFER     told                                    told
    //   NOTIFY    nothing more is told of the transfer    nothing more is told of the transfer (RFC 6665 §4.2.2)

    /// <summary>Sends BYE, PRACK, UPDATE, INFO, REFER and NOTIFY for a session.</summary>
    internal sealed class DialogRequests
    {
        private readonly SessionMachine _session;
        private readonly DialogRequest[] _requests;
        private long _byeUntilMs = -1;
        private int _rseqNumber;
        private int _inviteCSeq;
        private byte[] _infoType;
        private byte[] _infoBody;

        internal DialogRequests(SessionMachine session)
        {
            _session = session;
            _requests = new[]
            {
                new DialogRequest(session, DialogRequestKind.Bye, SipTokens.Bye),
                new DialogRequest(session, DialogRequestKind.Prack, SipTokens.Prack),
                new DialogRequest(session, DialogRequestKind.Update, SipTokens.Update),
                new DialogRequest(session, DialogRequestKind.Info, SipTokens.Info),
                new DialogRequest(session, DialogRequestKind.Refer, SipTokens.Refer),
                new DialogRequest(session, DialogRequestKind.Notify, SipTokens.Notify),
            };
        }

        internal long NextDeadlineMs
        {
            get
            {
                long next = _byeUntilMs;
                for (int i = 0; i < _requests.Length; i++)
                {
                    next = SipTimers.Earlier(next, _requests[i].NextDeadlineMs);
                }

                return next;
            }
        }

        /// <summary>Whether a BYE is out, or waits for a flow.</summary>
        internal bool IsByeWanted
        {
            get { return _byeUntilMs >= 0 || IsOpen(DialogRequestKind.Bye); }
        }

        internal bool IsOpen(DialogRequestKind kind)
        {
            return _requests[(int)kind].IsOpen;
        }

        internal void Clear()
        {
            _byeUntilMs = -1;
            for (int i = 0; i < _requests.Length; i++)
            {
                _requests[i].Abandon();
            }
        }

        internal bool OnReceive(SipMessage response, long nowMs)
        {
            for (int i = 0; i < _requests.Length; i++)
            {
                if (_requests[i].OnReceive(response, nowMs))
                {
                    return true;
                }
            }

            return false;
        }

        internal void Poll(long nowMs)
        {
            for (int i = 0; i < _requests.Length; i++)
            {
                _requests[i].Poll(nowMs);
            }

            if (_byeUntilMs >= 0)
            {
                PollBye(nowMs);
            }
        }

        /// <summary>The flow was lost: whatever is out fails as by a 503 (RFC 3261 §8.1.3.1).</summary>
        internal void OnFlowLost(long nowMs)
        {
            for (int i = 0; i < _requests.Length; i++)
            {
                if (_requests[i].IsOpen)
                {
                    _requests[i].Abandon();
                    OnFinal((DialogRequestKind)i, 503, null, nowMs);
                }
            }
        }

        /// <summary>Sends BYE; while there is no flow it waits for one, for as long as a transaction would.</summary>
        internal void SendBye(long nowMs)
        {
            _byeUntilMs = nowMs + SipTimers.TimerFMs;
            PollBye(nowMs);
        }

        /// <summary>Acknowledges a reliable 1xx (RFC 3262 §4).</summary>
        /// <returns>False while another PRACK is out, or it could not be sent.</returns>
        internal bool SendPrack(int rseqNumber, int inviteCSeq, long nowMs)
        {
            if (IsOpen(DialogRequestKind.Prack))
            {
                return false;
            }

            _rseqNumber = rseqNumber;
            _inviteCSeq = inviteCSeq;
            return Start(DialogRequestKind.Prack, nowMs) == SipResult.Ok;
        }

        internal SipResult SendInfo(byte[] contentType, byte[] body, long nowMs)
        {
            if (IsOpen(DialogRequestKind.Info))
            {
                return SipResult.WrongState;
            }

            _infoType = contentType;
            _infoBody = body;
            return Start(DialogRequestKind.Info, nowMs);
        }

        internal SipResult Start(DialogRequestKind kind, long nowMs)
        {
            return _requests[(int)kind].Start(nowMs);
        }

        /// <summary>Writes what is special to a kind, and sends.</summary>
        internal SipResult WriteRest(DialogRequestKind kind, SipWriter writer, long nowMs)
        {
            Outbox outbox = _session.Core.Outbox;
            switch (kind)
            {
                case DialogRequestKind.Bye:
                    SessionReason.Write(writer, _session.EndReason);
                    return outbox.Send(writer, nowMs);
                case DialogRequestKind.Prack:
                    WriteRAck(writer);
                    return outbox.Send(writer, nowMs);
                case DialogRequestKind.Update:
                    _session.Core.Headers.WriteContact(writer, _session.Dialog.IsSecure);
                    _session.Core.Headers.WriteAllow(writer);
                    _session.Core.Headers.WriteSupported(writer);
                    _session.Timer.WriteRequest(writer);
                    return outbox.Send(writer, nowMs);
                case DialogRequestKind.Info:
                    outbox.Body.Reset();
                    outbox.Body.Write(_infoBody);
                    return outbox.SendBody(writer, _infoType, nowMs);
                case DialogRequestKind.Refer:
                    return _session.Transfer.SendRefer(writer, nowMs);
                case DialogRequestKind.Notify:
                    return _session.Transfer.SendNotify(writer, nowMs);
                default:
                    return outbox.Send(writer, nowMs);
            }
        }

        /// <param name="kind">Which.</param>
        /// <param name="statusCode">200 to 699; 408 for no response, 503 for a lost flow.</param>
        /// <param name="response">The response; null for none.</param>
        /// <param name="nowMs">The time.</param>
        internal void OnFinal(DialogRequestKind kind, int statusCode, SipMessage response, long nowMs)
        {
            bool isGone = statusCode == 408 || statusCode == 481;
            switch (kind)
            {
                case DialogRequestKind.Bye:
                    _session.OnByeOver(nowMs);
                    break;
                case DialogRequestKind.Update:
                    OnUpdated(statusCode, response, nowMs);
                    break;
                case DialogRequestKind.Info:
                    if (isGone)
                    {
                        EndGone(statusCode, nowMs);
                    }

                    break;
                case DialogRequestKind.Refer:
                    _session.Transfer.OnReferAnswered(statusCode, nowMs);
                    break;
                case DialogRequestKind.Notify:
                    _session.Transfer.OnNotifyAnswered(statusCode, nowMs);
                    break;
            }
        }

        private void OnUpdated(int statusCode, SipMessage response, long nowMs)
        {
            if (_session.State != SessionState.Confirmed)
            {
                return;
            }

            if (statusCode < 300)
            {
                if (_session.Dialog.TakeResponse(response) != SipResult.Ok)
                {
                    _session.End(SessionEnd.ProtocolError, 0, nowMs);
                    return;
                }

                _session.Timer.StartAsClient(response, nowMs);
            }
            else if (statusCode == 408 || statusCode == 481)
            {
                EndGone(statusCode, nowMs);
            }
            else if (statusCode == 422)
            {
                if (_session.Timer.TakeTooSmall(response))
                {
                    Start(DialogRequestKind.Update, nowMs);
                }
            }
            else if (statusCode == 405 || statusCode == 491 || statusCode == 501)
            {
                _session.Changes.AskRefresh(nowMs);
            }
        }

        // RFC 3261 §12.2.1.2: the peer does not know the dialog any more, or is gone.
        private void EndGone(int statusCode, long nowMs)
        {
            if (_session.State == SessionState.Confirmed)
            {
                _session.End(statusCode == 481 ? SessionEnd.Remote : SessionEnd.TimedOut, statusCode, nowMs);
            }
        }

        private void PollBye(long nowMs)
        {
            if (nowMs >= _byeUntilMs)
            {
                _byeUntilMs = -1;
                _session.OnByeOver(nowMs);
            }
            else if (_session.Core.Flow.IsOpen && Start(DialogRequestKind.Bye, nowMs) == SipResult.Ok)
            {
                _byeUntilMs = -1;
            }
        }

        // RFC 3262 §7.2: RSeq, then the INVITE's CSeq.
        private void WriteRAck(SipWriter writer)
        {
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.RAck);
            bytes.WriteDecimal(_rseqNumber);
            bytes.Write(' ');
            bytes.WriteDecimal(_inviteCSeq);
            bytes.Write(' ');
            bytes.Write(SipTokens.Invite);
            writer.EndLine();
        }
    }
}
