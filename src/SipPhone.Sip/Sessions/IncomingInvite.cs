using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // An INVITE of the peer's, the first of a session or a later one: its responses until the ACK, RFC 3261 §13.3 and
    // §14.2. Responses are written anew each time from what is stored, so nothing of them is kept.
    // Invariant: a 2xx is repeated until its ACK, at T1, doubled up to T2, for 64 * T1 (§13.3.1.4), and no BYE of ours
    // overtakes that ACK (§15).
    //
    //   state       event                   -> state       action
    //   none        Start                   -> open        taken, or refused by its taker
    //   open        Ring                    -> open        180; again each minute (§13.3.1.1)
    //   open        Refuse                  -> none        300-699
    //   open        Accept                  -> awaits ACK  200
    //   open        CANCEL                  -> none        200 to it, 487
    //   awaits ACK  T1 doubled up to T2     -> awaits ACK  200 again
    //   awaits ACK  ACK with its CSeq       -> none        its answer, when the 200 had our offer
    //   awaits ACK  64 * T1                 -> none        BYE

    /// <summary>Answers the INVITEs of a session's peer, one at a time.</summary>
    internal sealed class IncomingInvite
    {
        private const long RingAgainMs = 60 * 1000;

        private readonly Session _session;
        private readonly Outbox _outbox;
        private readonly InviteServerTransaction _transaction;
        private OfferState _okContent;
        private bool _isOfferOursIn1xx;
        private long _ringAgainMs = -1;
        private long _repeatMs = -1;
        private long _giveUpMs = -1;
        private int _intervalMs;

        internal IncomingInvite(Session session)
        {
            _session = session;
            _outbox = session.Core.Outbox;
            _transaction = new InviteServerTransaction(session.Core.KeyReader);
        }

        /// <summary>Whether it has no final response yet.</summary>
        internal bool IsOpen
        {
            get { return _transaction.State == InviteServerState.Proceeding; }
        }

        /// <summary>Whether the ACK of our 2xx is awaited.</summary>
        internal bool IsAwaitingAck
        {
            get { return _giveUpMs >= 0; }
        }

        internal long NextDeadlineMs
        {
            get
            {
                long next = SipTimers.Earlier(_transaction.NextDeadlineMs, _ringAgainMs);
                return SipTimers.Earlier(next, SipTimers.Earlier(_repeatMs, _giveUpMs));
            }
        }

        /// <summary>Takes an INVITE.</summary>
        /// <returns>0, or the status to refuse it with; nothing is kept then.</returns>
        internal int Start(SipMessage invite, long nowMs)
        {
            StopRepeating();
            SipResult result = _transaction.Start(invite, nowMs);
            if (result == SipResult.Ok)
            {
                return 0;
            }

            return result == SipResult.TooLarge ? 513 : 400;
        }

        internal void Abandon()
        {
            StopRepeating();
            _transaction.Abandon();
        }

        /// <summary>Tells whether a request is the INVITE again, its CANCEL, or the ACK of a 300 to 699.</summary>
        internal bool OnReceive(SipMessage request, long nowMs)
        {
            return _transaction.OnReceive(request, nowMs);
        }

        internal bool IsMerged(SipMessage request)
        {
            return _transaction.IsMerged(request);
        }

        /// <summary>Takes the ACK of a 2xx, if it is of this one.</summary>
        /// <returns>True when it is, and was awaited.</returns>
        internal bool TakeAck(SipMessage ack)
        {
            int offset;
            int end;
            int number;
            int methodOffset;
            bool isOurs = IsAwaitingAck
                && ack.FindSingle(SipHeader.CSeq, out offset, out end) == SipResult.Ok
                && SipCSeq.Parse(ack.Buffer, offset, end, out number, out methodOffset) == SipResult.Ok
                && number == _transaction.Request.CSeqNumber;
            if (isOurs)
            {
                StopRepeating();
            }

            return isOurs;
        }

        /// <summary>Sends 180, reliably where that is wanted, and goes on to each minute.</summary>
        internal SipResult Ring(long nowMs)
        {
            SipResult result = SendProvisional(180, nowMs);
            if (result == SipResult.Ok)
            {
                _transaction.OnSent(180, nowMs);
                _ringAgainMs = nowMs + RingAgainMs;
            }

            return result;
        }

        /// <summary>Refuses it.</summary>
        internal SipResult Refuse(int statusCode, long nowMs)
        {
            StopRepeating();
            SipWriter writer = Start(statusCode);
            SipResult result = _outbox.Send(writer, nowMs);
            _transaction.OnSent(statusCode, nowMs);
            return result;
        }

        /// <summary>Accepts it: 200 until the ACK comes. What it carries follows from whose offer is open.</summary>
        internal SipResult Accept(long nowMs)
        {
            Offers offers = _session.Offers;
            bool offersNow = offers.State == OfferState.None && !_isDescribed;
            _okContent = offersNow ? OfferState.Ours : offers.State == OfferState.Theirs ? OfferState.Theirs : OfferState.None;
            return SipResult.Ok;
        }
    }
}
