using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // What an INVITE says to the person: who calls, and whether it asks to be answered without a hand, by answer-after
    // in Call-Info or Alert-Info, or by Answer-Mode or Priv-Answer-Mode (RFC 5373).
    // Invariant: it decides nothing; who may ask, the caller list says.

    /// <summary>Reads an INVITE for the person at the phone. Reusable.</summary>
    public sealed class Invitation
    {
        private readonly AnswerWish _wish = new AnswerWish();
        private readonly SipNameAddress _from = new SipNameAddress();
        private readonly SipUri _caller = new SipUri();
        private bool _hasCaller;

        /// <summary>The buffer of the INVITE.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Where the caller's URI starts (RFC 3261 §20.20).</summary>
        public int CallerOffset
        {
            get { return _hasCaller ? _from.UriOffset : 0; }
        }

        /// <summary>Where it ends, exclusive; equal to the offset when it is no SIP URI.</summary>
        public int CallerEnd
        {
            get { return _hasCaller ? _from.UriEnd : 0; }
        }

        /// <summary>Whether the call asks to be answered automatically.</summary>
        public bool IsAutomaticWanted { get; private set; }

        /// <summary>
        /// Whether it is to be refused when we do not (RFC 5373 §4.1, <c>;require</c>): with 403.
        /// </summary>
        public bool IsAutomaticRequired { get; private set; }

        /// <summary>Seconds to ring before that, 0 to <see cref="Limits.MaxAnswerAfterSeconds"/>.</summary>
        public int AnswerAfterSeconds { get; private set; }

        /// <summary>Reads an INVITE.</summary>
        /// <param name="invite">The INVITE; its buffer is kept until the next one.</param>
        public void Read(SipMessage invite)
        {
            Buffer = invite.Buffer;
            _hasCaller = invite.FindSingle(SipHeader.From, out int offset, out int end) == SipResult.Ok
                && _from.Parse(Buffer, offset, end) == SipResult.Ok
                && _caller.Parse(Buffer, _from.UriOffset, _from.UriEnd) == SipResult.Ok;
            _wish.Read(invite);

            // RFC 5373 §4.1 is the newer way, and outdoes the older ones.
            bool hasMode = _wish.Mode != SipAnswerMode.None;
            int seconds = hasMode ? 0 : _wish.AnswerAfterSeconds;
            bool isAfterwards = !hasMode && seconds >= 0 && seconds <= Limits.MaxAnswerAfterSeconds;
            IsAutomaticWanted = _wish.Mode == SipAnswerMode.Auto || isAfterwards;
            IsAutomaticRequired = _wish.Mode == SipAnswerMode.Auto && _wish.IsRequired;
            AnswerAfterSeconds = isAfterwards ? seconds : 0;
        }

        /// <summary>Tells whether the caller is in a list.</summary>
        /// <param name="patterns">The list, as <see cref="CallerList"/> takes it.</param>
        /// <returns>False for a caller without a SIP URI.</returns>
        public bool IsFromOneOf(byte[][] patterns)
        {
            return _hasCaller && CallerList.Contains(patterns, _caller);
        }
    }
}
