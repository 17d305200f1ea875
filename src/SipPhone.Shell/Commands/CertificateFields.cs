using SipPhone.Core;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Commands
{
    // A certificate in an answer. Invariant: what is not printable ASCII in a name does not reach a terminal.

    /// <summary>Writes what a certificate is.</summary>
    internal static class CertificateFields
    {
        /// <summary>Writes whose it is, and what tells it from all others.</summary>
        /// <param name="reply">Where to write.</param>
        /// <param name="summary">The certificate.</param>
        internal static void WriteName(Reply reply, CertificateSummary summary)
        {
            ByteWriter subject = reply.BeginText("subject");
            summary.WriteSubject(subject);
            if (subject.Length == 0)
            {
                Shell.Words.Write(subject, "(none)");
            }

            reply.EndText();
            ByteWriter fingerprint = reply.BeginText("sha256");
            summary.WriteFingerprint(fingerprint);
            reply.EndText();
        }

        /// <summary>Writes when it is valid, and its key.</summary>
        /// <param name="reply">Where to write.</param>
        /// <param name="summary">The certificate.</param>
        internal static void WriteValidity(Reply reply, CertificateSummary summary)
        {
            WriteTime(reply, "not-before", summary.Certificate.NotBefore);
            WriteTime(reply, "not-after", summary.Certificate.NotAfter);
            summary.Key.WriteName(reply.BeginText("key"));
            reply.EndText();
        }

        /// <summary>Writes who issued it.</summary>
        /// <param name="reply">Where to write.</param>
        /// <param name="summary">The certificate.</param>
        internal static void WriteIssuer(Reply reply, CertificateSummary summary)
        {
            summary.WriteIssuer(reply.BeginText("issuer"));
            reply.EndText();
        }

        private static void WriteTime(Reply reply, string name, long unixSeconds)
        {
            UtcTime.Write(reply.BeginText(name), unixSeconds);
            reply.EndText();
        }
    }
}
