namespace SipPhone.SelfTest.Vectors
{
    // Made from the tables of the PC tests by tests/SelfTest.Tests, which compares, and says how to
    // make it anew. Here: MessageCases of tests/SipPhone.Dns.Tests.

    /// <summary>Messages that are taken whole or not at all: name, octets, ok or malformed.</summary>
    public static class DnsMessages
    {
        /// <summary>The rows.</summary>
        public static string[][] Rows
        {
            get { return new[] {
                new[] { "A of 4", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAEAAcAMAAEAAQAAADwABAAAAAA=", "ok" },
                new[] { "A of 3", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAEAAcAMAAEAAQAAADwAAwAAAA==", "malformed" },
                new[] { "A of 5", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAEAAcAMAAEAAQAAADwABQAAAAAA", "malformed" },
                new[] { "A of 0", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAEAAcAMAAEAAQAAADwAAA==", "malformed" },
                new[] { "AAAA of 16", "AAGBgAABAAEAAAAAB2V4YW1wbGUAABwAAcAMABwAAQAAADwAEAAAAAAAAAAAAAAAAAAAAAA=",
                    "ok" },
                new[] { "AAAA of 15", "AAGBgAABAAEAAAAAB2V4YW1wbGUAABwAAcAMABwAAQAAADwADwAAAAAAAAAAAAAAAAAAAA==",
                    "malformed" },
                new[] { "AAAA of 17", "AAGBgAABAAEAAAAAB2V4YW1wbGUAABwAAcAMABwAAQAAADwAEQAAAAAAAAAAAAAAAAAAAAAA",
                    "malformed" },
                new[] { "AAAA of 4", "AAGBgAABAAEAAAAAB2V4YW1wbGUAABwAAcAMABwAAQAAADwABAAAAAA=", "malformed" },
                new[] { "SRV to the root", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACEAAcAMACEAAQAAADwABwAAAAAAAAA=", "ok" },
                new[] { "SRV without target", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACEAAcAMACEAAQAAADwABgAAAAAAAA==",
                    "malformed" },
                new[] { "SRV of 5", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACEAAcAMACEAAQAAADwABQAAAAAA", "malformed" },
                new[] { "SRV with an octet more", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACEAAcAMACEAAQAAADwACAAAAAAAAAAA",
                    "malformed" },
                new[] { "SRV to itself", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACEAAcAMACEAAQAAADwACAAAAAAAAMAM", "ok" },
                new[] { "SRV with a pointer to itself",
                    "AAGBgAABAAEAAAAAB2V4YW1wbGUAACEAAcAMACEAAQAAADwACAAAAAAAAMAr", "malformed" },
                new[] { "CNAME", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAUAAcAMAAUAAQAAADwAAwFhAA==", "ok" },
                new[] { "CNAME of nothing", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAUAAcAMAAUAAQAAADwAAA==", "malformed" },
                new[] { "CNAME with an octet more", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAUAAcAMAAUAAQAAADwABAFhAAA=",
                    "malformed" },
                new[] { "NAPTR", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwACAABAAIAAAAA", "ok" },
                new[] { "NAPTR of 3", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwAAwABAA==", "malformed" },
                new[] { "NAPTR without flags", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwABAABAAI=",
                    "malformed" },
                new[] { "NAPTR without services", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwABgABAAIBcw==",
                    "malformed" },
                new[] { "NAPTR without regexp", "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwACAABAAIBcwF4",
                    "malformed" },
                new[] { "NAPTR without replacement",
                    "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwACQABAAIBcwF4AA==", "malformed" },
                new[] { "NAPTR with a text past the end",
                    "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwACgABAAIBcwF4AgA=", "malformed" },
                new[] { "NAPTR with an octet more",
                    "AAGBgAABAAEAAAAAB2V4YW1wbGUAACMAAcAMACMAAQAAADwACwABAAIBcwF4AAAB", "malformed" },
                new[] { "SOA", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAYAAcAMAAYAAQAAADwAGgFhAAFiAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "ok" },
                new[] { "SOA one short",
                    "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAYAAcAMAAYAAQAAADwAGQFhAAFiAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                    "malformed" },
                new[] { "SOA one more",
                    "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAYAAcAMAAYAAQAAADwAGwFhAAFiAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                    "malformed" },
                new[] { "SOA with one name", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAYAAcAMAAYAAQAAADwAAwFhAA==", "malformed" },
                new[] { "OPT without options", "AAGBgAAAAAAAAAABAAApAAEAAAAAAAA=", "ok" },
                new[] { "OPT with an empty option", "AAGBgAAAAAAAAAABAAApAAEAAAAAAAQAAAAA", "ok" },
                new[] { "OPT with half an option", "AAGBgAAAAAAAAAABAAApAAEAAAAAAAMAAQA=", "malformed" },
                new[] { "OPT with an option past the end", "AAGBgAAAAAAAAAABAAApAAEAAAAAAAQAAQAB", "malformed" },
                new[] { "two OPT", "AAGBgAAAAAAAAAACAAApAAEAAAAAAAAAACkAAQAAAAAAAA==", "malformed" },
                new[] { "OPT with a name", "AAGBgAAAAAAAAAABAWEAACkAAQAAAAAAAA==", "malformed" },
                new[] { "OPT as an answer", "AAGBgAAAAAEAAAAAAAApAAEAAAAAAAA=", "malformed" },
                new[] { "an A of another class is not looked into", "AAGBgAAAAAEAAAAAAWEAAAEAAwAAAAAAAQk=", "ok" },
                new[] { "an octet after the last record", "AAGBgAABAAEAAAAAB2V4YW1wbGUAAAEAAcAMAAEAAQAAADwABAAAAAAA",
                    "malformed" },
                new[] { "a record fewer than counted", "AAGBgAABAAEAAAAAAWEAAAEAAQ==", "malformed" },
                new[] { "counts that no packet holds", "AAGBgAAA////////", "malformed" },
                new[] { "RDATA past the end", "AAGBgAAAAAEAAAAAAWEAAGMAAQAAAAAAAQ==", "malformed" },
            }; }
        }
    }
}
