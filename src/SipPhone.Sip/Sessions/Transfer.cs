using System;
using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // Transfers, RFC 3515 §2.4 with RFC 6665: REFER of either side inside the session's dialog, and the NOTIFYs of the
    // subscription that it makes without a SUBSCRIBE. Invariant: one transfer a direction; each is told to its end
    // once, unless the session ends before.
    //
    //   asked by us   event                         action
    //   no            Refer, ReferTo                REFER with Refer-To                               -> yes
    //   yes           REFER refused                 OnReferProgress with its status, the last         -> no
    //   yes           NOTIFY, active                200; OnReferProgress
    //   yes           NOTIFY, terminated            200; OnReferProgress, the last                    -> no
    //   yes           64 * T1 without any NOTIFY    OnReferProgress without a status, the last        -> no
    //   yes           its time, and 64 * T1         OnReferProgress without a status, the last        -> no
    //   any           NOTIFY that makes no sense    415 for its body, 400 for its state
    //   no            NOTIFY of a transfer          481 (RFC 6665 §4.1.3)
    //
    //   asked of us   event                         action
    //   no            REFER, the owner takes it     202, NOTIFY 100                                   -> yes
    //   no            REFER, the owner does not     its status; 400 without exactly one Refer-To
    //   yes           REFER                         491
    //   yes           TellProgress                  NOTIFY; while one is out, the last status after it
    //   yes           its time                      NOTIFY, terminated for that reason
    //   yes           the last NOTIFY answered                                                        -> no
    //   yes           NOTIFY refused                                                                  -> no

    /// <summary>The transfers of a session.</summary>
    internal sealed class Transfer
    {
        private const int ExpiresSeconds = 180;

        private static readonly byte[] Refers = Ascii.ToBytes("refer");
        private static readonly byte[] Fragment = Ascii.ToBytes("message/sipfrag");

        private readonly SessionMachine _session;
        private readonly SipUri _uri = new SipUri();
        private readonly SipSubscriptionState _subscription = new SipSubscriptionState();
        private byte[] _target;
        private int _targetLength;
        private Session _targetSession;
        private bool _isReferring;
        private int _referCSeq;
        private long _referUntilMs = -1;
        private bool _isReferred;
        private int _referredCSeq;
        private long _referredUntilMs = -1;
        private bool _isLastSent;
        private int _statusCode;
        private int _sentStatusCode;

        internal Transfer(SessionMachine session)
        {
            _session = session;
        }

        internal long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_referUntilMs, _referredUntilMs); }
        }

        internal void Clear()
        {
            EndReferring();
            EndReferred();
            _targetSession = null;
        }

        internal void Poll(long nowMs)
        {
            if (_referredUntilMs >= 0 && nowMs >= _referredUntilMs)
            {
                _referredUntilMs = -1;
                if (_session.State == SessionState.Confirmed)
                {
                    SendNotifyIfFree(nowMs);
                }
            }

            // Last: whoever is told may do anything.
            if (_referUntilMs >= 0 && nowMs >= _referUntilMs)
            {
                EndReferring();
                _session.Teller.ReferProgress(0, true);
            }
        }

        internal SipResult Refer(byte[] buffer, int uriOffset, int uriEnd, long nowMs)
        {
            SipResult result = _uri.Parse(buffer, uriOffset, uriEnd);
            if (result != SipResult.Ok)
            {
                return result;
            }

            if (_isReferring)
            {
                return SipResult.WrongState;
            }

            int length = uriEnd - uriOffset;
            if (length > Limits.MaxReferToBytes)
            {
                return SipResult.TooLarge;
            }

            if (_target == null)
            {
                _target = new byte[Limits.MaxReferToBytes];
            }

            Array.Copy(buffer, uriOffset, _target, 0, length);
            _targetLength = length;
            _targetSession = null;
            return Start(nowMs);
        }

        internal SipResult ReferTo(Session other, long nowMs)
        {
            if (_isReferring)
            {
                return SipResult.WrongState;
            }

            _targetSession = other;
            return Start(nowMs);
        }

        internal SipResult SendRefer(SipWriter writer, long nowMs)
        {
            if (_targetSession != null && _targetSession.State != SessionState.Confirmed)
            {
                return SipResult.WrongState;
            }

            LocalHeaders headers = _session.Core.Headers;
            bool isSecure = _session.Dialog.IsSecure;
            headers.WriteContact(writer, isSecure);
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.ReferTo);
            bytes.Write('<');
            if (_targetSession == null)
            {
                bytes.Write(_target, 0, _targetLength);
            }
            else
            {
                // RFC 3891 §2: whom it goes to replaces the session that we have with that party. RFC 5589 §7: by the
                // Contact, since the address of record may lead to other phones too.
                Dialog other = _targetSession.Dialog;
                other.WriteRemoteTarget(writer);
                UserAgentWords.Write(bytes, UserAgentWords.ReplacesInUri);
                other.WriteReplaces(writer, true);
            }

            bytes.Write('>');
            writer.EndLine();
            writer.StartHeader(SipHeader.ReferredBy);
            bytes.Write('<');
            headers.WriteAddressOfRecord(writer, isSecure);
            bytes.Write('>');
            writer.EndLine();
            _referCSeq = _session.Dialog.LocalCSeq;
            return _session.Core.Outbox.Send(writer, nowMs);
        }

        internal void OnReferAnswered(int statusCode, long nowMs)
        {
            if (_isReferring && statusCode >= 300)
            {
                EndReferring();
                _session.Teller.ReferProgress(statusCode, true);
            }
            else if (_isReferring && _referUntilMs < 0)
            {
                // RFC 6665 §4.1.2.4: Timer N, unless a NOTIFY was faster.
                _referUntilMs = nowMs + SipTimers.TimerFMs;
            }
        }

        internal void OnRefer(SipMessage request, long nowMs)
        {
            int offset;
            int end;
            int statusCode = _session.State != SessionState.Confirmed ? 481
                : _isReferred ? 491
                : request.FindSingle(SipHeader.ReferTo, out offset, out end) == SipResult.Ok
                    ? _session.Teller.AskReferred(request) : 400;
            bool isTaken = statusCode >= 200 && statusCode < 300;
            Outbox outbox = _session.Core.Outbox;
            SipWriter writer = outbox.StartResponse(request, isTaken ? 202 : statusCode, _session.Dialog.LocalTag);
            if (writer == null)
            {
                return;
            }

            if (isTaken)
            {
                _session.Core.Headers.WriteContact(writer, _session.Dialog.IsSecure);
            }

            outbox.Send(writer, nowMs);
            if (isTaken && _session.State == SessionState.Confirmed)
            {
                _isReferred = true;
                _isLastSent = false;
                _referredUntilMs = nowMs + (ExpiresSeconds * 1000L);
                _referredCSeq = _session.Dialog.RemoteCSeq;
                _sentStatusCode = 0;
                TellProgress(100, nowMs);
            }
        }

        internal void TellProgress(int statusCode, long nowMs)
        {
            if (_isReferred && statusCode >= 100 && statusCode <= 699)
            {
                _statusCode = statusCode;
                SendNotifyIfFree(nowMs);
            }
        }

        internal SipResult SendNotify(SipWriter writer, long nowMs)
        {
            _sentStatusCode = _statusCode;
            _session.Core.Headers.WriteContact(writer, _session.Dialog.IsSecure);
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.Event);
            UserAgentWords.Write(bytes, UserAgentWords.ReferEventWithId);
            bytes.WriteDecimal(_referredCSeq);
            writer.EndLine();
            writer.StartHeader(SipHeader.SubscriptionState);
            _isLastSent = _statusCode >= 200 || _referredUntilMs < 0;
            if (_isLastSent)
            {
                UserAgentWords.Write(
                    bytes, _statusCode >= 200 ? UserAgentWords.NoResource : UserAgentWords.TimedOut);
            }
            else
            {
                // RFC 6665 §4.2.2: what is left of its time, at least a second while there is any.
                UserAgentWords.Write(bytes, UserAgentWords.ActiveUntil);
                bytes.WriteDecimal((int)((_referredUntilMs - nowMs + 999) / 1000));
            }

            writer.EndLine();
            ByteWriter body = _session.Core.Outbox.Body;
            body.Reset();
            UserAgentWords.Write(body, UserAgentWords.StatusLineStart);
            body.WriteDecimal(_statusCode);
            body.Write(' ');
            ReasonPhrases.Write(body, _statusCode);
            body.Write('\r');
            body.Write('\n');
            return _session.Core.Outbox.SendBody(writer, Fragment, nowMs);
        }

        internal void OnNotifyAnswered(int statusCode, long nowMs)
        {
            if (statusCode >= 300 || _isLastSent)
            {
                EndReferred();
            }
            else if (_statusCode != _sentStatusCode || _referredUntilMs < 0)
            {
                SendNotifyIfFree(nowMs);
            }
        }

        /// <returns>False for a NOTIFY of another event.</returns>
        internal bool OnNotify(SipMessage request, long nowMs)
        {
            if (!SipEvent.Is(request, Refers))
            {
                return false;
            }

            int statusCode = StatusForNotify(request);
            _session.Core.Outbox.Respond(request, statusCode, nowMs);
            if (statusCode == 200)
            {
                FollowNotify(request, nowMs);
            }

            return true;
        }

        private int StatusForNotify(SipMessage request)
        {
            if (!_isReferring || !IsOfOurs(request))
            {
                return 481;
            }

            // RFC 3515 §2.4.5.
            if (request.BodyEnd > request.BodyOffset && !SipContentType.Is(request, Fragment))
            {
                return 415;
            }

            // RFC 6665 §4.1.3: a NOTIFY says where the subscription stands.
            int offset;
            int end;
            bool hasState = request.FindSingle(SipHeader.SubscriptionState, out offset, out end) == SipResult.Ok
                && _subscription.Parse(request.Buffer, offset, end) == SipResult.Ok;
            return hasState ? 200 : 400;
        }

        private void FollowNotify(SipMessage request, long nowMs)
        {
            bool isLast = _subscription.Status == SubscriptionStatus.Terminated;
            if (isLast)
            {
                EndReferring();
            }
            else
            {
                // The peer ends it with a NOTIFY, which may take as long as a transaction.
                int seconds = _subscription.ExpiresSeconds >= 0 ? _subscription.ExpiresSeconds : ExpiresSeconds;
                _referUntilMs = nowMs + (seconds * 1000L) + SipTimers.TimerFMs;
            }

            int statusCode = StatusOf(request);
            if (isLast || statusCode > 0)
            {
                _session.Teller.ReferProgress(statusCode, isLast);
            }
        }

        // The status line that a body of message/sipfrag starts with (RFC 3420 §2); 0 for none.
        private static int StatusOf(SipMessage request)
        {
            int offset = request.BodyOffset;
            int codeOffset = offset + UserAgentWords.LengthOf(UserAgentWords.StatusLineStart);
            if (request.BodyEnd - codeOffset < 3
                || !UserAgentWords.Is(UserAgentWords.StatusLineStart, request.Buffer, offset, codeOffset))
            {
                return 0;
            }

            int statusCode = Ascii.ParseDecimal(request.Buffer, codeOffset, codeOffset + 3);
            return statusCode >= 100 && statusCode <= 699 ? statusCode : 0;
        }

        // RFC 3515 §2.4.6: id is the CSeq of the REFER; the first one in a dialog may go without.
        private bool IsOfOurs(SipMessage request)
        {
            int offset;
            int end;
            int typeEnd;
            int idOffset;
            int idEnd;
            request.FindSingle(SipHeader.Event, out offset, out end);
            SipEvent.Parse(request.Buffer, offset, end, out typeEnd, out idOffset, out idEnd);
            return idOffset == idEnd || Ascii.ParseDecimal(request.Buffer, idOffset, idEnd) == _referCSeq;
        }

        private SipResult Start(long nowMs)
        {
            SipResult result = _session.Requests.Start(DialogRequestKind.Refer, nowMs);
            _isReferring = result == SipResult.Ok;
            return result;
        }

        // What comes to be known while a NOTIFY is out goes with the next one.
        private void SendNotifyIfFree(long nowMs)
        {
            if (!_session.Requests.IsOpen(DialogRequestKind.Notify))
            {
                _session.Requests.Start(DialogRequestKind.Notify, nowMs);
            }
        }

        private void EndReferring()
        {
            _isReferring = false;
            _referUntilMs = -1;
        }

        private void EndReferred()
        {
            _isReferred = false;
            _referredUntilMs = -1;
        }
    }
}
