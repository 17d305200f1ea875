using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Sessions
{
    // The reliable provisional responses to one INVITE, as its server: RFC 3262 §3. They are repeated over a stream
    // too, since a proxy on the way may lose one that goes on over UDP.
    // Invariant: one is unacknowledged at most, and RSeq goes up by one with each new one.
    //
    //   state     event                            -> state     action
    //   idle      Start                            -> pending   next RSeq; T1
    //   pending   T1, doubled each time            -> pending   tells SendAgain
    //   pending   64 * T1                          -> idle      tells TimedOut
    //   pending   PRACK with its RAck              -> idle      true: answer 200
    //   pending   PRACK with another RAck          -> pending   false: answer 481
    //   idle      PRACK                            -> idle      false: answer 481
    //   any       Stop (final response, CANCEL)    -> idle      [1]
    //
    //   [1] The RSeq stays, so a PRACK that crosses the final response still finds its own (§3: repeated no more, but
    //   its PRACK is answered).

    /// <summary>Numbers and repeats what must be acknowledged with PRACK.</summary>
    public sealed class ReliableProvisionals
    {
        /// <summary>The option tag, RFC 3262 §8.1.</summary>
        public static readonly byte[] OptionTag = Ascii.ToBytes("100rel");

        private readonly IRandom _random;
        private readonly byte[] _octets = new byte[4];
        private int _rseqNumber;
        private int _cseqNumber;
        private bool _isAcknowledged;
        private int _intervalMs;
        private long _repeatMs = -1;
        private long _giveUpMs = -1;

        /// <summary>Makes one without a response.</summary>
        /// <param name="random">Where the first RSeq comes from.</param>
        public ReliableProvisionals(IRandom random)
        {
            _random = random;
            Reset();
        }

        /// <summary>Whether one was sent whose PRACK has not come: no other may be sent reliably (§3).</summary>
        public bool IsPending
        {
            get { return _giveUpMs >= 0; }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_repeatMs, _giveUpMs); }
        }

        /// <summary>A new INVITE: numbers start anew.</summary>
        public void Reset()
        {
            Stop();
            _rseqNumber = 0;
            _isAcknowledged = true;
        }

        /// <summary>A new reliable response is to be sent: takes the next RSeq and starts to repeat it.</summary>
        /// <param name="cseqNumber">The INVITE's CSeq number.</param>
        /// <param name="nowMs">The time.</param>
        public void Start(int cseqNumber, long nowMs)
        {
            if (_rseqNumber == 0)
            {
                // §3: the first is chosen from 1 to 2^31 - 1; far enough from the top that none after it wraps.
                _random.Fill(_octets, 0, 4);
                _rseqNumber = (((_octets[0] & 0x3F) << 24) | (_octets[1] << 16) | (_octets[2] << 8) | _octets[3]) + 1;
            }
            else
            {
                _rseqNumber++;
            }

            _cseqNumber = cseqNumber;
            _isAcknowledged = false;
            _intervalMs = SipTimers.T1Ms;
            _repeatMs = nowMs + _intervalMs;
            _giveUpMs = nowMs + (64 * SipTimers.T1Ms);
        }

        /// <summary>Writes Require: 100rel and RSeq, of the response that was started last.</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void Write(SipWriter writer)
        {
            writer.WriteHeader(SipHeader.Require, OptionTag);
            writer.WriteHeader(SipHeader.RSeq, _rseqNumber);
        }

        /// <summary>Takes a PRACK.</summary>
        /// <param name="prack">The request, of this dialog.</param>
        /// <returns>True when it acknowledges the last response, for the first time: answer 200; else 481.</returns>
        public bool TakePrack(SipMessage prack)
        {
            int offset;
            int end;
            int rseqNumber;
            int cseqNumber;
            int methodOffset;
            bool isOurs = !_isAcknowledged
                && prack.FindSingle(SipHeader.RAck, out offset, out end) == SipResult.Ok
                && SipRAck.Parse(
                    prack.Buffer, offset, end, out rseqNumber, out cseqNumber, out methodOffset) == SipResult.Ok
                && rseqNumber == _rseqNumber
                && cseqNumber == _cseqNumber
                && Ascii.EqualsExactly(prack.Buffer, methodOffset, end, SipTokens.Invite);
            if (isOurs)
            {
                _isAcknowledged = true;
                Stop();
            }

            return isOurs;
        }

        /// <summary>Repeats no more: the INVITE has its final response.</summary>
        public void Stop()
        {
            _repeatMs = -1;
            _giveUpMs = -1;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>What is to be done.</returns>
        public ReliableEvent Poll(long nowMs)
        {
            if (_giveUpMs >= 0 && nowMs >= _giveUpMs)
            {
                Stop();
                return ReliableEvent.TimedOut;
            }

            if (_repeatMs < 0 || nowMs < _repeatMs)
            {
                return ReliableEvent.None;
            }

            _intervalMs *= 2;
            _repeatMs = nowMs + _intervalMs;
            return ReliableEvent.SendAgain;
        }
    }
}
