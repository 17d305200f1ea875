namespace SipPhone.SelfTest.Vectors
{
    // An anchor for the simulated phone, which connects to nobody without one. Nothing is verified by it: its key was
    // thrown away. Made by openssl ca -selfsign -startdate 20260101000000Z -enddate 20491231235959Z of a P-256 key,
    // with basicConstraints CA:TRUE and keyUsage keyCertSign.

    /// <summary>A root certificate.</summary>
    public static class RootCertificate
    {
        /// <summary>Its DER, in base64.</summary>
        public const string Base64 =
            "MIIBQTCB6qADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlNlbGYtdGVzdCByb290MB4XDTI2MDEwMTAwMDAwMFoX"
            + "DTQ5MTIzMTIzNTk1OVowGTEXMBUGA1UEAwwOU2VsZi10ZXN0IHJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASUYiiT"
            + "ANQ4aVafPP06XpaeIZjPQ7AMdtlSDwk5GteHBh5ZvxMwfJCDOhorYePSwSW+Yq3wtCcGg2f5BDCYDWkZoyMwITAPBgNVHRMB"
            + "Af8EBTADAQH/MA4GA1UdDwEB/wQEAwICBDAKBggqhkjOPQQDAgNGADBDAh9YsUlaPr0wV0LuxvgQ5HmUjisEjDP9MaXXzJAW"
            + "kjJbAiBrXejp2cN65lPbJPqGT7Q741ZCYzGIlT/ytFfgL+TLkA==";
    }
}
