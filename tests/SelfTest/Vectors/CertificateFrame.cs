using System;

namespace SipPhone.SelfTest.Vectors
{
    // Most certificates of the tables differ in their extensions only, and hold nothing else in their row; the rest of
    // them is here once: version 3, valid through 2026, issued to sip1.example.net, with a signature that is made up.

    /// <summary>Puts a certificate around its extensions.</summary>
    public static class CertificateFrame
    {
        /// <summary>What stands before the extensions inside the part that is signed, in hexadecimal digits.</summary>
        public const string Head =
            "a003020102020801" + "23456789abcdef" + "300a06082a8648ce3d040302"
            + "302c310f300d060355040a0c06436f72707573"
            + "311930170603550403" + "0c10436f7270757320617574686f72697479"
            + "301e170d3236303130313030303030305a170d3237303130313030303030305a"
            + "301b311930170603550403" + "0c10736970312e6578616d706c652e6e6574"
            + "3059301306072a8648ce3d020106082a8648ce3d030107034200"
            + "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

        /// <summary>What stands behind the part that is signed, in hexadecimal digits.</summary>
        public const string Tail = "300a06082a8648ce3d040302" + "030b00" + "3008" + "02025a01" + "02025a02";

        /// <summary>Extensions that name the domain example.com, in hexadecimal digits.</summary>
        public const string ExampleExtensions = "a31e301c301a0603551d1104133011860f7369703a6578616d706c652e636f6d";

        /// <summary>Makes a certificate.</summary>
        /// <param name="head">The octets of <see cref="Head"/>.</param>
        /// <param name="extensions">The octets of its extensions, [3] and all.</param>
        /// <param name="tail">The octets of <see cref="Tail"/>.</param>
        /// <returns>Its DER, at most 65,535 octets.</returns>
        public static byte[] Wrap(byte[] head, byte[] extensions, byte[] tail)
        {
            int signedBytes = head.Length + extensions.Length;
            int contentBytes = HeaderBytes(signedBytes) + signedBytes + tail.Length;
            byte[] der = new byte[HeaderBytes(contentBytes) + contentBytes];
            int at = WriteHeader(der, 0, contentBytes);
            at = WriteHeader(der, at, signedBytes);
            Array.Copy(head, 0, der, at, head.Length);
            Array.Copy(extensions, 0, der, at + head.Length, extensions.Length);
            Array.Copy(tail, 0, der, at + signedBytes, tail.Length);
            return der;
        }

        // X.690 §8.1.3.5 and §10.1: the shortest form of the length.
        private static int HeaderBytes(int length)
        {
            return length < 0x80 ? 2 : length < 0x100 ? 3 : 4;
        }

        private static int WriteHeader(byte[] buffer, int at, int length)
        {
            int headerBytes = HeaderBytes(length);
            buffer[at++] = 0x30;
            if (headerBytes > 2)
            {
                buffer[at++] = (byte)(0x80 + headerBytes - 2);
            }

            if (headerBytes > 3)
            {
                buffer[at++] = (byte)(length >> 8);
            }

            buffer[at] = (byte)length;
            return at + 1;
        }
    }
}
