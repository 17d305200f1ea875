namespace SipPhone.SelfTest.Vectors
{
    // Made from the tables of the PC tests by tests/SelfTest.Tests, which compares, and says how to
    // make it anew. Here: the first of each fault and verdict of tests/SipPhone.Corpus that has another frame.

    /// <summary>Certificates as they are: name, DER, then questions and verdicts by turns.</summary>
    public static class WholeCertificates
    {
        /// <summary>The rows.</summary>
        public static string[][] Rows
        {
            get { return new[] {
                new[] { "cn-only",
                    "MIH4MIHcoAMCAQICCAEjRWeJq83vMAoGCCqGSM49BAMCMCwxDzANBgNVBAoMBkNvcnB1czEZMBcGA1UEAwwQQ29ycHVzIGF1dG"
                        + "hvcml0eTAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMBYxFDASBgNVBAMMC2V4YW1wbGUuY29tMFkwEwYHKo"
                        + "ZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK8"
                        + "4zV2sxXs7LtkBoN79R9TAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=", "rules=rfc5922 cn=yes",
                    "cn example.com", "rules=rfc5922", "no-identity", "", "no-identity",
                    "host=example.com located=no cn=yes", "no-identity", "cn=yes", "no-identity" },
                new[] { "cn-upper-case",
                    "MIH4MIHcoAMCAQICCAEjRWeJq83vMAoGCCqGSM49BAMCMCwxDzANBgNVBAoMBkNvcnB1czEZMBcGA1UEAwwQQ29ycHVzIGF1dG"
                        + "hvcml0eTAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMBYxFDASBgNVBAMMC0VYQU1QTEUuQ09NMFkwEwYHKo"
                        + "ZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK8"
                        + "4zV2sxXs7LtkBoN79R9TAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=", "rules=rfc5922 cn=yes",
                    "cn EXAMPLE.COM", "rules=rfc5922", "no-identity", "", "no-identity",
                    "host=example.com located=no cn=yes", "no-identity", "cn=yes", "no-identity" },
                new[] { "cn-of-another",
                    "MIH4MIHcoAMCAQICCAEjRWeJq83vMAoGCCqGSM49BAMCMCwxDzANBgNVBAoMBkNvcnB1czEZMBcGA1UEAwwQQ29ycHVzIGF1dG"
                        + "hvcml0eTAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMBYxFDASBgNVBAMMC2V4YW1wbGUub3JnMFkwEwYHKo"
                        + "ZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK8"
                        + "4zV2sxXs7LtkBoN79R9TAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=", "rules=rfc5922 cn=yes",
                    "mismatch", "rules=rfc5922", "no-identity", "", "no-identity",
                    "host=example.com located=no cn=yes", "no-identity", "cn=yes", "no-identity" },
                new[] { "cn-bmp-string",
                    "MIIBAzCB56ADAgECAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdX"
                        + "Rob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAhMR8wHQYDVQQDHhYAZQB4AGEAbQBwAGwAZQAuAG"
                        + "MAbwBtMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/h"
                        + "p/m47n60p8D54WK84zV2sxXs7LtkBoN79R9TAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=",
                    "rules=rfc5922 cn=yes", "no-identity", "rules=rfc5922", "no-identity", "", "no-identity",
                    "host=example.com located=no cn=yes", "no-identity", "cn=yes", "no-identity" },
                new[] { "cn-and-san",
                    "MIIBFDCB+KADAgECAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdX"
                        + "Rob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAWMRQwEgYDVQQDDAtleGFtcGxlLmNvbTBZMBMGBy"
                        + "qGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFi"
                        + "vOM1drMV7Oy7ZAaDe/UfWjGjAYMBYGA1UdEQQPMA2CC2V4YW1wbGUub3JnMAoGCCqGSM49BAMCAwsAMAgCAloBAgJaAg"
                        + "==", "rules=rfc5922 cn=yes", "mismatch", "rules=rfc5922", "mismatch", "", "no-identity" },
                new[] { "cn-and-san-without-identity",
                    "MIIBGDCB/KADAgECAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdX"
                        + "Rob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAWMRQwEgYDVQQDDAtleGFtcGxlLmNvbTBZMBMGBy"
                        + "qGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFi"
                        + "vOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGBD2JvYkBleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLADAIAgJaAQ"
                        + "ICWgI=", "rules=rfc5922 cn=yes", "no-identity", "rules=rfc5922", "no-identity", "",
                    "no-identity" },
                new[] { "cn-and-purposes",
                    "MIIBETCB9aADAgECAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdX"
                        + "Rob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAWMRQwEgYDVQQDDAtleGFtcGxlLmNvbTBZMBMGBy"
                        + "qGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFi"
                        + "vOM1drMV7Oy7ZAaDe/UfWjFzAVMBMGA1UdJQQMMAoGCCsGAQUFBwMBMAoGCCqGSM49BAMCAwsAMAgCAloBAgJaAg="
                        + "=", "rules=rfc5922 cn=yes", "cn example.com", "rules=rfc5922", "no-identity", "",
                    "no-identity" },
                new[] { "validity-expired",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI0MDEwMTAwMDAwMFoXDTI1MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "", "expired" },
                new[] { "validity-not-yet-valid",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI3MDEwMTAwMDAwMFoXDTI4MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "", "not-yet-valid" },
                new[] { "validity-boundary-seconds",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI2MDIyODIzNTk1OFoXDTI2MDMwMTAwMDAwMVowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "at=1772323197", "not-yet-valid", "at=1772323198", "uri example.com",
                    "at=1772323199", "uri example.com", "at=1772323200", "uri example.com", "at=1772323201",
                    "uri example.com", "at=1772323202", "expired" },
                new[] { "validity-one-second",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI2MDYwMTAwMDAwMFoXDTI2MDYwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "at=1780271999", "not-yet-valid", "", "uri example.com", "at=1780272001",
                    "expired" },
                new[] { "validity-never",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI3MDEwMTAwMDAwMFoXDTI2MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "at=1748736000", "not-yet-valid", "", "not-yet-valid", "at=1811808000",
                    "expired" },
                new[] { "validity-utc-1950-to-2049",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTUwMDEwMTAwMDAwMFoXDTQ5MTIzMTIzNTk1OVowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "at=-631152001", "not-yet-valid", "at=-631152000", "uri example.com",
                    "at=-1", "uri example.com", "at=2524607999", "uri example.com", "at=2524608000", "expired" },
                new[] { "validity-generalized-before-2050",
                    "MIIBIjCCAQWgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MCIYDzIwMjYwMTAxMDAwMDAwWhgPMjAyNzAxMDEwMDAwMDBaMBsxGTAXBgNVBAMMEHNpcDEuZXhhbXBsZS"
                        + "5uZXQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARrF9Hy4SxCR/i85uVjpEDydwN9gS3rM6D0oTlF2JjClk/jQuL+Gn"
                        + "+bjufrSnwPnhYrzjNXazFezsu2QGg3v1H1ox4wHDAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wCgYIKoZIzj0EAw"
                        + "IDCwAwCAICWgECAloC", "", "uri example.com", "at=1798761601", "expired" },
                new[] { "validity-no-end",
                    "MIIBIDCCAQOgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MCAXDTI2MDEwMTAwMDAwMFoYDzk5OTkxMjMxMjM1OTU5WjAbMRkwFwYDVQQDDBBzaXAxLmV4YW1wbGUubm"
                        + "V0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m4"
                        + "7n60p8D54WK84zV2sxXs7LtkBoN79R9aMeMBwwGgYDVR0RBBMwEYYPc2lwOmV4YW1wbGUuY29tMAoGCCqGSM49BAMCAw"
                        + "sAMAgCAloBAgJaAg==", "", "uri example.com", "at=253402300799", "uri example.com" },
                new[] { "validity-clock-not-set-but-expired",
                    "MIIBHjCCAQGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI0MDEwMTAwMDAwMFoXDTI1MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjHjAcMBoGA1UdEQQTMBGGD3NpcDpleGFtcGxlLmNvbTAKBggqhkjOPQQDAgMLAD"
                        + "AIAgJaAQICWgI=", "clock=no", "clock-not-set", "clock=no optional=yes", "uri example.com",
                    "optional=yes", "expired" },
                new[] { "algorithm-parameters-null",
                    "MIIBNjCCARagAwIBAgIIASNFZ4mrze8wDQYJKoZIhvcNAQELBQAwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdX"
                        + "MgYXV0aG9yaXR5MB4XDTI2MDEwMTAwMDAwMFoXDTI3MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm"
                        + "5ldDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5"
                        + "uO5+tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjMDAuMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDANBgkqhkiG9w0BAQsFAAMLADAIAgJaAQICWgI=", "", "uri example.com" },
                new[] { "version-1",
                    "MIH4MIHcAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdXRob3JpdH"
                        + "kwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAbMRkwFwYDVQQDDBBzaXAxLmV4YW1wbGUubmV0MFkwEwYHKo"
                        + "ZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK8"
                        + "4zV2sxXs7LtkBoN79R9TAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=", "", "no-identity",
                    "domain=sip1.example.net rules=rfc5922 cn=yes", "cn sip1.example.net" },
                new[] { "broken-cut-behind-tag-at-certificate", "MA==", "", "malformed", "located=no", "malformed",
                    "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-algorithm",
                    "MIH7MIHfoAMCAQICCAEjRWeJq83vMAgGAioDBQAFADAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdXRob3"
                        + "JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAbMRkwFwYDVQQDDBBzaXAxLmV4YW1wbGUubmV0MFkwEw"
                        + "YHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D5"
                        + "4WK84zV2sxXs7LtkBoN79R9TAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-serial-1",
                    "MIIBKDCCAQugAwIBAgIAMAoGCCqGSM49BAMCMCwxDzANBgNVBAoMBkNvcnB1czEZMBcGA1UEAwwQQ29ycHVzIGF1dGhvcml0eT"
                        + "AeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMBsxGTAXBgNVBAMMEHNpcDEuZXhhbXBsZS5uZXQwWTATBgcqhk"
                        + "jOPQIBBggqhkjOPQMBBwNCAARrF9Hy4SxCR/i85uVjpEDydwN9gS3rM6D0oTlF2JjClk/jQuL+Gn+bjufrSnwPnhYrzj"
                        + "NXazFezsu2QGg3v1H1ozAwLjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCgYIKo"
                        + "ZIzj0EAwIDCwAwCAICWgECAloC", "", "malformed", "located=no", "malformed", "rules=rfc5922",
                    "malformed" },
                new[] { "broken-version-1",
                    "MIIBLzCCARKgAgIAAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdX"
                        + "Rob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAbMRkwFwYDVQQDDBBzaXAxLmV4YW1wbGUubmV0MF"
                        + "kwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60"
                        + "p8D54WK84zV2sxXs7LtkBoN79R9aMwMC4wLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbGUubm"
                        + "V0MAoGCCqGSM49BAMCAwsAMAgCAloBAgJaAg==", "", "malformed", "located=no", "malformed",
                    "rules=rfc5922", "malformed" },
                new[] { "broken-algorithm-oid-1",
                    "MIIBKDCCAQugAwIBAgIIASNFZ4mrze8wAgYAMCwxDzANBgNVBAoMBkNvcnB1czEZMBcGA1UEAwwQQ29ycHVzIGF1dGhvcml0eT"
                        + "AeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBaMBsxGTAXBgNVBAMMEHNpcDEuZXhhbXBsZS5uZXQwWTATBgcqhk"
                        + "jOPQIBBggqhkjOPQMBBwNCAARrF9Hy4SxCR/i85uVjpEDydwN9gS3rM6D0oTlF2JjClk/jQuL+Gn+bjufrSnwPnhYrzj"
                        + "NXazFezsu2QGg3v1H1ozAwLjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCgYIKo"
                        + "ZIzj0EAwIDCwAwCAICWgECAloC", "", "malformed", "located=no", "malformed", "rules=rfc5922",
                    "malformed" },
                new[] { "broken-signature-bits-1",
                    "MIIBJTCCAROgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI2MDEwMTAwMDAwMFoXDTI3MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+"
                        + "tKfA+eFivOM1drMV7Oy7ZAaDe/UfWjMDAuMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcGxlLm"
                        + "5ldDAKBggqhkjOPQQDAgMA", "", "malformed", "located=no", "malformed", "rules=rfc5922",
                    "malformed" },
                new[] { "broken-unique-id-in-version-1",
                    "MIH7MIHfAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdXRob3JpdH"
                        + "kwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAbMRkwFwYDVQQDDBBzaXAxLmV4YW1wbGUubmV0MFkwEwYHKo"
                        + "ZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK8"
                        + "4zV2sxXs7LtkBoN79R9YEBADAKBggqhkjOPQQDAgMLADAIAgJaAQICWgI=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-time-1",
                    "MIIBLjCCARGgAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MBwXCzI2MDEwMTAwMDBaFw0yNzAxMDEwMDAwMDBaMBsxGTAXBgNVBAMMEHNpcDEuZXhhbXBsZS5uZXQwWT"
                        + "ATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARrF9Hy4SxCR/i85uVjpEDydwN9gS3rM6D0oTlF2JjClk/jQuL+Gn+bjufrSn"
                        + "wPnhYrzjNXazFezsu2QGg3v1H1ozAwLjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZX"
                        + "QwCgYIKoZIzj0EAwIDCwAwCAICWgECAloC", "", "malformed", "located=no", "malformed",
                    "rules=rfc5922", "malformed" },
                new[] { "broken-relative-name-empty",
                    "MIIBFjCB+qADAgECAggBI0VniavN7zAKBggqhkjOPQQDAjAsMQ8wDQYDVQQKDAZDb3JwdXMxGTAXBgNVBAMMEENvcnB1cyBhdX"
                        + "Rob3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjACMQAwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAA"
                        + "RrF9Hy4SxCR/i85uVjpEDydwN9gS3rM6D0oTlF2JjClk/jQuL+Gn+bjufrSnwPnhYrzjNXazFezsu2QGg3v1H1ozAwLj"
                        + "AsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCgYIKoZIzj0EAwIDCwAwCAICWgECAl"
                        + "oC", "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-cut-in-half",
                    "MIIBazCCAU6gAwIBAgIIASNFZ4mrze8wCgYIKoZIzj0EAwIwLDEPMA0GA1UECgwGQ29ycHVzMRkwFwYDVQQDDBBDb3JwdXMgYX"
                        + "V0aG9yaXR5MB4XDTI2MDEwMTAwMDAwMFoXDTI3MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQc2lwMS5leGFtcGxlLm5ldD"
                        + "BZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGsX0fLhLEJH+Lzm5WOk", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
            }; }
        }
    }
}
