using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // What may stand in the body of a request, RFC 3261 §8.2.3, and what the caller takes back, §21.4.7.
    // Invariant: the refusal is set exactly when a method returns false.

    /// <summary>Checks a request's body for <see cref="MessageScreening"/>. Reusable.</summary>
    public sealed class BodyScreening
    {
        private static readonly byte[] AnyApplication = Ascii.ToBytes("application/*");
        private static readonly byte[] Anything = Ascii.ToBytes("*/*");

        private readonly Refusal _refusal;

        /// <summary>Makes one.</summary>
        /// <param name="refusal">Where faults are told.</param>
        public BodyScreening(Refusal refusal)
        {
            _refusal = refusal;
        }

        /// <summary>Checks the body of a request, and whether our answer's would be taken.</summary>
        /// <param name="request">The request.</param>
        /// <returns>True when there is nothing to object to.</returns>
        [HotPath]
        public bool Passes(SipMessage request)
        {
            if (request.IsMethod(SipTokens.Invite) && !AcceptsSdp(request))
            {
                _refusal.Set(406, request.ValueOffset(request.IndexOf(SipHeader.Accept, 0)));
                return false;
            }

            int length = request.BodyEnd - request.BodyOffset;
            if (length == 0)
            {
                return true;
            }

            if (length > Limits.MaxSipBodyBytes)
            {
                _refusal.Set(413, request.BodyOffset);
                return false;
            }

            byte[] types = SipCapabilities.BodyTypesOf(request);
            return types == null || IsOptional(request)
                || (PassesEncoding(request, types) && PassesType(request, types));
        }

        // RFC 3261 §20.1: without Accept it is application/sdp.
        [HotPath]
        private static bool AcceptsSdp(SipMessage request)
        {
            return request.IndexOf(SipHeader.Accept, 0) < 0
                || SipTokenList.Lists(request, SipHeader.Accept, SipCapabilities.Sdp)
                || SipTokenList.Lists(request, SipHeader.Accept, AnyApplication)
                || SipTokenList.Lists(request, SipHeader.Accept, Anything);
        }

        // RFC 3261 §20.11: handling=optional lets an unknown body be passed over.
        [HotPath]
        private static bool IsOptional(SipMessage request)
        {
            int offset;
            int end;
            if (request.FindSingle(SipHeader.ContentDisposition, out offset, out end) != SipResult.Ok)
            {
                return false;
            }

            int valueOffset;
            int valueEnd;
            int typeEnd = SipOctets.Skip(request.Buffer, offset, end, SipOctets.Token);
            SipResult result = SipWords.Find(
                SipWords.Handling, request.Buffer, typeEnd, end, out valueOffset, out valueEnd);
            return result == SipResult.Ok
                && SipWords.Is(SipWords.Optional, request.Buffer, valueOffset, valueEnd);
        }

        [HotPath]
        private bool PassesEncoding(SipMessage request, byte[] types)
        {
            int index = request.IndexOf(SipHeader.ContentEncoding, 0);
            if (index < 0)
            {
                return true;
            }

            int offset = request.ValueOffset(index);
            if (SipWords.Is(SipWords.Identity, request.Buffer, offset, request.ValueEnd(index)))
            {
                return true;
            }

            _refusal.SetUnsupportedMedia(SipHeader.ContentEncoding, types, offset);
            return false;
        }

        [HotPath]
        private bool PassesType(SipMessage request, byte[] types)
        {
            int offset;
            int end;
            SipResult result = request.FindSingle(SipHeader.ContentType, out offset, out end);
            if (result != SipResult.Ok)
            {
                // RFC 3261 §20.15: it stands where the body is not empty.
                bool isMissing = result == SipResult.Absent;
                _refusal.SetHeader(
                    isMissing ? Fault.Missing : Fault.Duplicate, SipHeader.ContentType, -1);
                return false;
            }

            int typeEnd = SipContentType.Parse(request.Buffer, offset, end);
            if (typeEnd < 0)
            {
                _refusal.SetHeader(Fault.Malformed, SipHeader.ContentType, offset);
                return false;
            }

            if (!SipTokenList.Contains(types, 0, types.Length, request.Buffer, offset, typeEnd))
            {
                _refusal.SetUnsupportedMedia(SipHeader.ContentType, types, offset);
                return false;
            }

            return true;
        }
    }
}
