using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Shell.Trace;

namespace SipPhone.Shell.Application
{
    // Who a call is with, for lines that a person reads. Invariant: a password in the URI is not shown.

    /// <summary>Writes the other side of a call.</summary>
    public static class PeerText
    {
        /// <summary>Writes who a call is with.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="call">The call.</param>
        public static void Write(ByteWriter writer, Call call)
        {
            byte[] uri = call.RemoteUri;
            int offset = 0;
            int end = call.RemoteUriEnd;
            if (UriSecrets.FindPassword(uri, 0, end, out int secret, out int secretEnd))
            {
                Words.Write(writer, uri, 0, secret);
                Words.Write(writer, SipSecrets.Blank);
                offset = secretEnd;
            }

            Words.Write(writer, uri, offset, end);
            if (end == 0)
            {
                Words.Write(writer, "somebody");
            }
        }
    }
}
