using SipPhone.Core;
using SipPhone.Core.Hashing;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Checks
{
    // The hashes that the phone has itself, because the platform has none.

    /// <summary>Tests of SipPhone.Core/Hashing.</summary>
    public static class HashChecks
    {
        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            Md5(report, HashVectors.Md5);
            Sha256(report, HashVectors.Sha256);
            HmacSha256(report, HashVectors.HmacSha256);
            Crc32(report, HashVectors.Crc32);
        }

        /// <summary>MD5 of texts.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="rows">Rows as in <see cref="HashVectors.Md5"/>.</param>
        public static void Md5(Report report, string[][] rows)
        {
            Md5 hash = new Md5();
            byte[] digest = new byte[Core.Hashing.Md5.DigestBytes];
            foreach (string[] row in rows)
            {
                byte[] text = Ascii.ToBytes(row[0]);
                hash.Update(text, 0, text.Length);
                hash.Finish(digest, 0);
                report.Check("hash", "md5 of " + row[0], row[1], Octets.ToHex(digest, digest.Length));
            }
        }

        private static void Sha256(Report report, string[][] rows)
        {
            Sha256 hash = new Sha256();
            byte[] digest = new byte[Core.Hashing.Sha256.DigestBytes];
            foreach (string[] row in rows)
            {
                byte[] text = Ascii.ToBytes(row[0]);
                hash.Update(text, 0, text.Length);
                hash.Finish(digest, 0);
                report.Check("hash", "sha-256 of " + row[0], row[1], Octets.ToHex(digest, digest.Length));
            }
        }

        private static void HmacSha256(Report report, string[][] rows)
        {
            HmacSha256 hmac = new HmacSha256();
            byte[] code = new byte[Core.Hashing.HmacSha256.CodeBytes];
            for (int i = 0; i < rows.Length; i++)
            {
                byte[] key = Octets.FromHex(rows[i][0]);
                byte[] message = Octets.FromHex(rows[i][1]);
                hmac.SetKey(key, 0, key.Length);
                hmac.Update(message, 0, message.Length);
                hmac.Finish(code, 0);
                string actual = Octets.ToHex(code, rows[i][2].Length / 2);
                report.Check("hash", "hmac-sha-256, RFC 4231 case " + (i + 1).ToString(), rows[i][2], actual);
            }
        }

        private static void Crc32(Report report, string[][] rows)
        {
            byte[] crc = new byte[4];
            foreach (string[] row in rows)
            {
                byte[] text = Ascii.ToBytes(row[0]);
                ByteWriter writer = new ByteWriter(crc);
                writer.WriteUInt32((int)Core.Hashing.Crc32.Compute(text, 0, text.Length));
                report.Check("hash", "crc-32 of " + row[0], row[1], Octets.ToHex(crc, crc.Length));
            }
        }
    }
}
