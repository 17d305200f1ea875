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
        private static readonly byte[] AnswerAfter = Ascii.ToBytes("answer-after");
        private static readonly byte[] Auto = Ascii.ToBytes("Auto");
        private static readonly byte[] Manual = Ascii.ToBytes("Manual");
        private static readonly byte[] RequireWord = Ascii.ToBytes("require");

        private readonly SipValueCursor _values = new SipValueCursor();
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
            IsAutomaticWanted = false;
            IsAutomaticRequired = false;
            AnswerAfterSeconds = 0;
            ReadInfo(invite, SipHeader.AlertInfo);
            ReadInfo(invite, SipHeader.CallInfo);
            ReadMode(invite, SipHeader.AnswerMode);
            ReadMode(invite, SipHeader.PrivAnswerMode);
        }

        /// <summary>Tells whether the caller is in a list.</summary>
        /// <param name="patterns">The list, as <see cref="CallerList"/> takes it.</param>
        /// <returns>False for a caller without a SIP URI.</returns>
        public bool IsFromOneOf(byte[][] patterns)
        {
            return _hasCaller && CallerList.Contains(patterns, _caller);
        }

        // <URI>;answer-after=N
        private void ReadInfo(SipMessage invite, SipHeader header)
        {
            _values.Start(invite, header);
            while (_values.Next())
            {
                int bracket = Ascii.IndexOf(invite.Buffer, _values.Offset, _values.End, '>');
                int parametersOffset = bracket < _values.End ? bracket + 1 : _values.Offset;
                SipResult result = SipParameters.Find(
                    invite.Buffer, parametersOffset, _values.End, AnswerAfter, out int offset, out int end);
                int seconds = result == SipResult.Ok ? Ascii.ParseDecimal(invite.Buffer, offset, end) : -1;
                if (seconds >= 0 && seconds <= Limits.MaxAnswerAfterSeconds)
                {
                    IsAutomaticWanted = true;
                    AnswerAfterSeconds = seconds;
                }
            }
        }

        // RFC 5373 §4.1: answer-mode-value *( SEMI answer-mode-param ); it stands once, and outdoes the older ways.
        private void ReadMode(SipMessage invite, SipHeader header)
        {
            if (invite.FindSingle(header, out int offset, out int end) != SipResult.Ok)
            {
                return;
            }

            int wordEnd = SipOctets.Skip(invite.Buffer, offset, end, SipOctets.Token);
            bool isAuto = Ascii.EqualsIgnoreCase(invite.Buffer, offset, wordEnd, Auto);
            if (isAuto || Ascii.EqualsIgnoreCase(invite.Buffer, offset, wordEnd, Manual))
            {
                SipResult result = SipParameters.Find(invite.Buffer, wordEnd, end, RequireWord, out int _, out int _);
                IsAutomaticWanted = isAuto;
                IsAutomaticRequired = isAuto && result == SipResult.Ok;
                AnswerAfterSeconds = 0;
            }
        }
    }
}
