namespace SipPhone.SelfTest.Vectors
{
    // Made from the tables of the PC tests by tests/SelfTest.Tests, which compares, and says how to
    // make it anew. Here: TortureCases of tests/SipPhone.Sip.Tests, with the messages of tests/data/sip.

    /// <summary>Messages of the kinds of RFC 4475 and RFC 5118: name, octets, what the phone does with them.</summary>
    public static class SipMessages
    {
        /// <summary>The rows.</summary>
        public static string[][] Rows
        {
            get { return new[] {
                new[] { "escnull",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi1lc2NudWxsDQpNYXgtRm9yd2FyZHM6IDcwDQpGcm9tOiA8c2lwOm51bCUwMGxAZXhhbXBsZS5vcm"
                        + "c+O3RhZz03ZDENClRvOiA8c2lwOm51bCUwMGxAZXhhbXBsZS5vcmc+DQpDYWxsLUlEOiBlc2NudWxsLjUxZjJAZGVzay"
                        + "5leGFtcGxlLm5ldA0KQ1NlcTogMjEgUkVHSVNURVINCkNvbnRhY3Q6IDxzaXA6JTAwQGRlc2suZXhhbXBsZS5uZXQ+DQ"
                        + "pDb250YWN0OiA8c2lwOmElMDAlMDBAZGVzay5leGFtcGxlLm5ldD4NCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==",
                    "405" },
                new[] { "lwsdisp",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tbHdzZGlzcA0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogZGVzazxzaXA6ZGVza0BleGFtcG"
                        + "xlLm5ldD47dGFnPTdkMQ0KVG86ICJkb29yIjxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IGx3c2Rpc3AuNT"
                        + "FmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQo=",
                    "handled" },
                new[] { "semiuri",
                    "T1BUSU9OUyBzaXA6ZG9vcjtsaW5lPTIlNDBleGFtcGxlLm9yZ0BleGFtcGxlLm5ldCBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVE"
                        + "xTIGRlc2suZXhhbXBsZS5uZXQ7YnJhbmNoPXo5aEc0Yktvd24tc2VtaXVyaQ0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbT"
                        + "ogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yO2xpbmU9MkBleGFtcGxlLm5ldD4NCk"
                        + "NhbGwtSUQ6IHNlbWl1cmkuNTFmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbm"
                        + "d0aDogMA0KDQo=", "handled" },
                new[] { "noreason",
                    "U0lQLzIuMCAxMDAgDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7YnJhbmNoPXo5aEc0Yktvd24tbm9yZWFzb2"
                        + "4NCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD47dGFnPTdkMQ0KVG86IDxzaXA6ZG"
                        + "9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IG5vcmVhc29uLjUxZjJAZGVzay5leGFtcGxlLm5ldA0KQ1NlcTogMjEgSU"
                        + "5WSVRFDQpDb250ZW50LUxlbmd0aDogMA0KDQo=", "handled" },
                new[] { "trws",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wIA0KVmlhOiBTSVAvMi4wL1RMUyBkZXNrLmV4YW1wbGUubmV0O2"
                        + "JyYW5jaD16OWhHNGJLb3duLXRyd3MNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD"
                        + "47dGFnPTdkMQ0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IHRyd3MuNTFmMkBkZXNrLmV4YW1wbG"
                        + "UubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQo=", "400" },
                new[] { "regbadct",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi1yZWdiYWRjdA0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pj"
                        + "t0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogcmVnYmFkY3QuNTFmMkBkZXNrLmV4YW"
                        + "1wbGUubmV0DQpDU2VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogc2lwOmRlc2tAZGVzay5leGFtcGxlLm5ldD9TdWJqZW"
                        + "N0PWhlbGxvDQpDb250ZW50LUxlbmd0aDogMA0KDQo=", "400" },
                new[] { "badaspec",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tYmFkYXNwZWMNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm"
                        + "5ldD47dGFnPTdkMQ0KVG86ICJkb29yIiA8IHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogYmFkYXNwZWMuNT"
                        + "FmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQo=", "400" },
                new[] { "baddn",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tYmFkZG4NCk1heC1Gb3J3YXJkczogNzANCkZyb206IEZyb250IGRlc2ssIGhhbGwgPHNpcD"
                        + "pkZXNrQGV4YW1wbGUubmV0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogYmFkZG"
                        + "4uNTFmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQo=",
                    "400" },
                new[] { "badvers",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMy4xDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tYmFkdmVycw0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubm"
                        + "V0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogYmFkdmVycy41MWYyQGRlc2suZX"
                        + "hhbXBsZS5uZXQNCkNTZXE6IDIxIE9QVElPTlMNCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "505" },
                new[] { "mismatch01",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tbWlzbWF0Y2gwMQ0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbG"
                        + "UubmV0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogbWlzbWF0Y2gwMS41MWYyQG"
                        + "Rlc2suZXhhbXBsZS5uZXQNCkNTZXE6IDIxIEJZRQ0KQ29udGVudC1MZW5ndGg6IDANCg0K", "400" },
                new[] { "mismatch02",
                    "VEVMRVBPUlQgc2lwOmRvb3JAZXhhbXBsZS5vcmcgU0lQLzIuMA0KVmlhOiBTSVAvMi4wL1RMUyBkZXNrLmV4YW1wbGUubmV0O2"
                        + "JyYW5jaD16OWhHNGJLb3duLW1pc21hdGNoMDINCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcG"
                        + "xlLm5ldD47dGFnPTdkMQ0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IG1pc21hdGNoMDIuNTFmMk"
                        + "BkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQo=", "501" },
                new[] { "bigcode",
                    "U0lQLzIuMCAyMDAwMDAwMDAwMCBPSw0KVmlhOiBTSVAvMi4wL1RMUyBkZXNrLmV4YW1wbGUubmV0O2JyYW5jaD16OWhHNGJLb3"
                        + "duLWJpZ2NvZGUNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD47dGFnPTdkMQ0KVG"
                        + "86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IGJpZ2NvZGUuNTFmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2"
                        + "VxOiAyMSBJTlZJVEUNCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "dropped" },
                new[] { "badbranch",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0YksNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD47dGFnPTdkMQ"
                        + "0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IGJhZGJyYW5jaC41MWYyQGRlc2suZXhhbXBsZS5uZX"
                        + "QNCkNTZXE6IDIxIE9QVElPTlMNCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "400" },
                new[] { "insuf",
                    "SU5WSVRFIHNpcDpkb29yQGV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticm"
                        + "FuY2g9ejloRzRiS293bi1pbnN1Zg0KTWF4LUZvcndhcmRzOiA3MA0KQ1NlcTogMjEgSU5WSVRFDQpDb250YWN0OiA8c2"
                        + "lwOmRlc2tAZGVzay5leGFtcGxlLm5ldD4NCkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vc2RwDQpDb250ZW50LUxlbm"
                        + "d0aDogOTQNCg0Kdj0wDQpvPS0gNyA3IElOIElQNCAxOTguNTEuMTAwLjcNCnM9LQ0KYz1JTiBJUDQgMTk4LjUxLjEwMC"
                        + "43DQp0PTAgMA0KbT1hdWRpbyA0MDAwMCBSVFAvQVZQIDANCg==", "400" },
                new[] { "unkscm",
                    "T1BUSU9OUyBuZXZlcmhlYXJkb2Y6dGhldGhpbmcgU0lQLzIuMA0KVmlhOiBTSVAvMi4wL1RMUyBkZXNrLmV4YW1wbGUubmV0O2"
                        + "JyYW5jaD16OWhHNGJLb3duLXVua3NjbQ0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubm"
                        + "V0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogdW5rc2NtLjUxZjJAZGVzay5leG"
                        + "FtcGxlLm5ldA0KQ1NlcTogMjEgT1BUSU9OUw0KQ29udGVudC1MZW5ndGg6IDANCg0K", "416" },
                new[] { "novelsc",
                    "T1BUSU9OUyB4bXBwOi8vZXhhbXBsZS5vcmcvZG9vciBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZX"
                        + "Q7YnJhbmNoPXo5aEc0Yktvd24tbm92ZWxzYw0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbG"
                        + "UubmV0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogbm92ZWxzYy41MWYyQGRlc2"
                        + "suZXhhbXBsZS5uZXQNCkNTZXE6IDIxIE9QVElPTlMNCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "416" },
                new[] { "unksm2",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi11bmtzbTINCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxodHRwczovL2V4YW1wbGUubmV0L2Rlc2"
                        + "s+O3RhZz03ZDENClRvOiB1cm46ZXhhbXBsZTpkb29yDQpDYWxsLUlEOiB1bmtzbTIuNTFmMkBkZXNrLmV4YW1wbGUubm"
                        + "V0DQpDU2VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogPGdvcGhlcjpkZXNrPg0KQ29udGVudC1MZW5ndGg6IDANCg0"
                        + "K", "405" },
                new[] { "bext01",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tYmV4dDAxDQpNYXgtRm9yd2FyZHM6IDcwDQpGcm9tOiA8c2lwOmRlc2tAZXhhbXBsZS5uZX"
                        + "Q+O3RhZz03ZDENClRvOiA8c2lwOmRvb3JAZXhhbXBsZS5vcmc+DQpDYWxsLUlEOiBiZXh0MDEuNTFmMkBkZXNrLmV4YW"
                        + "1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpSZXF1aXJlOiAxMDByZWwsIHRlbGVwb3J0DQpSZXF1aXJlOiBsZXZpdG"
                        + "F0aW9uDQpQcm94eS1SZXF1aXJlOiB0ZWxlcGF0aHkNCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "420" },
                new[] { "invut",
                    "SU5WSVRFIHNpcDpkb29yQGV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticm"
                        + "FuY2g9ejloRzRiS293bi1pbnZ1dA0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pj"
                        + "t0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogaW52dXQuNTFmMkBkZXNrLmV4YW1wbG"
                        + "UubmV0DQpDU2VxOiAyMSBJTlZJVEUNCkNvbnRhY3Q6IDxzaXA6ZGVza0BkZXNrLmV4YW1wbGUubmV0Pg0KQ29udGVudC"
                        + "1UeXBlOiBhcHBsaWNhdGlvbi94LXNtb2tlLXNpZ25hbHMNCkNvbnRlbnQtTGVuZ3RoOiA2DQoNCnB1ZmYNCg==",
                    "415" },
                new[] { "regaut01",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi1yZWdhdXQwMQ0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pj"
                        + "t0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogcmVnYXV0MDEuNTFmMkBkZXNrLmV4YW"
                        + "1wbGUubmV0DQpDU2VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogPHNpcDpkZXNrQGRlc2suZXhhbXBsZS5uZXQ+DQpBdX"
                        + "Rob3JpemF0aW9uOiBTZWNyZXRLbm9jayByaHl0aG09IjMtMS0yIg0KQ29udGVudC1MZW5ndGg6IDANCg0K", "405" },
                new[] { "mcl01",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24tbWNsMDENCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD"
                        + "47dGFnPTdkMQ0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IG1jbDAxLjUxZjJAZGVzay5leGFtcG"
                        + "xlLm5ldA0KQ1NlcTogMjEgT1BUSU9OUw0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluDQpDb250ZW50LUxlbmd0aDogNQ"
                        + "0KQ29udGVudC1MZW5ndGg6IDEyDQoNCmhlbGxvLCB0aGVyZQ==", "400" },
                new[] { "zeromf",
                    "T1BUSU9OUyBzaXA6ZG9vckBleGFtcGxlLm9yZyBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIGRlc2suZXhhbXBsZS5uZXQ7Yn"
                        + "JhbmNoPXo5aEc0Yktvd24temVyb21mDQpNYXgtRm9yd2FyZHM6IDANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD"
                        + "47dGFnPTdkMQ0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IHplcm9tZi41MWYyQGRlc2suZXhhbX"
                        + "BsZS5uZXQNCkNTZXE6IDIxIE9QVElPTlMNCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "handled" },
                new[] { "cparam01",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi1jcGFyYW0wMQ0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pj"
                        + "t0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogY3BhcmFtMDEuNTFmMkBkZXNrLmV4YW"
                        + "1wbGUubmV0DQpDU2VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogc2lwOmRlc2tAZGVzay5leGFtcGxlLm5ldDtjb2xvdX"
                        + "I9cmVkDQpDb250ZW50LUxlbmd0aDogMA0KDQo=", "405" },
                new[] { "cparam02",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi1jcGFyYW0wMg0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pj"
                        + "t0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogY3BhcmFtMDIuNTFmMkBkZXNrLmV4YW"
                        + "1wbGUubmV0DQpDU2VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogPHNpcDpkZXNrQGRlc2suZXhhbXBsZS5uZXQ7Y29sb3"
                        + "VyPXJlZD4NCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "405" },
                new[] { "regescrt",
                    "UkVHSVNURVIgc2lwOmV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgZGVzay5leGFtcGxlLm5ldDticmFuY2"
                        + "g9ejloRzRiS293bi1yZWdlc2NydA0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pj"
                        + "t0YWc9N2QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogcmVnZXNjcnQuNTFmMkBkZXNrLmV4YW"
                        + "1wbGUubmV0DQpDU2VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogPHNpcDpkZXNrQGRlc2suZXhhbXBsZS5uZXQ/Um91dG"
                        + "U9JTNDc2lwOmVkZ2UuZXhhbXBsZS5uZXQlM0JsciUzRT4NCkNvbnRlbnQtTGVuZ3RoOiAwDQoNCg==", "405" },
                new[] { "inv2543",
                    "SU5WSVRFIHNpcDpkb29yQGV4YW1wbGUub3JnIFNJUC8yLjANClZpYTogU0lQLzIuMC9VRFAgZGVzay5leGFtcGxlLm5ldA0KRn"
                        + "JvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pg0KVG86IHNpcDpkb29yQGV4YW1wbGUub3JnDQpDYWxsLUlEOiBpbnYyNT"
                        + "QzLjUxZjJAZGVzay5leGFtcGxlLm5ldA0KQ1NlcTogMjEgSU5WSVRFDQpDb250ZW50LVR5cGU6IGFwcGxpY2F0aW9uL3"
                        + "NkcA0KDQp2PTANCm89LSA3IDcgSU4gSVA0IDE5OC41MS4xMDAuNw0Kcz0tDQpjPUlOIElQNCAxOTguNTEuMTAwLjcNCn"
                        + "Q9MCAwDQptPWF1ZGlvIDQwMDAwIFJUUC9BVlAgMA0K", "400" },
                new[] { "ipv6-good",
                    "UkVHSVNURVIgc2lwOlsyMDAxOmRiODo3OjoxXSBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIFsyMDAxOmRiODo3Ojo3XTticm"
                        + "FuY2g9ejloRzRiS3NpeA0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW1wbGUubmV0Pjt0YWc9N2"
                        + "QxDQpUbzogPHNpcDpkb29yQGV4YW1wbGUub3JnPg0KQ2FsbC1JRDogc2l4MS41MWYyQGRlc2suZXhhbXBsZS5uZXQNCk"
                        + "NTZXE6IDIxIFJFR0lTVEVSDQpDb250YWN0OiA8c2lwOmRlc2tAWzIwMDE6ZGI4Ojc6OjddPg0KQ29udGVudC1MZW5ndG"
                        + "g6IDANCg0K", "405" },
                new[] { "ipv6-bad",
                    "UkVHSVNURVIgc2lwOjIwMDE6ZGI4Ojc6OjEgU0lQLzIuMA0KVmlhOiBTSVAvMi4wL1RMUyBbMjAwMTpkYjg6Nzo6N107YnJhbm"
                        + "NoPXo5aEc0YktzaXgNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleGFtcGxlLm5ldD47dGFnPTdkMQ"
                        + "0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IHNpeDIuNTFmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2"
                        + "VxOiAyMSBSRUdJU1RFUg0KQ29udGFjdDogPHNpcDpkZXNrQFsyMDAxOmRiODo3Ojo3XT4NCkNvbnRlbnQtTGVuZ3RoOi"
                        + "AwDQoNCg==", "400" },
                new[] { "port-ambiguous",
                    "UkVHSVNURVIgc2lwOlsyMDAxOmRiODo3OjoxOjUwNjFdIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgWzIwMDE6ZGI4Ojc6Oj"
                        + "ddO2JyYW5jaD16OWhHNGJLc2l4DQpNYXgtRm9yd2FyZHM6IDcwDQpGcm9tOiA8c2lwOmRlc2tAZXhhbXBsZS5uZXQ+O3"
                        + "RhZz03ZDENClRvOiA8c2lwOmRvb3JAZXhhbXBsZS5vcmc+DQpDYWxsLUlEOiBzaXgzLjUxZjJAZGVzay5leGFtcGxlLm"
                        + "5ldA0KQ1NlcTogMjEgUkVHSVNURVINCkNvbnRhY3Q6IDxzaXA6ZGVza0BbMjAwMTpkYjg6Nzo6N10+DQpDb250ZW50LU"
                        + "xlbmd0aDogMA0KDQo=", "405" },
                new[] { "port-unambiguous",
                    "UkVHSVNURVIgc2lwOlsyMDAxOmRiODo3OjoxXTo1MDYxIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgWzIwMDE6ZGI4Ojc6Oj"
                        + "ddO2JyYW5jaD16OWhHNGJLc2l4DQpNYXgtRm9yd2FyZHM6IDcwDQpGcm9tOiA8c2lwOmRlc2tAZXhhbXBsZS5uZXQ+O3"
                        + "RhZz03ZDENClRvOiA8c2lwOmRvb3JAZXhhbXBsZS5vcmc+DQpDYWxsLUlEOiBzaXg0LjUxZjJAZGVzay5leGFtcGxlLm"
                        + "5ldA0KQ1NlcTogMjEgUkVHSVNURVINCkNvbnRhY3Q6IDxzaXA6ZGVza0BbMjAwMTpkYjg6Nzo6N10+DQpDb250ZW50LU"
                        + "xlbmd0aDogMA0KDQo=", "405" },
                new[] { "via-received-param-with-delim",
                    "QllFIHNpcDpbMjAwMTpkYjg6Nzo6MV0gU0lQLzIuMA0KVmlhOiBTSVAvMi4wL1RMUyBbMjAwMTpkYjg6Nzo6N107cmVjZWl2ZW"
                        + "Q9WzIwMDE6ZGI4Ojc6OjhdO2JyYW5jaD16OWhHNGJLc2l4DQpNYXgtRm9yd2FyZHM6IDcwDQpGcm9tOiA8c2lwOmRlc2"
                        + "tAZXhhbXBsZS5uZXQ+O3RhZz03ZDENClRvOiA8c2lwOmRvb3JAZXhhbXBsZS5vcmc+O3RhZz05DQpDYWxsLUlEOiBzaX"
                        + "g1LjUxZjJAZGVzay5leGFtcGxlLm5ldA0KQ1NlcTogMjEgQllFDQpDb250ZW50LUxlbmd0aDogMA0KDQo=",
                    "handled" },
                new[] { "via-received-param-no-delim",
                    "T1BUSU9OUyBzaXA6WzIwMDE6ZGI4Ojc6OjFdIFNJUC8yLjANClZpYTogU0lQLzIuMC9UTFMgWzIwMDE6ZGI4Ojc6OjddO3JlY2"
                        + "VpdmVkPTIwMDE6ZGI4Ojc6Ojg7YnJhbmNoPXo5aEc0YktzaXgNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZG"
                        + "Vza0BleGFtcGxlLm5ldD47dGFnPTdkMQ0KVG86IDxzaXA6ZG9vckBleGFtcGxlLm9yZz4NCkNhbGwtSUQ6IHNpeDYuNT"
                        + "FmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQo=",
                    "handled" },
                new[] { "ipv6-bug-abnf-3-colons",
                    "T1BUSU9OUyBzaXA6ZG9vckBbMjAwMTpkYjg6Nzo6OjE5OC41MS4xMDAuMV0gU0lQLzIuMA0KVmlhOiBTSVAvMi4wL1RMUyBbMj"
                        + "AwMTpkYjg6Nzo6N107YnJhbmNoPXo5aEc0YktzaXgNCk1heC1Gb3J3YXJkczogNzANCkZyb206IDxzaXA6ZGVza0BleG"
                        + "FtcGxlLm5ldD47dGFnPTdkMQ0KVG86IDxzaXA6ZG9vckBbMjAwMTpkYjg6Nzo6OjE5OC41MS4xMDAuMV0+DQpDYWxsLU"
                        + "lEOiBzaXgxMS41MWYyQGRlc2suZXhhbXBsZS5uZXQNCkNTZXE6IDIxIE9QVElPTlMNCkNvbnRlbnQtTGVuZ3RoOiAwDQ"
                        + "oNCg==", "handled" },
                new[] { "ipv6-correct-abnf-2-colons",
                    "T1BUSU9OUyBzaXA6ZG9vckBbMjAwMTpkYjg6Nzo6MTk4LjUxLjEwMC4xXSBTSVAvMi4wDQpWaWE6IFNJUC8yLjAvVExTIFsyMD"
                        + "AxOmRiODo3Ojo3XTticmFuY2g9ejloRzRiS3NpeA0KTWF4LUZvcndhcmRzOiA3MA0KRnJvbTogPHNpcDpkZXNrQGV4YW"
                        + "1wbGUubmV0Pjt0YWc9N2QxDQpUbzogPHNpcDpkb29yQFsyMDAxOmRiODo3OjoxOTguNTEuMTAwLjFdPg0KQ2FsbC1JRD"
                        + "ogc2l4MTIuNTFmMkBkZXNrLmV4YW1wbGUubmV0DQpDU2VxOiAyMSBPUFRJT05TDQpDb250ZW50LUxlbmd0aDogMA0KDQ"
                        + "o=", "handled" },
            }; }
        }
    }
}
