namespace SipPhone.Dns.Tests.Support;

/// <summary>Messages that are taken whole or not at all; the device's self-test has them too.</summary>
internal static class MessageCases
{
    public const int ResponseOk = DnsFlags.Response | DnsFlags.RecursionDesired | DnsFlags.RecursionAvailable;

    public static Wire OneRecord(int type, Wire rdata) =>
        Wire.Header(1, ResponseOk, 1, 1).Question("example", type).Pointer(12).Tail(type, 60, rdata);

    /// <summary>What it is, the octets, whether they are a message.</summary>
    public static TheoryData<string, byte[], bool> Bodies()
    {
        Wire Srv(int length) => new Wire().Bytes(new byte[length]);
        Wire Naptr() => new Wire().U16(1).U16(2);
        Wire Soa() => new Wire().Name("a").Name("b");
        Wire Opt(Wire rdata) => Wire.Header(1, ResponseOk, 0, 0, 0, 1).Name("").Tail(DnsType.Opt, 0, rdata);
        return new()
        {
            { "A of 4", OneRecord(DnsType.A, new Wire().Bytes(new byte[4])).ToArray(), true },
            { "A of 3", OneRecord(DnsType.A, new Wire().Bytes(new byte[3])).ToArray(), false },
            { "A of 5", OneRecord(DnsType.A, new Wire().Bytes(new byte[5])).ToArray(), false },
            { "A of 0", OneRecord(DnsType.A, new Wire()).ToArray(), false },
            { "AAAA of 16", OneRecord(DnsType.Aaaa, new Wire().Bytes(new byte[16])).ToArray(), true },
            { "AAAA of 15", OneRecord(DnsType.Aaaa, new Wire().Bytes(new byte[15])).ToArray(), false },
            { "AAAA of 17", OneRecord(DnsType.Aaaa, new Wire().Bytes(new byte[17])).ToArray(), false },
            { "AAAA of 4", OneRecord(DnsType.Aaaa, new Wire().Bytes(new byte[4])).ToArray(), false },
            { "SRV to the root", OneRecord(DnsType.Srv, Srv(7)).ToArray(), true },
            { "SRV without target", OneRecord(DnsType.Srv, Srv(6)).ToArray(), false },
            { "SRV of 5", OneRecord(DnsType.Srv, Srv(5)).ToArray(), false },
            { "SRV with an octet more", OneRecord(DnsType.Srv, Srv(8)).ToArray(), false },
            { "SRV to itself", OneRecord(DnsType.Srv, Srv(6).Pointer(12)).ToArray(), true },
            { "SRV with a pointer to itself", OneRecord(DnsType.Srv, Srv(6).Pointer(43)).ToArray(), false },
            { "CNAME", OneRecord(DnsType.Cname, new Wire().Name("a")).ToArray(), true },
            { "CNAME of nothing", OneRecord(DnsType.Cname, new Wire()).ToArray(), false },
            { "CNAME with an octet more", OneRecord(DnsType.Cname, new Wire().Name("a").U8(0)).ToArray(), false },
            { "NAPTR", OneRecord(DnsType.Naptr, Naptr().Text("").Text("").Text("").Name("")).ToArray(), true },
            { "NAPTR of 3", OneRecord(DnsType.Naptr, new Wire().Bytes(0, 1, 0)).ToArray(), false },
            { "NAPTR without flags", OneRecord(DnsType.Naptr, Naptr()).ToArray(), false },
            { "NAPTR without services", OneRecord(DnsType.Naptr, Naptr().Text("s")).ToArray(), false },
            { "NAPTR without regexp", OneRecord(DnsType.Naptr, Naptr().Text("s").Text("x")).ToArray(), false },
            {
                "NAPTR without replacement",
                OneRecord(DnsType.Naptr, Naptr().Text("s").Text("x").Text("")).ToArray(),
                false
            },
            {
                "NAPTR with a text past the end",
                OneRecord(DnsType.Naptr, Naptr().Text("s").Text("x").U8(2).U8(0)).ToArray(),
                false
            },
            {
                "NAPTR with an octet more",
                OneRecord(DnsType.Naptr, Naptr().Text("s").Text("x").Text("").Name("").U8(1)).ToArray(),
                false
            },
            { "SOA", OneRecord(DnsType.Soa, Soa().Bytes(new byte[20])).ToArray(), true },
            { "SOA one short", OneRecord(DnsType.Soa, Soa().Bytes(new byte[19])).ToArray(), false },
            { "SOA one more", OneRecord(DnsType.Soa, Soa().Bytes(new byte[21])).ToArray(), false },
            { "SOA with one name", OneRecord(DnsType.Soa, new Wire().Name("a")).ToArray(), false },
            { "OPT without options", Opt(new Wire()).ToArray(), true },
            { "OPT with an empty option", Opt(new Wire().U32(0)).ToArray(), true },
            { "OPT with half an option", Opt(new Wire().U16(1).U8(0)).ToArray(), false },
            { "OPT with an option past the end", Opt(new Wire().U16(1).U16(1)).ToArray(), false },
            {
                "two OPT",
                Wire.Header(1, ResponseOk, 0, 0, 0, 2).Name("").Tail(DnsType.Opt, 0, new Wire()).Name("")
                    .Tail(DnsType.Opt, 0, new Wire()).ToArray(),
                false
            },
            { "OPT with a name", Wire.Header(1, ResponseOk, 0, 0, 0, 1)
                .Name("a").Tail(DnsType.Opt, 0, new Wire()).ToArray(), false },
            { "OPT as an answer", Wire.Header(1, ResponseOk, 0, 1)
                .Name("").Tail(DnsType.Opt, 0, new Wire()).ToArray(), false },
            { "an A of another class is not looked into", Wire.Header(1, ResponseOk, 0, 1)
                .Name("a").U16(DnsType.A).U16(3).U32(0).U16(1).U8(9).ToArray(), true },
            { "an octet after the last record", OneRecord(DnsType.A, new Wire().U32(0)).U8(0).ToArray(), false },
            { "a record fewer than counted", Wire.Header(1, ResponseOk, 1, 1).Question("a", 1).ToArray(), false },
            { "counts that no packet holds", Wire.Header(1, ResponseOk, 0, 65535, 65535, 65535).ToArray(), false },
            {
                "RDATA past the end",
                Wire.Header(1, ResponseOk, 0, 1).Name("a").U16(99).U16(1).U32(0).U16(1).ToArray(),
                false
            },
        };
    }
}
