using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Checks
{
    // The heart of the phone: certificate, policy and domain in, verdict out.

    /// <summary>Tests of SipPhone.Identity.</summary>
    public static class IdentityChecks
    {
        private const int FirstQuestion = 2;

        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            Framed(report, NameCertificates.Rows);
            Framed(report, ExtensionCertificates.Rows);
            IdentityVerdict verdict = new IdentityVerdict();
            foreach (string[] row in WholeCertificates.Rows)
            {
                Ask(report, row, Octets.FromBase64(row[1]), verdict);
            }
        }

        /// <summary>Asks about certificates that are written as their extensions.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="rows">Rows as in <see cref="NameCertificates"/>.</param>
        public static void Framed(Report report, string[][] rows)
        {
            byte[] head = Octets.FromHex(CertificateFrame.Head);
            byte[] tail = Octets.FromHex(CertificateFrame.Tail);
            IdentityVerdict verdict = new IdentityVerdict();
            foreach (string[] row in rows)
            {
                Ask(report, row, CertificateFrame.Wrap(head, Octets.FromBase64(row[1]), tail), verdict);
            }
        }

        private static void Ask(Report report, string[] row, byte[] der, IdentityVerdict verdict)
        {
            for (int i = FirstQuestion; i < row.Length; i += 2)
            {
                IdentityQuestion question = new IdentityQuestion(row[i]);
                SipDomainIdentity.CheckServer(der, 0, der.Length, question.Request, question.Policy, verdict);
                report.Check("identity", row[0] + " " + row[i], row[i + 1], Describe(der, verdict));
            }
        }

        private static string Describe(byte[] der, IdentityVerdict verdict)
        {
            string identity = Ascii.ToText(der, verdict.IdentityOffset, verdict.IdentityEnd);
            switch (verdict.By)
            {
                case IdentityKind.Uri:
                    return "uri " + identity;
                case IdentityKind.Dns:
                    return "dns " + identity;
                case IdentityKind.CommonName:
                    return "cn " + identity;
                default:
                    return IdentityReasons.Name(verdict.Reason);
            }
        }
    }
}
