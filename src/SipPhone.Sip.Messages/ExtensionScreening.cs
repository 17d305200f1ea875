using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Header fields of extensions that RFCs have a request refused for with 400, by method. Whether their values fit
    // (422, 481, 489 ...) is for whom they are for. Invariant: the refusal is set exactly when Passes returns false.
    //
    //   method          header field                         by
    //   INVITE, UPDATE  Session-Expires, Min-SE              RFC 4028 §4, §5
    //   INVITE          Replaces, at most one                RFC 3891 §3
    //   any other       Replaces, none                       RFC 3891 §3
    //   PRACK           RAck, exactly one                    RFC 3262 §7.2
    //   REFER           Refer-To, exactly one                RFC 3515 §2.4.2
    //   NOTIFY          Event, exactly one                   RFC 6665 §8.2.1
    //   NOTIFY          Subscription-State, at most one      RFC 6665 §8.2.3 has it mandatory, but exchanges that tell
    //                                                        of the mailbox without a subscription leave it out

    /// <summary>Checks header fields of extensions for <see cref="MessageScreening"/>. Reusable.</summary>
    public sealed class ExtensionScreening
    {
        private readonly Refusal _refusal;
        private readonly SipReplaces _replaces;
        private readonly SipNameAddress _address;
        private readonly SipSubscriptionState _state = new SipSubscriptionState();

        /// <summary>Makes one.</summary>
        /// <param name="refusal">Where faults are told.</param>
        /// <param name="readers">Reads values; may be shared.</param>
        public ExtensionScreening(Refusal refusal, SipReaders readers)
        {
            _refusal = refusal;
            _address = readers.Address;
            _replaces = readers.Replaces;
        }

        /// <summary>Checks a request.</summary>
        /// <param name="request">The request.</param>
        /// <returns>True when there is nothing to object to.</returns>
        [HotPath]
        public bool Passes(SipMessage request)
        {
            bool isInvite = request.IsMethod(SipTokens.Invite);
            if (isInvite || request.IsMethod(SipTokens.Update))
            {
                if (!PassesOptional(request, SipHeader.SessionExpires) || !PassesOptional(request, SipHeader.MinSe))
                {
                    return false;
                }
            }

            if (isInvite)
            {
                return PassesOptional(request, SipHeader.Replaces);
            }

            int replaces = request.IndexOf(SipHeader.Replaces, 0);
            if (replaces >= 0)
            {
                _refusal.SetHeader(Fault.Misplaced, SipHeader.Replaces, request.ValueOffset(replaces));
                return false;
            }

            if (request.IsMethod(SipTokens.Prack))
            {
                return PassesRequired(request, SipHeader.RAck);
            }

            if (request.IsMethod(SipTokens.Refer))
            {
                return PassesRequired(request, SipHeader.ReferTo);
            }

            return !request.IsMethod(SipTokens.Notify)
                || (PassesRequired(request, SipHeader.Event) && PassesOptional(request, SipHeader.SubscriptionState));
        }

        [HotPath]
        private bool PassesOptional(SipMessage request, SipHeader header)
        {
            return request.IndexOf(header, 0) < 0 || PassesRequired(request, header);
        }

        [HotPath]
        private bool PassesRequired(SipMessage request, SipHeader header)
        {
            int offset;
            int end;
            SipResult result = request.FindSingle(header, out offset, out end);
            if (result != SipResult.Ok)
            {
                bool isMissing = result == SipResult.Absent;
                _refusal.SetHeader(isMissing ? Fault.Missing : Fault.Duplicate, header, -1);
                return false;
            }

            if (!IsGood(request.Buffer, offset, end, header))
            {
                _refusal.SetHeader(Fault.Malformed, header, offset);
                return false;
            }

            return true;
        }

        [HotPath]
        private bool IsGood(byte[] buffer, int offset, int end, SipHeader header)
        {
            int first;
            int second;
            int third;
            SipRefresher refresher;
            switch (header)
            {
                case SipHeader.SessionExpires:
                    return SipSessionExpires.Parse(buffer, offset, end, out refresher) >= 0;
                case SipHeader.MinSe:
                    return SipSessionExpires.ParseMinimum(buffer, offset, end) >= 0;
                case SipHeader.Replaces:
                    return _replaces.Parse(buffer, offset, end) == SipResult.Ok;
                case SipHeader.RAck:
                    return SipRAck.Parse(buffer, offset, end, out first, out second, out third) == SipResult.Ok;
                case SipHeader.ReferTo:
                    return _address.Parse(buffer, offset, end) == SipResult.Ok;
                case SipHeader.Event:
                    return SipEvent.Parse(buffer, offset, end, out first, out second, out third) == SipResult.Ok;
                default:
                    return _state.Parse(buffer, offset, end) == SipResult.Ok;
            }
        }
    }
}
