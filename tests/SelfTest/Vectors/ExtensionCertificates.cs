namespace SipPhone.SelfTest.Vectors
{
    // Made from the tables of the PC tests by tests/SelfTest.Tests, which compares, and says how to
    // make it anew. Here: the rest of tests/SipPhone.Corpus, as far as its frame is CertificateFrame.

    /// <summary>Certificates that differ in extensions: name, those, then questions and verdicts by turns.</summary>
    public static class ExtensionCertificates
    {
        /// <summary>The rows.</summary>
        public static string[][] Rows
        {
            get { return new[] {
                new[] { "eku-none", "ox4wHDAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20=", "", "uri example.com", "eku=sip",
                    "eku", "eku=off", "uri example.com" },
                new[] { "eku-server", "ozMwMTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wEwYDVR0lBAwwCgYIKwYBBQUHAwE=", "",
                    "uri example.com", "eku=sip", "eku", "eku=off", "uri example.com" },
                new[] { "eku-client", "ozMwMTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wEwYDVR0lBAwwCgYIKwYBBQUHAwI=", "",
                    "eku", "eku=sip", "eku", "eku=off", "uri example.com" },
                new[] { "eku-server-and-client",
                    "oz0wOzAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMC", "",
                    "uri example.com", "eku=sip", "eku", "eku=off", "uri example.com" },
                new[] { "eku-sip", "ozMwMTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wEwYDVR0lBAwwCgYIKwYBBQUHAxQ=", "",
                    "uri example.com", "eku=sip", "uri example.com", "eku=off", "uri example.com" },
                new[] { "eku-any", "oy8wLTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wDwYDVR0lBAgwBgYEVR0lAA==", "",
                    "uri example.com", "eku=sip", "uri example.com", "eku=off", "uri example.com" },
                new[] { "eku-sip-last-of-three",
                    "o0cwRTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wJwYDVR0lBCAwHgYIKwYBBQUHAwQGCCsGAQUFBwMCBggrBgEFBQcDFA"
                        + "==", "", "uri example.com", "eku=sip", "uri example.com", "eku=off", "uri example.com" },
                new[] { "eku-email", "ozMwMTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wEwYDVR0lBAwwCgYIKwYBBQUHAwQ=", "",
                    "eku", "eku=sip", "eku", "eku=off", "uri example.com" },
                new[] { "eku-two-others",
                    "oz0wOzAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wHQYDVR0lBBYwFAYIKwYBBQUHAwQGCCsGAQUFBwMI", "", "eku",
                    "eku=sip", "eku", "eku=off", "uri example.com" },
                new[] { "eku-like-sip-but-longer",
                    "ozQwMjAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wFAYDVR0lBA0wCwYJKwYBBQUHAxQB", "", "eku", "eku=sip",
                    "eku", "eku=off", "uri example.com" },
                new[] { "eku-like-server-in-another-arc",
                    "ozMwMTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wEwYDVR0lBAwwCgYIKwYBBQUHBAE=", "", "eku", "eku=sip",
                    "eku", "eku=off", "uri example.com" },
                new[] { "eku-like-server-in-two-octets",
                    "ozQwMjAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wFAYDVR0lBA0wCwYJKwYBBQUHA4EB", "", "eku", "eku=sip",
                    "eku", "eku=off", "uri example.com" },
                new[] { "eku-the-arc-itself",
                    "ozIwMDAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wEgYDVR0lBAswCQYHKwYBBQUHAw==", "", "eku", "eku=sip",
                    "eku", "eku=off", "uri example.com" },
                new[] { "eku-like-any", "oy8wLTAaBgNVHREEEzARhg9zaXA6ZXhhbXBsZS5jb20wDwYDVR0lBAgwBgYEVR0lAQ==", "",
                    "eku", "eku=sip", "eku", "eku=off", "uri example.com" },
                new[] { "unique-ids",
                    "gQIAWoICBPCjMDAuMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcGxlLm5ldA==", "",
                    "uri example.com" },
                new[] { "subject-unique-id-only",
                    "ggIE8KMwMC4wLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbGUubmV0", "", "uri example.com" },
                new[] { "critical-written-false", "oyEwHzAdBgNVHREBAQAEEzARhg9zaXA6ZXhhbXBsZS5jb20=", "",
                    "uri example.com" },
                new[] { "unknown-critical-extension",
                    "o0UwQzATBglghkgBhvhCAQ0BAf8EAxYBeDAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQ"
                        + "=", "", "uri example.com" },
                new[] { "san-last-of-many",
                    "o3UwczAOBgNVHQ8BAf8EBAMCBaAwDAYDVR0TAQH/BAIwADATBgNVHSUEDDAKBggrBgEFBQcDATAQBglghkgBhvhCAQ0EAxYBeD"
                        + "AsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQ=", "", "uri example.com" },
                new[] { "authority",
                    "o0QwQjASBgNVHRMBAf8ECDAGAQH/AgEAMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcGxlLm5ldA="
                        + "=", "", "uri example.com" },
                new[] { "unknown-extension-is-no-der",
                    "o0IwQDAQBglghkgBhvhCAQ0EA////zAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQ=",
                    "", "uri example.com" },
                new[] { "extensions-like-san",
                    "o0wwSjAIBgRVHREBBAAwBwYDVQQRBAAwBwYDLR0RBAAwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0", "", "uri example.com" },
                new[] { "broken-cut-behind-tag-at-extensions", "gQIAWoICBPCj", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-cut-behind-tag-at-extension-value",
                    "gQIAWoICBPCjPTA7MBIGA1UdEwEB/wQIMAYBAf8CAQAwBgYDVR0RBDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ"
                        + "=", "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-cut-behind-tag-at-san-sequence",
                    "gQIAWoICBPCjPzA9MBIGA1UdEwEB/wQIMAYBAf8CAQAwCAYDVR0RBAEwMB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFA"
                        + "==", "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-cut-behind-tag-at-san-second-name",
                    "gQIAWoICBPCjUjBQMBIGA1UdEwEB/wQIMAYBAf8CAQAwGwYDVR0RBBQwEoYPc2lwOmV4YW1wbGUuY29tgjAdBgNVHSUEFjAUBg"
                        + "grBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no", "malformed", "rules=rfc5922",
                    "malformed" },
                new[] { "broken-indefinite-length-at-extensions",
                    "gQIAWoICBPCjgDBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFAAA", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-indefinite-length-at-extension-value",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBIAwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0AAAwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-indefinite-length-at-san-sequence",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBCcwgIYPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0AAAwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-indefinite-length-at-san-second-name",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBCcwJYYPc2lwOmV4YW1wbGUuY29tgoBzaXAxLmV4YW1wbG"
                        + "UubmV0AAAwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-non-minimal-length-at-extensions",
                    "gQIAWoICBPCjgWMwYTASBgNVHRMBAf8ECDAGAQH/AgEAMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-non-minimal-length-at-extension-value",
                    "gQIAWoICBPCjZDBiMBIGA1UdEwEB/wQIMAYBAf8CAQAwLQYDVR0RBIElMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-non-minimal-length-at-san-sequence",
                    "gQIAWoICBPCjZDBiMBIGA1UdEwEB/wQIMAYBAf8CAQAwLQYDVR0RBCYwgSOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-non-minimal-length-at-san-second-name",
                    "gQIAWoICBPCjZDBiMBIGA1UdEwEB/wQIMAYBAf8CAQAwLQYDVR0RBCYwJIYPc2lwOmV4YW1wbGUuY29tgoEQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-length-past-end-at-extensions",
                    "gQIAWoICBPCjghBjMGEwEgYDVR0TAQH/BAgwBgEB/wIBADAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbX"
                        + "BsZS5uZXQwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-length-past-end-at-extension-value",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBIIQJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbX"
                        + "BsZS5uZXQwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-length-past-end-at-san-sequence",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBCcwghAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbX"
                        + "BsZS5uZXQwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-length-past-end-at-san-second-name",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBCcwJYYPc2lwOmV4YW1wbGUuY29tgoIQEHNpcDEuZXhhbX"
                        + "BsZS5uZXQwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-high-tag-number-at-extensions",
                    "gQIAWoICBPC/IGMwYTASBgNVHRMBAf8ECDAGAQH/AgEAMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-high-tag-number-at-extension-value",
                    "gQIAWoICBPCjZDBiMBIGA1UdEwEB/wQIMAYBAf8CAQAwLQYDVR0RHyAlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-high-tag-number-at-san-sequence",
                    "gQIAWoICBPCjZDBiMBIGA1UdEwEB/wQIMAYBAf8CAQAwLQYDVR0RBCY/ICOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-high-tag-number-at-san-second-name",
                    "gQIAWoICBPCjZDBiMBIGA1UdEwEB/wQIMAYBAf8CAQAwLQYDVR0RBCYwJIYPc2lwOmV4YW1wbGUuY29tnyAQc2lwMS5leGFtcG"
                        + "xlLm5ldDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAxQ=", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-wrong-tag-at-extensions",
                    "gQIAWoICBPAFYzBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFA==", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-wrong-tag-at-extension-value",
                    "gQIAWoICBPCjYzBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBSUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFA==", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-wrong-tag-at-san-sequence",
                    "gQIAWoICBPCjYzBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBCUFI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFA==", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-wrong-tag-at-san-second-name",
                    "gQIAWoICBPCjYzBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tBRBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFA==", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-tbs-certificate",
                    "gQIAWoICBPCjYzBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFAUA", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-extensions",
                    "gQIAWoICBPCjZTBhMBIGA1UdEwEB/wQIMAYBAf8CAQAwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0MB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcDFAUA", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-extension",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0BQAwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-san-value",
                    "gQIAWoICBPCjZTBjMBIGA1UdEwEB/wQIMAYBAf8CAQAwLgYDVR0RBCcwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbG"
                        + "UubmV0BQAwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-constraints-value",
                    "gQIAWoICBPCjZTBjMBQGA1UdEwEB/wQKMAYBAf8CAQAFADAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbX"
                        + "BsZS5uZXQwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-trailing-in-constraints",
                    "gQIAWoICBPCjZTBjMBQGA1UdEwEB/wQKMAgBAf8CAQAFADAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbX"
                        + "BsZS5uZXQwHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMU", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-boolean-1",
                    "ozowODAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCAYCKgMBAAQA", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-boolean-2",
                    "ozswOTAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCQYCKgMBAQEEAA==", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-boolean-3",
                    "ozswOTAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCQYCKgMBAf4EAA==", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-boolean-4",
                    "ozwwOjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCgYCKgMBAv//BAA=", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-constraints-boolean-1",
                    "oz0wOzAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCwYDVR0TBAQwAgEA", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-constraints-boolean-2",
                    "oz4wPDAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwDAYDVR0TBAUwAwEBAQ==", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-path-length-1",
                    "o0AwPjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwDgYDVR0TBAcwBQEB/wIA", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-path-length-2",
                    "o0IwQDAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwEAYDVR0TBAkwBwEB/wICAAA=",
                    "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-extension-oid-1",
                    "ozYwNDAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwBAYABAA=", "", "malformed",
                    "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-extension-oid-2",
                    "ozowODAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCAYEVR2AEQQA", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-purpose-oid-1",
                    "oz0wOzAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCwYDVR0lBAQwAgYA", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-purpose-oid-2",
                    "o0YwRDAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwFAYDVR0lBA0wCwYJKwYBBQUHA4A"
                        + "B", "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-unique-id-1",
                    "gQCjMDAuMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcGxlLm5ldA==", "", "malformed",
                    "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-unique-id-2",
                    "gQIE/6MwMC4wLAYDVR0RBCUwI4YPc2lwOmV4YW1wbGUuY29tghBzaXAxLmV4YW1wbGUubmV0", "", "malformed",
                    "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-unique-ids-swapped",
                    "ggEAgQEAozAwLjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQ=", "", "malformed",
                    "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-san-uri-constructed", "oycwJTAjBgNVHREEHDAahg9zaXA6ZXhhbXBsZS5jb22mBxYFc2lwOng=", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-san-directory-name-primitive", "oyAwHjAcBgNVHREEFTAThg9zaXA6ZXhhbXBsZS5jb22EAA==", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-san-application-class",
                    "oyswKTAnBgNVHREEIDAehg9zaXA6ZXhhbXBsZS5jb21CC2V4YW1wbGUuY29t", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-octet-string-constructed", "ow0wCzAJBgNVHREkAgQA", "", "malformed", "located=no",
                    "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-san-empty", "ow0wCzAJBgNVHREEAjAA", "", "malformed", "located=no", "malformed",
                    "rules=rfc5922", "malformed" },
                new[] { "broken-eku-empty",
                    "ozswOTAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwCQYDVR0lBAIwAA==", "",
                    "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-extensions-empty", "owIwAA==", "", "malformed", "located=no", "malformed",
                    "rules=rfc5922", "malformed" },
                new[] { "broken-san-twice",
                    "o14wXDAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwLAYDVR0RBCUwI4YPc2lwOmV4YW1wbG"
                        + "UuY29tghBzaXAxLmV4YW1wbGUubmV0", "", "malformed", "located=no", "malformed",
                    "rules=rfc5922", "malformed" },
                new[] { "broken-san-twice-with-another-name",
                    "o0wwSjAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwGgYDVR0RBBMwEYYPc2lwOmV4YW1wbG"
                        + "Uub3Jn", "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
                new[] { "broken-eku-twice",
                    "o1owWDATBgNVHSUEDDAKBggrBgEFBQcDATAsBgNVHREEJTAjhg9zaXA6ZXhhbXBsZS5jb22CEHNpcDEuZXhhbXBsZS5uZXQwEw"
                        + "YDVR0lBAwwCgYIKwYBBQUHAxQ=", "", "malformed", "located=no", "malformed", "rules=rfc5922",
                    "malformed" },
                new[] { "broken-unknown-extension-twice",
                    "o0EwPzAGBgIqAwQAMCwGA1UdEQQlMCOGD3NpcDpleGFtcGxlLmNvbYIQc2lwMS5leGFtcGxlLm5ldDAHBgIqAwQBAQ==",
                    "", "malformed", "located=no", "malformed", "rules=rfc5922", "malformed" },
            }; }
        }
    }
}
