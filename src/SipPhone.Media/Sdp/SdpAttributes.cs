using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // a=<name> and a=<name>:<value>, RFC 8866 §5.13. Invariant: a name that is accepted is not empty.

    /// <summary>Reads what all attributes have in common, and those that stand at both levels.</summary>
    public static class SdpAttributes
    {
        /// <summary>Cuts an attribute into name and value.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the attribute starts, which is its name.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nameEnd">Where its name ends, exclusive; 0 on failure.</param>
        /// <param name="valueOffset">Where its value starts; its end without one; 0 on failure.</param>
        /// <returns><see cref="SdpResult.Ok"/> or <see cref="SdpResult.BadAttribute"/>.</returns>
        [HotPath]
        public static SdpResult Split(byte[] buffer, int offset, int end, out int nameEnd, out int valueOffset)
        {
            nameEnd = 0;
            valueOffset = 0;
            int at = SdpLine.SkipToken(buffer, offset, end);
            bool hasValue = at >= 0 && at < end && buffer[at] == ':';
            if (at < 0 || (at < end && !hasValue))
            {
                return SdpResult.BadAttribute;
            }

            nameEnd = at;
            valueOffset = hasValue ? at + 1 : end;
            return SdpResult.Ok;
        }

        /// <summary>Reads a direction attribute.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the attribute's name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="otherwise">What to return for another attribute.</param>
        /// <returns>The direction.</returns>
        [HotPath]
        public static SdpDirection DirectionOr(byte[] buffer, int offset, int end, SdpDirection otherwise)
        {
            if (SdpTokens.Words.IsWordExactly(SdpTokens.SendRecv, buffer, offset, end))
            {
                return SdpDirection.SendReceive;
            }

            if (SdpTokens.Words.IsWordExactly(SdpTokens.SendOnly, buffer, offset, end))
            {
                return SdpDirection.SendOnly;
            }

            if (SdpTokens.Words.IsWordExactly(SdpTokens.RecvOnly, buffer, offset, end))
            {
                return SdpDirection.ReceiveOnly;
            }

            bool isInactive = SdpTokens.Words.IsWordExactly(SdpTokens.Inactive, buffer, offset, end);
            return isInactive ? SdpDirection.Inactive : otherwise;
        }
    }
}
