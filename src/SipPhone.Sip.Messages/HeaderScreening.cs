using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // The header fields that RFC 3261 §8.1.1 wants of every request, and §8.1.3 of every response, one by one.
    // Invariant: the refusal is set exactly when a method returns false.

    /// <summary>Checks header fields for <see cref="MessageScreening"/>. Reusable.</summary>
    public sealed class HeaderScreening
    {
        private const int MaxForwardsLargest = 255;

        private readonly Refusal _refusal;
        private readonly SipValueCursor _values;
        private readonly SipVia _via;
        private readonly SipNameAddress _address;
        private readonly SipUri _uri;
        private int _cseqMethodOffset;
        private int _cseqMethodEnd;

        /// <summary>Makes one.</summary>
        /// <param name="refusal">Where faults are told.</param>
        /// <param name="readers">Reads values; may be shared.</param>
        public HeaderScreening(Refusal refusal, SipReaders readers)
        {
            _refusal = refusal;
            _values = readers.Values;
            _via = readers.Via;
            _address = readers.Address;
            _uri = readers.Uri;
        }

        /// <summary>Checks what every response repeats: Via, From, To, Call-ID, CSeq (RFC 3261 §8.2.6.2).</summary>
        /// <param name="message">The message.</param>
        /// <returns>True when all are there and well formed.</returns>
        [HotPath]
        public bool PassesBasics(SipMessage message)
        {
            return PassesVia(message) && PassesCSeq(message) && PassesCallId(message)
                && PassesAddress(message, SipHeader.From) && PassesAddress(message, SipHeader.To);
        }

        /// <summary>Checks that a response has a single Via (RFC 3261 §8.1.3.3): others are not for us.</summary>
        /// <param name="response">The response.</param>
        /// <returns>True when it has.</returns>
        [HotPath]
        public bool PassesSingleVia(SipMessage response)
        {
            _values.Start(response, SipHeader.Via);
            _values.Next();
            return !_values.Next() || Fail(Fault.Duplicate, SipHeader.Via, _values.Offset);
        }

        /// <summary>
        /// Checks that the branch of the topmost Via has something behind its cookie (RFC 3261 §8.1.1.7): without,
        /// requests could not be told apart by it. RFC 4475 §3.2.1 leaves the choice. A Via without a branch is of RFC
        /// 2543, and passes.
        /// </summary>
        /// <param name="request">The request, with its Via in order.</param>
        /// <returns>True when it has.</returns>
        [HotPath]
        public bool PassesBranch(SipMessage request)
        {
            _values.Start(request, SipHeader.Via);
            _values.Next();
            _via.Parse(request.Buffer, _values.Offset, _values.End);
            return !Ascii.EqualsIgnoreCase(
                    request.Buffer, _via.BranchOffset, _via.BranchEnd, SipTokens.MagicCookie)
                || Fail(Fault.Malformed, SipHeader.Via, _values.Offset);
        }

        /// <summary>Tells whether CSeq names a method. After <see cref="PassesBasics"/>.</summary>
        /// <param name="buffer">The buffer of the message.</param>
        /// <param name="offset">Where the method of the request line starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when they are equal.</returns>
        [HotPath]
        public bool HasCSeqMethod(byte[] buffer, int offset, int end)
        {
            return Ascii.EqualsExactly(buffer, _cseqMethodOffset, _cseqMethodEnd, buffer, offset, end);
        }

        /// <summary>Checks what else may stand in a request: Max-Forwards, Contact, Record-Route.</summary>
        /// <param name="request">The request.</param>
        /// <returns>True when all that is there is well formed, and an INVITE has its Contact.</returns>
        [HotPath]
        public bool PassesRest(SipMessage request)
        {
            return PassesMaxForwards(request) && PassesContact(request) && PassesRecordRoute(request);
        }

        /// <summary>
        /// Checks Date (RFC 3261 §20.17). Not for handling a request: who has no use for it passes over a bad one (RFC
        /// 4475 §3.1.2.12).
        /// </summary>
        /// <param name="message">The message.</param>
        /// <returns>True when there is none, or a good one.</returns>
        public bool PassesDate(SipMessage message)
        {
            int index = message.IndexOf(SipHeader.Date, 0);
            return index < 0
                || SipDate.IsWellFormed(message.Buffer, message.ValueOffset(index), message.ValueEnd(index))
                || Fail(Fault.Malformed, SipHeader.Date, message.ValueOffset(index));
        }

        [HotPath]
        private bool PassesVia(SipMessage message)
        {
            int count = 0;
            _values.Start(message, SipHeader.Via);
            while (_values.Next())
            {
                if (_via.Parse(message.Buffer, _values.Offset, _values.End) != SipResult.Ok)
                {
                    return Fail(Fault.Malformed, SipHeader.Via, _values.Offset);
                }

                count++;
            }

            return count > 0 || Fail(Fault.Missing, SipHeader.Via, -1);
        }

        [HotPath]
        private bool PassesCSeq(SipMessage message)
        {
            int offset;
            int end;
            if (!FindOne(message, SipHeader.CSeq, out offset, out end))
            {
                return false;
            }

            int number;
            if (SipCSeq.Parse(message.Buffer, offset, end, out number, out _cseqMethodOffset) != SipResult.Ok)
            {
                return Fail(Fault.Malformed, SipHeader.CSeq, offset);
            }

            _cseqMethodEnd = end;
            return true;
        }

        // RFC 3261 §25.1: callid = word [ "@" word ]. Peers write base64, whose "=" is in no word, so any visible
        // octets will do: a Call-ID is only compared.
        [HotPath]
        private bool PassesCallId(SipMessage message)
        {
            int offset;
            int end;
            if (!FindOne(message, SipHeader.CallId, out offset, out end))
            {
                return false;
            }

            int at = offset;
            while (at < end && message.Buffer[at] > ' ' && message.Buffer[at] < 0x7F)
            {
                at++;
            }

            return (at == end && at > offset) || Fail(Fault.Malformed, SipHeader.CallId, offset);
        }

        // From and To: one address. Its scheme may be any (RFC 4475 §3.3.4), but a SIP URI must be one.
        [HotPath]
        private bool PassesAddress(SipMessage message, SipHeader header)
        {
            int offset;
            int end;
            if (!FindOne(message, header, out offset, out end))
            {
                return false;
            }

            bool isGood = _address.Parse(message.Buffer, offset, end) == SipResult.Ok && IsUriGood(message.Buffer);
            int tagOffset;
            int tagEnd;
            isGood = isGood
                && _address.FindParameter(SipTokens.Tag, out tagOffset, out tagEnd) != SipResult.DuplicateParameter;
            return isGood || Fail(Fault.Malformed, header, offset);
        }

        [HotPath]
        private bool IsUriGood(byte[] buffer)
        {
            SipResult result = _uri.Parse(buffer, _address.UriOffset, _address.UriEnd);
            return result == SipResult.Ok || result == SipResult.UnsupportedScheme;
        }

        [HotPath]
        private bool PassesMaxForwards(SipMessage request)
        {
            if (request.IndexOf(SipHeader.MaxForwards, 0) < 0)
            {
                // RFC 3261 §8.1.1.6 has every request carry it, and §16.6 has a proxy add it where it lacks: as a UAS
                // we have no use for it.
                return true;
            }

            int offset;
            int end;
            if (!FindOne(request, SipHeader.MaxForwards, out offset, out end))
            {
                return false;
            }

            // RFC 3261 §20.22: 0 to 255.
            int value = Ascii.ParseDecimal(request.Buffer, offset, end);
            return (value >= 0 && value <= MaxForwardsLargest) || Fail(Fault.Malformed, SipHeader.MaxForwards, offset);
        }

        // RFC 3261 §8.1.1.8: an INVITE has exactly one Contact, a SIP or SIPS URI. Elsewhere it is well formed, and "*"
        // only in a REGISTER (§10.2.2).
        [HotPath]
        private bool PassesContact(SipMessage request)
        {
            bool isInvite = request.IsMethod(SipTokens.Invite);
            bool isRegister = request.IsMethod(SipTokens.Register);
            int count = 0;
            _values.Start(request, SipHeader.Contact);
            while (_values.Next())
            {
                bool isGood = _address.ParseContact(request.Buffer, _values.Offset, _values.End) == SipResult.Ok;
                isGood = isGood && (_address.IsWildcard ? isRegister : IsUriGood(request.Buffer));
                if (!isGood || (isInvite && _uri.HostEnd == _uri.HostOffset))
                {
                    return Fail(Fault.Malformed, SipHeader.Contact, _values.Offset);
                }

                count++;
                if (isInvite && count > 1)
                {
                    return Fail(Fault.Duplicate, SipHeader.Contact, _values.Offset);
                }
            }

            return !isInvite || count == 1 || Fail(Fault.Missing, SipHeader.Contact, -1);
        }

        // RFC 3261 §20.30: what becomes the route set of a dialog.
        [HotPath]
        private bool PassesRecordRoute(SipMessage request)
        {
            _values.Start(request, SipHeader.RecordRoute);
            while (_values.Next())
            {
                bool isGood = _address.Parse(request.Buffer, _values.Offset, _values.End) == SipResult.Ok
                    && _uri.Parse(request.Buffer, _address.UriOffset, _address.UriEnd) == SipResult.Ok;
                if (!isGood)
                {
                    return Fail(Fault.Malformed, SipHeader.RecordRoute, _values.Offset);
                }
            }

            return true;
        }

        [HotPath]
        private bool FindOne(SipMessage message, SipHeader header, out int offset, out int end)
        {
            SipResult result = message.FindSingle(header, out offset, out end);
            if (result == SipResult.Ok)
            {
                return true;
            }

            if (result == SipResult.Absent)
            {
                return Fail(Fault.Missing, header, -1);
            }

            int second = message.IndexOf(header, message.IndexOf(header, 0) + 1);
            return Fail(Fault.Duplicate, header, message.ValueOffset(second));
        }

        // Returns false, so that checks can end with it.
        [HotPath]
        private bool Fail(Fault fault, SipHeader header, int faultOffset)
        {
            _refusal.SetHeader(fault, header, faultOffset);
            return false;
        }
    }
}
