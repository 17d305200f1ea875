namespace SipPhone.SelfTest.Vectors
{
    // Made from the tables of the PC tests by tests/SelfTest.Tests, which compares, and says how to
    // make it anew. Here: GoldenAnswers of tests/SipPhone.Dns.Tests, which Knot DNS gave.

    /// <summary>Answers of a real server: name, octets, response code, then the answer records in any order.</summary>
    public static class DnsAnswers
    {
        /// <summary>The rows.</summary>
        public static string[][] Rows
        {
            get { return new[] {
                new[] { "naptr",
                    "EjSFAAABAAMAAAABB2V4YU1QbGUEdGVTdAAAIwABwAwAIwABAAAOEAApADIAMgFzCFNJUFMrRDJUAAVfc2lwcwRfdGNwB2V4YW"
                        + "1wbGUEdGVzdADADAAjAAEAAA4QACcAWgAyAXMHU0lQK0QyVAAEX3NpcARfdGNwB2V4YW1wbGUEdGVzdADADAAjAAEAAA"
                        + "4QAC0AZAAKAXUHRTJVK3NpcB0hXi4qJCFzaXBzOmluZm9AZXhhbXBsZS50ZXN0IQAAACkE0AAAAAAAAA==", "0",
                    "exaMPle.teSt 3600 35 50 50 \"s\" \"SIPS+D2T\" \"\" _sips._tcp.example.test",
                    "exaMPle.teSt 3600 35 90 50 \"s\" \"SIP+D2T\" \"\" _sip._tcp.example.test",
                    "exaMPle.teSt 3600 35 100 10 \"u\" \"E2U+sip\" \"!^.*$!sips:info@example.test!\" ." },
                new[] { "srv",
                    "EjSFAAABAAMAAAAEBV9zSVBzBF90Q3AHZVhhbXBsZQR0ZXN0AAAhAAHADAAhAAEAAA4QABkACgAoE8UEc2lwMgdleGFtcGxlBH"
                        + "Rlc3QAwAwAIQABAAAOEAAZAAoAPBPFBHNpcDEHZXhhbXBsZQR0ZXN0AMAMACEAAQAADhAAGQAUAAATxgRzaXAzB2V4YW"
                        + "1wbGUEdGVzdADAOwAcAAEAAA4QABAgAQ24AAAAAAAAAAAAAAACwGAAAQABAAAOEAAEwAACAcBgABwAAQAADhAAECABDb"
                        + "gAAAAAAAAAAAAAAAEAACkE0AAAAAAAAA==", "0",
                    "_sIPs._tCp.eXample.test 3600 33 10 40 5061 sip2.example.test",
                    "_sIPs._tCp.eXample.test 3600 33 10 60 5061 sip1.example.test",
                    "_sIPs._tCp.eXample.test 3600 33 20 0 5062 sip3.example.test" },
                new[] { "srv-not-available",
                    "EjSFAAABAAEAAAABBV9zaXBzBF90Y3AEbm9uZQdleGFtcGxlBHRlc3QAACEAAcAMACEAAQAADhAABwAAAAAAAAAAACkE0AAAAA"
                        + "AAAA==", "0", "_sips._tcp.none.example.test 3600 33 0 0 0 ." },
                new[] { "a", "EjSFAAABAAEAAAAABHNpcDEHZXhhbXBsZQR0ZXN0AAABAAHADAABAAEAAA4QAATAAAIB", "0",
                    "sip1.example.test 3600 1 C0000201" },
                new[] { "aaaa",
                    "EjSFAAABAAEAAAABBHNpcDIHZXhhbXBsZQR0ZXN0AAAcAAHADAAcAAEAAA4QABAgAQ24AAAAAAAAAAAAAAACAAApBNAAAAAAAA"
                        + "A=", "0", "sip2.example.test 3600 28 20010DB8000000000000000000000002" },
                new[] { "cname",
                    "EjSFAAABAAIAAAABBFNpcDMHZXhhbXBsZQR0ZXN0AAABAAHADAAFAAEAAA4QAAcEc2lwNMARwC8AAQABAAAOEAAEwAACBAAAKQ"
                        + "TQAAAAAAAA", "0", "Sip3.example.test 3600 5 sip4.example.test",
                    "sip4.example.test 3600 1 C0000204" },
                new[] { "no-such-name",
                    "EjSFAwABAAAAAQABBm5vYm9keQdleGFtcGxlBHRlc3QAAAEAAcATAAYAAQAAASwAJgJuc8ATCmhvc3RtYXN0ZXLAEwAAAAEAAA"
                        + "4QAAADhAAJOoAAAAEsAAApBNAAAAAAAAA=", "3" },
                new[] { "no-data",
                    "EjSFAAABAAAAAQABBHNpcDIHZXhhbXBsZQR0ZXN0AAABAAHAEQAGAAEAAAEsACYCbnPAEQpob3N0bWFzdGVywBEAAAABAAAOEA"
                        + "AAA4QACTqAAAABLAAAKQTQAAAAAAAA", "0" },
                new[] { "truncated", "EjSHAAABAAAAAAABBV9zaXBzBF90Y3ADYmlnB2V4YW1wbGUEdGVzdAAAIQABAAApBNAAAAAAAAA=",
                    "0" },
                new[] { "big-over-tcp",
                    "EjSFAAABABQAAAABBV9zaXBzBF90Y3ADYmlnB2V4YW1wbGUEdGVzdAAAIQABwAwAIQABAAAAPAA4AAEAARPFI2EtdGFyZ2V0LX"
                        + "dpdGgtYS1yYXRoZXItbG9uZy1uYW1lLTAxB2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgAAgABE8UjYS10YXJnZXQtd2"
                        + "l0aC1hLXJhdGhlci1sb25nLW5hbWUtMDIHZXhhbXBsZQR0ZXN0AMAMACEAAQAAADwAOAADAAETxSNhLXRhcmdldC13aX"
                        + "RoLWEtcmF0aGVyLWxvbmctbmFtZS0wMwdleGFtcGxlBHRlc3QAwAwAIQABAAAAPAA4AAQAARPFI2EtdGFyZ2V0LXdpdG"
                        + "gtYS1yYXRoZXItbG9uZy1uYW1lLTA0B2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgABQABE8UjYS10YXJnZXQtd2l0aC"
                        + "1hLXJhdGhlci1sb25nLW5hbWUtMDUHZXhhbXBsZQR0ZXN0AMAMACEAAQAAADwAOAAGAAETxSNhLXRhcmdldC13aXRoLW"
                        + "EtcmF0aGVyLWxvbmctbmFtZS0wNgdleGFtcGxlBHRlc3QAwAwAIQABAAAAPAA4AAcAARPFI2EtdGFyZ2V0LXdpdGgtYS"
                        + "1yYXRoZXItbG9uZy1uYW1lLTA3B2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgACAABE8UjYS10YXJnZXQtd2l0aC1hLX"
                        + "JhdGhlci1sb25nLW5hbWUtMDgHZXhhbXBsZQR0ZXN0AMAMACEAAQAAADwAOAAJAAETxSNhLXRhcmdldC13aXRoLWEtcm"
                        + "F0aGVyLWxvbmctbmFtZS0wOQdleGFtcGxlBHRlc3QAwAwAIQABAAAAPAA4AAoAARPFI2EtdGFyZ2V0LXdpdGgtYS1yYX"
                        + "RoZXItbG9uZy1uYW1lLTEwB2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgACwABE8UjYS10YXJnZXQtd2l0aC1hLXJhdG"
                        + "hlci1sb25nLW5hbWUtMTEHZXhhbXBsZQR0ZXN0AMAMACEAAQAAADwAOAAMAAETxSNhLXRhcmdldC13aXRoLWEtcmF0aG"
                        + "VyLWxvbmctbmFtZS0xMgdleGFtcGxlBHRlc3QAwAwAIQABAAAAPAA4AA0AARPFI2EtdGFyZ2V0LXdpdGgtYS1yYXRoZX"
                        + "ItbG9uZy1uYW1lLTEzB2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgADgABE8UjYS10YXJnZXQtd2l0aC1hLXJhdGhlci"
                        + "1sb25nLW5hbWUtMTQHZXhhbXBsZQR0ZXN0AMAMACEAAQAAADwAOAAPAAETxSNhLXRhcmdldC13aXRoLWEtcmF0aGVyLW"
                        + "xvbmctbmFtZS0xNQdleGFtcGxlBHRlc3QAwAwAIQABAAAAPAA4ABAAARPFI2EtdGFyZ2V0LXdpdGgtYS1yYXRoZXItbG"
                        + "9uZy1uYW1lLTE2B2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgAEQABE8UjYS10YXJnZXQtd2l0aC1hLXJhdGhlci1sb2"
                        + "5nLW5hbWUtMTcHZXhhbXBsZQR0ZXN0AMAMACEAAQAAADwAOAASAAETxSNhLXRhcmdldC13aXRoLWEtcmF0aGVyLWxvbm"
                        + "ctbmFtZS0xOAdleGFtcGxlBHRlc3QAwAwAIQABAAAAPAA4ABMAARPFI2EtdGFyZ2V0LXdpdGgtYS1yYXRoZXItbG9uZy"
                        + "1uYW1lLTE5B2V4YW1wbGUEdGVzdADADAAhAAEAAAA8ADgAFAABE8UjYS10YXJnZXQtd2l0aC1hLXJhdGhlci1sb25nLW"
                        + "5hbWUtMjAHZXhhbXBsZQR0ZXN0AAAAKQTQAAAAAAAA", "0",
                    "_sips._tcp.big.example.test 60 33 1 1 5061 a-target-with-a-rather-long-name-01.example.test",
                    "_sips._tcp.big.example.test 60 33 2 1 5061 a-target-with-a-rather-long-name-02.example.test",
                    "_sips._tcp.big.example.test 60 33 3 1 5061 a-target-with-a-rather-long-name-03.example.test",
                    "_sips._tcp.big.example.test 60 33 4 1 5061 a-target-with-a-rather-long-name-04.example.test",
                    "_sips._tcp.big.example.test 60 33 5 1 5061 a-target-with-a-rather-long-name-05.example.test",
                    "_sips._tcp.big.example.test 60 33 6 1 5061 a-target-with-a-rather-long-name-06.example.test",
                    "_sips._tcp.big.example.test 60 33 7 1 5061 a-target-with-a-rather-long-name-07.example.test",
                    "_sips._tcp.big.example.test 60 33 8 1 5061 a-target-with-a-rather-long-name-08.example.test",
                    "_sips._tcp.big.example.test 60 33 9 1 5061 a-target-with-a-rather-long-name-09.example.test",
                    "_sips._tcp.big.example.test 60 33 10 1 5061 a-target-with-a-rather-long-name-10.example.test",
                    "_sips._tcp.big.example.test 60 33 11 1 5061 a-target-with-a-rather-long-name-11.example.test",
                    "_sips._tcp.big.example.test 60 33 12 1 5061 a-target-with-a-rather-long-name-12.example.test",
                    "_sips._tcp.big.example.test 60 33 13 1 5061 a-target-with-a-rather-long-name-13.example.test",
                    "_sips._tcp.big.example.test 60 33 14 1 5061 a-target-with-a-rather-long-name-14.example.test",
                    "_sips._tcp.big.example.test 60 33 15 1 5061 a-target-with-a-rather-long-name-15.example.test",
                    "_sips._tcp.big.example.test 60 33 16 1 5061 a-target-with-a-rather-long-name-16.example.test",
                    "_sips._tcp.big.example.test 60 33 17 1 5061 a-target-with-a-rather-long-name-17.example.test",
                    "_sips._tcp.big.example.test 60 33 18 1 5061 a-target-with-a-rather-long-name-18.example.test",
                    "_sips._tcp.big.example.test 60 33 19 1 5061 a-target-with-a-rather-long-name-19.example.test",
                    "_sips._tcp.big.example.test 60 33 20 1 5061 a-target-with-a-rather-long-name-20.example.test" },
            }; }
        }
    }
}
