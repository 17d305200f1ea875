using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    /// <summary>
    /// Info Packages, RFC 6086 §4: we know none, and say so. An INFO without one is of the older kind (§9), which the
    /// owner of the session judges by its body. Invariant: what is read is a header field's whole name.
    /// </summary>
    internal static class InfoPackages
    {
        /// <summary>A Recv-Info field that names none, without its line end (§3.2).</summary>
        internal static readonly byte[] NoneReceived = Ascii.ToBytes("Recv-Info:");

        private static readonly byte[] InfoPackage = Ascii.ToBytes("Info-Package");

        /// <summary>Tells whether an INFO is of a package.</summary>
        /// <param name="request">The INFO.</param>
        /// <returns>True when it has Info-Package, which has no compact form.</returns>
        internal static bool IsOfOne(SipMessage request)
        {
            for (int i = 0; i < request.HeaderCount; i++)
            {
                int offset = request.NameOffset(i);
                int end = offset + InfoPackage.Length;
                if (end < request.ValueOffset(i)
                    && SipOctets.Skip(request.Buffer, offset, request.ValueOffset(i), SipOctets.Token) == end
                    && Ascii.EqualsIgnoreCase(request.Buffer, offset, end, InfoPackage))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
