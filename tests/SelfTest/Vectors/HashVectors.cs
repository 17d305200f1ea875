namespace SipPhone.SelfTest.Vectors
{
    // Published vectors of the hashes. A row is the text and its digest in hexadecimal digits; for codes with a key,
    // key and message in hexadecimal digits and the code, or the start of it where the RFC has no more.

    /// <summary>Digests and codes.</summary>
    public static class HashVectors
    {
        /// <summary>RFC 1321 §A.5.</summary>
        public static string[][] Md5
        {
            get
            {
                return new[]
                {
                    new[] { "", "d41d8cd98f00b204e9800998ecf8427e" },
                    new[] { "a", "0cc175b9c0f1b6a831c399e269772661" },
                    new[] { "abc", "900150983cd24fb0d6963f7d28e17f72" },
                    new[] { "message digest", "f96b697d7cb7938d525a2f31aaf161d0" },
                    new[] { "abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b" },
                    new[]
                    {
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                        "d174ab98d277d9f5a5611c2c9f419d9f",
                    },
                    new[]
                    {
                        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                        "57edf4a22be3c955ac49da2e2107b67a",
                    },
                };
            }
        }

        /// <summary>FIPS 180-4's examples, as NIST publishes them.</summary>
        public static string[][] Sha256
        {
            get
            {
                return new[]
                {
                    new[] { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
                    new[] { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
                    new[]
                    {
                        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                    },
                };
            }
        }

        /// <summary>RFC 4231 §4.2 to §4.8; §4.6 has the first half of the code only.</summary>
        public static string[][] HmacSha256
        {
            get
            {
                return new[]
                {
                    new[]
                    {
                        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
                        "4869205468657265",
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                    },
                    new[]
                    {
                        "4a656665",
                        "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                    },
                    new[]
                    {
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                        "dddddddddddddddddddddddddddddddddddddddddddddddddd"
                            + "dddddddddddddddddddddddddddddddddddddddddddddddddd",
                        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
                    },
                    new[]
                    {
                        "0102030405060708090a0b0c0d0e0f10111213141516171819",
                        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                            + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
                        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
                    },
                    new[]
                    {
                        "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",
                        "546573742057697468205472756e636174696f6e",
                        "a3b6167473100ee06e0c796c2955552b",
                    },
                    new[]
                    {
                        KeyOf131Octets,
                        "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d20"
                            + "48617368204b6579204669727374",
                        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                    },
                    new[]
                    {
                        KeyOf131Octets,
                        "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b"
                            + "2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520"
                            + "646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265"
                            + "206265696e6720757365642062792074686520484d414320616c676f726974686d2e",
                        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
                    },
                };
            }
        }

        /// <summary>CRC-32/ISO-HDLC; of the digits, its catalogue's check value.</summary>
        public static string[][] Crc32
        {
            get
            {
                return new[]
                {
                    new[] { "", "00000000" },
                    new[] { "a", "e8b7be43" },
                    new[] { "abc", "352441c2" },
                    new[] { "123456789", "cbf43926" },
                };
            }
        }

        private const string KeyOf131Octets =
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    }
}
