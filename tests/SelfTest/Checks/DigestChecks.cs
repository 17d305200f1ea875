using SipPhone.Core;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;
using SipPhone.Sip.Auth;

namespace SipPhone.SelfTest.Checks
{
    // Digest access authentication, RFC 2617 and RFC 7616.

    /// <summary>Tests of SipPhone.Sip/Auth.</summary>
    public static class DigestChecks
    {
        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            foreach (string[] row in DigestVectors.Examples)
            {
                DigestAlgorithm algorithm = row[0] == "MD5" ? DigestAlgorithm.Md5 : DigestAlgorithm.Sha256;
                DigestComputation computation = new DigestComputation(algorithm);
                Compute(computation, row);
                string actual = Ascii.ToText(computation.Response, 0, computation.ResponseLength);
                report.Check("digest", row[0] + " for " + row[2], row[6], actual);
            }
        }

        private static void Compute(DigestComputation computation, string[] row)
        {
            byte[] user = Ascii.ToBytes(row[1]);
            byte[] realm = Ascii.ToBytes(row[2]);
            byte[] nonce = Ascii.ToBytes(row[4]);
            byte[] cnonce = Ascii.ToBytes(row[5]);
            byte[] request = Ascii.ToBytes("GET /dir/index.html");
            computation.SetSecret(user, 0, user.Length, realm, 0, realm.Length, Ascii.ToBytes(row[3]));
            computation.SetRequest(request, 0, 3, request, 4, request.Length);
            computation.Compute(nonce, 0, nonce.Length, Ascii.ToBytes("00000001"), 0, cnonce, 0, cnonce.Length);
        }
    }
}
