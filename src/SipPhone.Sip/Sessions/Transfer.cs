using System;
using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
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
    //   no            NOTIFY of a transfer          481 (RFC 6665 §4.1.3)
    //
    //   asked of us   event                         action
    //   no            REFER, the owner takes it     202, NOTIFY 100                                   -> yes
    //   no            REFER, the owner does not     its status; 400 without exactly one Refer-To
    //   yes           REFER                         491
    //   yes           TellProgress                  NOTIFY; while one is out, the last status after it
    //   yes           NOTIFY of 200-699 answered                                                      -> no
    //   yes           NOTIFY refused                                                                  -> no

    /// <summary>The transfers of a session.</summary>
    internal sealed class Transfer
    {
        private const int ExpiresSeconds = 180;

        private static readonly byte[] Refers = Ascii.ToBytes("refer");
        private static readonly byte[] Id = Ascii.ToBytes("id");
        private static readonly byte[] EventWithId = Ascii.ToBytes("refer;id=");
        private static readonly byte[] Active = Ascii.ToBytes("active;expires=");
        private static readonly byte[] Terminated = Ascii.ToBytes("terminated");
        private static readonly byte[] NoResource = Ascii.ToBytes(";reason=noresource");
        private static readonly byte[] Fragment = Ascii.ToBytes("message/sipfrag");
        private static readonly byte[] FragmentStart = Ascii.ToBytes("SIP/2.0 ");
        private static readonly byte[] ReplacesHeader = Ascii.ToBytes("?Replaces=");

        private readonly SessionMachine _session;
        private readonly SipUri _uri = new SipUri();
        private byte[] _target;
        private int _targetLength;
        private Session _targetSession;
        private bool _isReferring;
        private int _referCSeq;
        private bool _isReferred;
        private int _referredCSeq;
        private int _statusCode;
        private int _sentStatusCode;

        internal Transfer(SessionMachine session)
        {
            _session = session;
        }

        internal void Clear()
        {
            _isReferring = false;
            _isReferred = false;
            _targetSession = null;
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
                // RFC 3891 §2: whom it goes to replaces the session that we have with that party.
                Dialog other = _targetSession.Dialog;
                other.WriteRemoteUri(writer);
                bytes.Write(ReplacesHeader);
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
                _isReferring = false;
                _session.Teller.ReferProgress(statusCode, true);
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
                if (!_session.Requests.IsOpen(DialogRequestKind.Notify))
                {
                    _session.Requests.Start(DialogRequestKind.Notify, nowMs);
                }
            }
        }

        internal SipResult SendNotify(SipWriter writer, long nowMs)
        {
            _sentStatusCode = _statusCode;
            _session.Core.Headers.WriteContact(writer, _session.Dialog.IsSecure);
            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.Event);
            bytes.Write(EventWithId);
            bytes.WriteDecimal(_referredCSeq);
            writer.EndLine();
            writer.StartHeader(SipHeader.SubscriptionState);
            if (_statusCode < 200)
            {
                bytes.Write(Active);
                bytes.WriteDecimal(ExpiresSeconds);
            }
            else
            {
                bytes.Write(Terminated);
                bytes.Write(NoResource);
            }

            writer.EndLine();
            ByteWriter body = _session.Core.Outbox.Body;
            body.Reset();
            body.Write(FragmentStart);
            body.WriteDecimal(_statusCode);
            body.Write(' ');
            ReasonPhrases.Write(body, _statusCode);
            body.Write('\r');
            body.Write('\n');
            return _session.Core.Outbox.SendBody(writer, Fragment, nowMs);
        }

        internal void OnNotifyAnswered(int statusCode, long nowMs)
        {
            if (statusCode >= 300 || _sentStatusCode >= 200)
            {
                _isReferred = false;
            }
            else if (_statusCode != _sentStatusCode)
            {
                TellProgress(_statusCode, nowMs);
            }
        }

        /// <returns>False for a NOTIFY of another event.</returns>
        internal bool OnNotify(SipMessage request, long nowMs)
        {
            int offset;
            int end;
            if (request.FindSingle(SipHeader.Event, out offset, out end) != SipResult.Ok)
            {
                return false;
            }

            byte[] buffer = request.Buffer;
            int nameEnd = SipOctets.TrimEnd(buffer, offset, Ascii.IndexOf(buffer, offset, end, ';'));
            if (!Ascii.EqualsIgnoreCase(buffer, offset, nameEnd, Refers))
            {
                return false;
            }

            Outbox outbox = _session.Core.Outbox;
            if (!_isReferring || !IsOfOurs(buffer, nameEnd, end))
            {
                outbox.Respond(request, 481, nowMs);
                return true;
            }

            outbox.Respond(request, 200, nowMs);
            bool isLast = IsTerminated(request);
            int statusCode = StatusOf(request);
            _isReferring = !isLast;
            if (isLast || statusCode > 0)
            {
                _session.Teller.ReferProgress(statusCode, isLast);
            }

            return true;
        }

        private static bool IsTerminated(SipMessage request)
        {
            int offset;
            int end;
            if (request.FindSingle(SipHeader.SubscriptionState, out offset, out end) != SipResult.Ok)
            {
                return false;
            }

            int stateEnd = SipOctets.Skip(request.Buffer, offset, end, SipOctets.Token);
            return Ascii.EqualsIgnoreCase(request.Buffer, offset, stateEnd, Terminated);
        }

        // The status line that a body of message/sipfrag starts with (RFC 3420 §2); 0 for none.
        private static int StatusOf(SipMessage request)
        {
            int offset = request.BodyOffset;
            int codeOffset = offset + FragmentStart.Length;
            if (request.BodyEnd - offset < FragmentStart.Length + 3
                || !Ascii.EqualsIgnoreCase(request.Buffer, offset, codeOffset, FragmentStart))
            {
                return 0;
            }

            int statusCode = Ascii.ParseDecimal(request.Buffer, codeOffset, codeOffset + 3);
            return statusCode >= 100 && statusCode <= 699 ? statusCode : 0;
        }

        // RFC 3515 §2.4.6: id is the CSeq of the REFER; the first one in a dialog may go without.
        private bool IsOfOurs(byte[] buffer, int parametersOffset, int end)
        {
            int idOffset;
            int idEnd;
            SipResult result = SipParameters.Find(buffer, parametersOffset, end, Id, out idOffset, out idEnd);
            return result == SipResult.Absent
                || (result == SipResult.Ok && Ascii.ParseDecimal(buffer, idOffset, idEnd) == _referCSeq);
        }

        private SipResult Start(long nowMs)
        {
            SipResult result = _session.Requests.Start(DialogRequestKind.Refer, nowMs);
            _isReferring = result == SipResult.Ok;
            return result;
        }
    }
}
