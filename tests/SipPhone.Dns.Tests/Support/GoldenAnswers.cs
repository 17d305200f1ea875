namespace SipPhone.Dns.Tests.Support;

/// <summary>What the captured answers hold; the device's self-test has them too.</summary>
internal static class GoldenAnswers
{
    private static readonly string[] Srv =
    [
        "_sIPs._tCp.eXample.test 3600 33 10 40 5061 sip2.example.test",
        "_sIPs._tCp.eXample.test 3600 33 10 60 5061 sip1.example.test",
        "_sIPs._tCp.eXample.test 3600 33 20 0 5062 sip3.example.test",
    ];

    private static string[] Big { get; } =
        [.. Enumerable.Range(1, 20).Select(number => $"_sips._tcp.big.example.test 60 33 {number} 1 5061 "
            + $"a-target-with-a-rather-long-name-{number:d2}.example.test")];

    /// <summary>A file, its response code, its answer records in any order.</summary>
    public static TheoryData<string, int, string[]> All() => new()
    {
        {
            "naptr",
            0,
            [
                "exaMPle.teSt 3600 35 50 50 \"s\" \"SIPS+D2T\" \"\" _sips._tcp.example.test",
                "exaMPle.teSt 3600 35 90 50 \"s\" \"SIP+D2T\" \"\" _sip._tcp.example.test",
                "exaMPle.teSt 3600 35 100 10 \"u\" \"E2U+sip\" \"!^.*$!sips:info@example.test!\" .",
            ]
        },
        { "srv", 0, Srv },
        { "srv-not-available", 0, ["_sips._tcp.none.example.test 3600 33 0 0 0 ."] },
        { "a", 0, ["sip1.example.test 3600 1 C0000201"] },
        { "aaaa", 0, ["sip2.example.test 3600 28 20010DB8000000000000000000000002"] },
        {
            "cname",
            0,
            ["Sip3.example.test 3600 5 sip4.example.test", "sip4.example.test 3600 1 C0000204"]
        },
        { "no-such-name", DnsFlags.NameError, [] },
        { "no-data", 0, [] },
        { "truncated", 0, [] },
        { "big-over-tcp", 0, Big },
    };
}
