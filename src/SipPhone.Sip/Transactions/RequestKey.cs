using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // The parts of a request by which it is told from others, as ranges of one buffer. The decision tables:
    //
    //   same transaction (RFC 3261 §17.2.3)    branch with cookie     branch of RFC 2543
    //   INVITE again, CANCEL                   branch, sent-by        [1] and To tag as in the INVITE
    //   ACK of a 300 to 699                    branch, sent-by        [1] and To tag as in our response
    //   [1] Request-URI, From tag, Call-ID, CSeq number, topmost Via
    //
    //   merged (§8.2.2.2)                      From tag, Call-ID, CSeq; another transaction
    //
    // Invariant: every range lies in Buffer; a part that the request does not have is an empty range.

    /// <summary>Where the parts of one request stand that requests are compared by. Reusable.</summary>
    public sealed class RequestKey
    {
        /// <summary>Part: the Request-URI.</summary>
        public const int RequestUri = 0;

        /// <summary>Part: the topmost Via value.</summary>
        public const int Via = 1;

        /// <summary>Part: the branch of the topmost Via.</summary>
        public const int Branch = 2;

        /// <summary>Part: the host of the topmost Via's sent-by.</summary>
        public const int SentByHost = 3;

        /// <summary>Part: the tag of From.</summary>
        public const int FromTag = 4;

        /// <summary>Part: the tag of To.</summary>
        public const int ToTag = 5;

        /// <summary>Part: the Call-ID.</summary>
        public const int CallId = 6;

        /// <summary>Part: the method, from CSeq.</summary>
        public const int Method = 7;

        /// <summary>How many parts there are.</summary>
        public const int PartCount = 8;

        private readonly int[] _offsets = new int[PartCount];
        private readonly int[] _ends = new int[PartCount];

        /// <summary>The buffer that the parts stand in; null before the first.</summary>
        public byte[] Buffer { get; set; }

        /// <summary>The port of the topmost Via's sent-by; -1 for none.</summary>
        public int SentByPort { get; set; }

        /// <summary>The CSeq number.</summary>
        public int CSeqNumber { get; set; }

        /// <summary>Where a part starts.</summary>
        /// <param name="part">One of the constants of this class.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        [HotPath]
        public int Offset(int part)
        {
            return _offsets[part];
        }

        /// <summary>Where a part ends, exclusive.</summary>
        /// <param name="part">One of the constants of this class.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        [HotPath]
        public int End(int part)
        {
            return _ends[part];
        }

        /// <summary>Tells whether the request has a part.</summary>
        /// <param name="part">One of the constants of this class.</param>
        /// <returns>False for an empty one.</returns>
        [HotPath]
        public bool Has(int part)
        {
            return _ends[part] > _offsets[part];
        }

        /// <summary>Says where a part stands.</summary>
        /// <param name="part">One of the constants of this class.</param>
        /// <param name="offset">Where it starts in <see cref="Buffer"/>.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        [HotPath]
        public void Set(int part, int offset, int end)
        {
            _offsets[part] = offset;
            _ends[part] = end;
        }

        /// <summary>Takes a part from another key whose buffer's octets were copied to another place.</summary>
        /// <param name="part">One of the constants of this class.</param>
        /// <param name="source">The other key.</param>
        /// <param name="shift">What to add to its positions to get ours.</param>
        [HotPath]
        public void SetShifted(int part, RequestKey source, int shift)
        {
            _offsets[part] = source._offsets[part] + shift;
            _ends[part] = source._ends[part] + shift;
        }

        /// <summary>Tells whether a request belongs to the transaction of this one, an INVITE (§17.2.3).</summary>
        /// <param name="other">The INVITE again, its CANCEL, or an ACK.</param>
        /// <param name="toTag">The To tag of our response, null for none; for an ACK of RFC 2543.</param>
        /// <returns>True when it does.</returns>
        [HotPath]
        public bool IsSameTransaction(RequestKey other, byte[] toTag)
        {
            if (other.HasCookie())
            {
                return IsEqual(Branch, other) && IsEqual(SentByHost, other) && SentByPort == other.SentByPort;
            }

            bool isSameRequest = IsExact(RequestUri, other) && IsEqual(FromTag, other) && IsExact(CallId, other)
                && CSeqNumber == other.CSeqNumber && IsExact(Via, other);
            if (!isSameRequest)
            {
                return false;
            }

            bool isAck = Ascii.EqualsExactly(other.Buffer, other._offsets[Method], other._ends[Method], SipTokens.Ack);
            return !isAck || Has(ToTag) || toTag == null
                ? IsEqual(ToTag, other)
                : Ascii.EqualsIgnoreCase(other.Buffer, other._offsets[ToTag], other._ends[ToTag], toTag);
        }

        /// <summary>
        /// Tells whether two requests are the same one, come by two ways or twice (§8.2.2.2): From tag, Call-ID, CSeq.
        /// </summary>
        /// <param name="other">The other request.</param>
        /// <returns>True when they are.</returns>
        [HotPath]
        public bool IsSameRequest(RequestKey other)
        {
            return IsEqual(FromTag, other) && IsExact(CallId, other) && CSeqNumber == other.CSeqNumber
                && IsExact(Method, other);
        }

        [HotPath]
        private bool HasCookie()
        {
            int cookieEnd = _offsets[Branch] + SipTokens.MagicCookie.Length;
            return cookieEnd <= _ends[Branch]
                && Ascii.EqualsIgnoreCase(Buffer, _offsets[Branch], cookieEnd, SipTokens.MagicCookie);
        }

        // RFC 3261 §7.3.1: tokens and hosts are compared with letters folded.
        [HotPath]
        private bool IsEqual(int part, RequestKey other)
        {
            return Ascii.EqualsIgnoreCase(
                Buffer, _offsets[part], _ends[part], other.Buffer, other._offsets[part], other._ends[part]);
        }

        [HotPath]
        private bool IsExact(int part, RequestKey other)
        {
            return Ascii.EqualsExactly(
                Buffer, _offsets[part], _ends[part], other.Buffer, other._offsets[part], other._ends[part]);
        }
    }
}
