using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    /// <summary>
    /// Info Packages, RFC 6086 §4: we know none, and say so. An INFO without one is of the older kind (§9), which the
    /// owner of the session judges by its body. Invariant: what is read is a header field's whole name.
    /// </summary>
    internal static class InfoPackages
    {
        /// <summary>Tells whether an INFO is of a package.</summary>
        /// <param name="request">The INFO.</param>
        /// <returns>True when it has Info-Package, which has no compact form.</returns>
        internal static bool IsOfOne(SipMessage request)
        {
            for (int i = 0; i < request.HeaderCount; i++)
            {
                int offset = request.NameOffset(i);
                int valueOffset = request.ValueOffset(i);
                int end = SipOctets.Skip(request.Buffer, offset, valueOffset, SipOctets.Token);
                if (UserAgentWords.Is(UserAgentWords.InfoPackage, request.Buffer, offset, end))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
