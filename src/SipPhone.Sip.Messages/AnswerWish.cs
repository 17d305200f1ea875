using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // How the caller wants its INVITE answered: Answer-Mode and Priv-Answer-Mode (RFC 5373 §4), and the parameter
    // answer-after of Call-Info (RFC 3261 §20.9) and Alert-Info (§20.4), which intercoms and exchanges write.
    // Whether the caller may have its wish is for others to decide (RFC 5373 §5).
    // Invariant: what is malformed is no wish.

    /// <summary>Reads from an INVITE whether it wants to be answered by itself. Reusable.</summary>
    public sealed class AnswerWish
    {
        private readonly SipValueCursor _values = new SipValueCursor();

        /// <summary>What Answer-Mode says, or else Priv-Answer-Mode.</summary>
        public SipAnswerMode Mode { get; private set; }

        /// <summary>Whether the call is to be refused (403, RFC 5373 §4.3.2) where the mode cannot be had.</summary>
        public bool IsRequired { get; private set; }

        /// <summary>Whether it was Priv-Answer-Mode, which overrides the user's settings for those who may.</summary>
        public bool IsPrivileged { get; private set; }

        /// <summary>Seconds until the phone should answer itself; -1 when that is not wanted.</summary>
        public int AnswerAfterSeconds { get; private set; }

        /// <summary>Reads an INVITE.</summary>
        /// <param name="invite">The INVITE.</param>
        [HotPath]
        public void Read(SipMessage invite)
        {
            Mode = SipAnswerMode.None;
            IsRequired = false;
            IsPrivileged = ReadMode(invite, SipHeader.PrivAnswerMode);
            if (!IsPrivileged)
            {
                ReadMode(invite, SipHeader.AnswerMode);
            }

            AnswerAfterSeconds = FindAnswerAfter(invite, SipHeader.CallInfo);
            if (AnswerAfterSeconds < 0)
            {
                AnswerAfterSeconds = FindAnswerAfter(invite, SipHeader.AlertInfo);
            }

            if (AnswerAfterSeconds < 0 && Mode == SipAnswerMode.Auto)
            {
                AnswerAfterSeconds = 0;
            }
        }

        [HotPath]
        private bool ReadMode(SipMessage invite, SipHeader header)
        {
            byte[] buffer = invite.Buffer;
            int offset;
            int end;
            if (invite.FindSingle(header, out offset, out end) != SipResult.Ok)
            {
                return false;
            }

            int wordEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            int valueOffset;
            int valueEnd;
            SipResult result = SipWords.Find(SipWords.Require, buffer, wordEnd, end, out valueOffset, out valueEnd);
            bool isAuto = SipWords.Is(SipWords.Auto, buffer, offset, wordEnd);
            bool isKnown = isAuto || SipWords.Is(SipWords.Manual, buffer, offset, wordEnd);
            if (!isKnown || (result != SipResult.Ok && result != SipResult.Absent))
            {
                return false;
            }

            Mode = isAuto ? SipAnswerMode.Auto : SipAnswerMode.Manual;
            IsRequired = result == SipResult.Ok;
            return true;
        }

        // "<" URI ">" *( ";" parameter ); without brackets the parameters start at the first semicolon.
        [HotPath]
        private int FindAnswerAfter(SipMessage invite, SipHeader header)
        {
            byte[] buffer = invite.Buffer;
            _values.Start(invite, header);
            while (_values.Next())
            {
                int at = Ascii.IndexOf(buffer, _values.Offset, _values.End, '>');
                at = at < _values.End ? at + 1 : Ascii.IndexOf(buffer, _values.Offset, _values.End, ';');
                int valueOffset;
                int valueEnd;
                if (SipWords.Find(SipWords.AnswerAfter, buffer, at, _values.End, out valueOffset, out valueEnd)
                    == SipResult.Ok)
                {
                    int seconds = SipNumber.ParseDeltaSeconds(buffer, valueOffset, valueEnd);
                    if (seconds >= 0)
                    {
                        return seconds;
                    }
                }
            }

            return -1;
        }
    }
}
