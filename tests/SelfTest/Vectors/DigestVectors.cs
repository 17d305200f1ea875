namespace SipPhone.SelfTest.Vectors
{
    // The examples of the RFCs: GET of /dir/index.html, nc 00000001, qop auth. A row is algorithm, user, realm,
    // password, nonce, cnonce, and the response.

    /// <summary>Digest responses.</summary>
    public static class DigestVectors
    {
        /// <summary>RFC 2617 §3.5 and RFC 7616 §3.9.1.</summary>
        public static string[][] Examples
        {
            get
            {
                return new[]
                {
                    new[]
                    {
                        "MD5", "Mufasa", "testrealm@host.com", "Circle Of Life", "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                        "0a4f113b", "6629fae49393a05397450978507c4ef1",
                    },
                    new[]
                    {
                        "MD5", "Mufasa", "http-auth@example.org", "Circle of Life",
                        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                        "8ca523f5e9506fed4657c9700eebdbec",
                    },
                    new[]
                    {
                        "SHA-256", "Mufasa", "http-auth@example.org", "Circle of Life",
                        "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                        "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
                    },
                };
            }
        }
    }
}
