using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // Who may do what: user@domain or domain, whole against whole. Invariant: an empty list holds nobody.

    /// <summary>Looks callers up in a list.</summary>
    public static class CallerList
    {
        /// <summary>Tells whether a caller is in a list.</summary>
        /// <param name="patterns">
        /// The list: <c>user@domain</c>, where the user's case counts (RFC 3261 §19.1.4), or <c>domain</c>.
        /// </param>
        /// <param name="caller">The caller's URI.</param>
        /// <returns>
        /// True when one of the first <see cref="Limits.MaxAutoAnswerCallers"/> patterns is the caller's.
        /// </returns>
        public static bool Contains(byte[][] patterns, SipUri caller)
        {
            for (int i = 0; i < patterns.Length && i < Limits.MaxAutoAnswerCallers; i++)
            {
                if (Matches(patterns[i], caller))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Matches(byte[] pattern, SipUri caller)
        {
            int sign = Ascii.IndexOf(pattern, 0, pattern.Length, '@');
            bool hasUser = sign < pattern.Length;
            int domainOffset = hasUser ? sign + 1 : 0;
            bool isDomain = domainOffset < pattern.Length && Ascii.EqualsIgnoreCase(
                pattern, domainOffset, pattern.Length, caller.Buffer, caller.HostOffset, caller.HostEnd);
            return isDomain && (!hasUser
                || Ascii.EqualsExactly(pattern, 0, sign, caller.Buffer, caller.UserOffset, caller.UserEnd));
        }
    }
}
