namespace SipPhone.Interop
{
    // One domain below the zone for each way to a server that RFC 3263 knows. What must not be followed leads to
    // 192.0.2.99, so that following it shows.

    /// <summary>The zone for the tests of locating.</summary>
    internal static class LocatingZone
    {
        internal const string Name = Certificates.Domain;

        /// <summary>SRV records of the domain big: each takes 38 octets of the answer, together over 512.</summary>
        internal const int BigTargetCount = 16;

        /// <summary>
        /// Addresses of the target many.huge: each takes 16 octets of the answer, together over 1,232.
        /// </summary>
        internal const int HugeAddressCount = 100;

        private const string Fixed = """
            trap A 192.0.2.99
            _sips._tcp.trap SRV 0 0 5099 trap

            ; the best of two usable records, behind better ones of other services
            naptr NAPTR 1 1 "u" "E2U+sip" "!^.*$!sips:trap.example.com!" .
            naptr NAPTR 5 1 "s" "SIP+D2T" "" _sips._tcp.trap
            naptr NAPTR 5 2 "s" "SIP+D2U" "" _sips._tcp.trap
            naptr NAPTR 10 20 "s" "SIPS+D2T" "" _sips._tcp.trap
            naptr NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp.farm
            naptr NAPTR 20 5 "s" "SIPS+D2T" "" _sips._tcp.trap
            _sips._tcp.naptr SRV 0 0 5099 trap
            _sips._tcp.farm SRV 7 3 5063 one.farm
            one.farm A 192.0.2.1

            ; the best record leads nowhere
            second NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp.gone
            second NAPTR 20 10 "s" "SIPS+D2T" "" _sips._tcp.farm

            ; none is usable: a regexp, also beside a replacement, other flags, no flags, other services
            unusable NAPTR 10 10 "s" "SIPS+D2T" "!^.*$!_sips._tcp.trap.example.com!" .
            unusable NAPTR 10 15 "s" "SIPS+D2T" "!^.*$!_sips._tcp.trap.example.com!" _sips._tcp.trap
            unusable NAPTR 10 20 "a" "SIPS+D2T" "" trap
            unusable NAPTR 10 30 "" "SIPS+D2T" "" _sips._tcp.trap
            unusable NAPTR 10 40 "s" "SIPS+D2S" "" _sips._tcp.trap
            _sips._tcp.unusable SRV 4 2 5064 one.unusable
            one.unusable A 192.0.2.2

            ; two of each priority, beside an address that is not asked for
            srv A 192.0.2.3
            _sips._tcp.srv SRV 20 0 5061 spare.srv
            _sips._tcp.srv SRV 10 30 5061 one.srv
            _sips._tcp.srv SRV 20 10 5062 other.srv
            _sips._tcp.srv SRV 10 10 5062 two.srv
            _sips._tcp.srv SRV 5 65535 5065 first.srv
            one.srv A 192.0.2.4
            two.srv A 192.0.2.5
            spare.srv A 192.0.2.6
            other.srv A 192.0.2.7
            first.srv A 192.0.2.8

            ; decidedly not there
            dot A 192.0.2.99
            _sips._tcp.dot SRV 0 0 0 .
            naptr-dot A 192.0.2.99
            naptr-dot NAPTR 10 10 "s" "SIPS+D2T" "" _sips._tcp.dot
            _sips._tcp.naptr-dot SRV 0 0 5099 trap

            ; aliases: before the target's address, and before the domain's own
            _sips._tcp.alias SRV 0 0 5066 one.alias
            one.alias CNAME two.alias
            two.alias CNAME three.alias
            three.alias A 192.0.2.10
            nickname CNAME host

            host A 192.0.2.11
            host6 AAAA 2001:db8::11
            dual A 192.0.2.12
            dual AAAA 2001:db8::12

            ; families: each target's own are in turn, the targets in the order of SRV
            _sips._tcp.srv6 SRV 0 0 5061 host6
            _sips._tcp.mixed SRV 0 0 5061 dual
            _sips._tcp.mixed SRV 1 0 5061 one.mixed
            one.mixed A 192.0.2.13
            one.mixed AAAA 2001:db8::13

            ; a target without an address
            lost A 192.0.2.99
            _sips._tcp.lost SRV 0 0 5061 gone
            _sips._tcp.half SRV 0 0 5061 gone
            _sips._tcp.half SRV 1 0 5061 host

            silent TXT "no address"
            bare A 192.0.2.99
            _sips._tcp.bare SRV 0 0 5061 silent

            _sips._tcp.huge SRV 0 0 5061 many.huge

            """;

        /// <summary>The records, as <see cref="KnotServer"/> and <see cref="NsdServer"/> take them.</summary>
        internal static string Records => Fixed
            + Lines(BigTargetCount, index => $"_sips._tcp.big SRV {BigPriority(index)} 0 5061 {Letter(index)}.big")
            + Lines(BigTargetCount, index => $"{Letter(index)}.big A 198.51.100.{BigPriority(index)}")
            + Lines(HugeAddressCount, index => $"many.huge A 203.0.113.{index + 1}");

        /// <summary>The target's first label for an index below <see cref="BigTargetCount"/>.</summary>
        private static char Letter(int index)
        {
            return (char)('a' + index);
        }

        /// <summary>1 to <see cref="BigTargetCount"/>, in an order that is neither the file's nor the names'.</summary>
        private static int BigPriority(int index)
        {
            return (index * 5 % BigTargetCount) + 1;
        }

        private static string Lines(int count, Func<int, string> line)
        {
            return string.Concat(Enumerable.Range(0, count).Select(index => line(index) + "\n"));
        }
    }
}
