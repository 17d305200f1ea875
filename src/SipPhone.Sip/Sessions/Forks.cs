using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    // The forks of one INVITE of ours, known by the To tags of its 1xx, RFC 3261 §12.1.2: what was acknowledged of each
    // (RFC 3262 §4), and whose answer holds. The dialog itself follows the fork that spoke last.
    // Invariant: at most Limits.MaxForks are known; what others send reliably is not acknowledged, so they give up.

    /// <summary>Keeps the forks of an outgoing call apart.</summary>
    internal sealed class Forks
    {
        /// <summary>No fork.</summary>
        internal const int None = -1;

        private readonly SipNameAddress _to = new SipNameAddress();
        private readonly byte[] _tags = new byte[Limits.MaxForks * Limits.MaxForkTagBytes];
        private readonly int[] _tagLengths = new int[Limits.MaxForks];
        private readonly int[] _rseqNumbers = new int[Limits.MaxForks];
        private int _count;

        /// <summary>The fork whose answer to our offer was taken last; <see cref="None"/> before the first.</summary>
        internal int AnsweredBy { get; set; }

        /// <summary>Forgets all of them: a new INVITE.</summary>
        internal void Clear()
        {
            _count = 0;
            AnsweredBy = None;
        }

        /// <summary>Finds the fork of a response, and takes it in if it is new.</summary>
        /// <returns>Its index; <see cref="None"/> without a To tag, or beyond a bound.</returns>
        internal int Find(SipMessage response)
        {
            int tagOffset;
            int tagEnd;
            if (_to.ParseSingle(response, SipHeader.To) != SipResult.Ok
                || _to.FindParameter(SipTokens.Tag, out tagOffset, out tagEnd) != SipResult.Ok)
            {
                return None;
            }

            for (int i = 0; i < _count; i++)
            {
                int start = i * Limits.MaxForkTagBytes;
                if (Ascii.EqualsExactly(
                    response.Buffer, tagOffset, tagEnd, _tags, start, start + _tagLengths[i]))
                {
                    return i;
                }
            }

            int length = tagEnd - tagOffset;
            if (_count == Limits.MaxForks || length > Limits.MaxForkTagBytes)
            {
                return None;
            }

            Array.Copy(response.Buffer, tagOffset, _tags, _count * Limits.MaxForkTagBytes, length);
            _tagLengths[_count] = length;
            _rseqNumbers[_count] = 0;
            return _count++;
        }

        /// <summary>Tells whether a reliable 1xx is the next one of its fork (RFC 3262 §4).</summary>
        internal bool IsNextRSeq(int fork, int rseqNumber)
        {
            int last = _rseqNumbers[fork];
            return last == 0 || rseqNumber == last + 1;
        }

        /// <summary>A reliable 1xx was acknowledged.</summary>
        internal void OnAcknowledged(int fork, int rseqNumber)
        {
            _rseqNumbers[fork] = rseqNumber;
        }
    }
}
