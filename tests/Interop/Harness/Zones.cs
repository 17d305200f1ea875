namespace SipPhone.Interop
{
    /// <summary>The zones that tests have in common.</summary>
    internal static class Zones
    {
        /// <summary>
        /// What every zone file starts with. The negative answers' time to live is the SOA's last number (RFC 2308 §4).
        /// </summary>
        internal const string Preamble = """
            $TTL 60
            @ SOA ns hostmaster 1 3600 600 86400 5
            @ NS ns
            ns A 127.0.0.1

            """;

        /// <summary>The domain with NAPTR, SRV, and its servers' addresses.</summary>
        /// <param name="ports">The ports of its servers on 127.0.0.1, in the order of their priorities.</param>
        internal static (string Name, string Records) Located(params int[] ports)
        {
            return LocatedAt(Certificates.Domain, ports);
        }

        /// <summary>The same for any domain.</summary>
        internal static (string Name, string Records) LocatedAt(string domain, params int[] ports)
        {
            return (domain, "@ NAPTR 10 10 \"s\" \"SIPS+D2T\" \"\" _sips._tcp\n" + Servers(ports));
        }

        /// <summary>The domain with SRV and no NAPTR.</summary>
        internal static (string Name, string Records) LocatedBySrvAlone(int port)
        {
            return (Certificates.Domain, Servers(port));
        }

        /// <summary>The domain with an address and nothing else.</summary>
        internal static (string Name, string Records) AddressOnly(string address)
        {
            return (Certificates.Domain, $"@ A {address}");
        }

        private static string Servers(params int[] ports)
        {
            return string.Join('\n', ports.Select((port, index) =>
                $"""
                _sips._tcp SRV {index} 1 {port} sip{index + 1}
                sip{index + 1} A 127.0.0.1
                """));
        }
    }
}
