namespace SipPhone.SelfTest.Vectors
{
    // What each kind of setting takes, with its neighbours that it does not: the setting, the value, the result by its
    // name. Octets outside of ASCII are tested on the PC alone: a literal with NUL ends there on the device.

    /// <summary>Values of settings.</summary>
    public static class SettingVectors
    {
        private const string Label63 = "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456789";
        private const string Domain253 = Label63 + "." + Label63 + "." + Label63 + "."
            + "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-1234567";

        /// <summary>Domain names.</summary>
        public static string[][] Domains
        {
            get
            {
                return new[]
                {
                    new[] { "sip.domain", "example.com", "ok" },
                    new[] { "sip.domain", "EXAMPLE.com", "ok" },
                    new[] { "sip.domain", "localhost", "ok" },
                    new[] { "sip.domain", "xn--bcher-kva.example", "ok" },
                    new[] { "sip.domain", "1and1.example", "ok" },
                    new[] { "sip.domain", Label63 + ".example", "ok" },
                    new[] { "sip.domain", "a" + Label63 + ".example", "bad-domain" },
                    new[] { "sip.domain", Domain253, "ok" },
                    new[] { "sip.domain", Domain253 + "8", "too-long" },
                    new[] { "sip.domain", "", "empty" },
                    new[] { "sip.domain", ".", "bad-domain" },
                    new[] { "sip.domain", "example.com.", "bad-domain" },
                    new[] { "sip.domain", ".example.com", "bad-domain" },
                    new[] { "sip.domain", "example..com", "bad-domain" },
                    new[] { "sip.domain", "-example.com", "bad-domain" },
                    new[] { "sip.domain", "example-.com", "bad-domain" },
                    new[] { "sip.domain", "exa_mple.com", "bad-domain" },
                    new[] { "sip.domain", "exa mple.com", "bad-domain" },
                    new[] { "sip.domain", "*.example.com", "bad-domain" },
                    new[] { "sip.domain", "example.com:5061", "bad-domain" },
                    new[] { "sip.domain", "sip:example.com", "bad-domain" },
                    new[] { "sip.domain", "example.1com", "bad-domain" },
                    new[] { "sip.domain", "192.0.2.1", "bad-address" },
                    new[] { "sip.domain", "192.0.2", "bad-address" },
                    new[] { "sip.domain", "2001:db8::1", "bad-address" },
                    new[] { "sip.domain", "[2001:db8::1]", "bad-address" },
                };
            }
        }

        /// <summary>A server, with a port or without.</summary>
        public static string[][] Servers
        {
            get
            {
                return new[]
                {
                    new[] { "sip.outbound", "proxy.example.com", "ok" },
                    new[] { "sip.outbound", "proxy.example.com:1", "ok" },
                    new[] { "sip.outbound", "proxy.example.com:65535", "ok" },
                    new[] { "sip.outbound", Domain253 + ":65535", "ok" },
                    new[] { "sip.outbound", Domain253 + "8:65535", "too-long" },
                    new[] { "sip.outbound", "proxy.example.com:65536", "bad-port" },
                    new[] { "sip.outbound", "proxy.example.com:0", "bad-port" },
                    new[] { "sip.outbound", "proxy.example.com:", "bad-port" },
                    new[] { "sip.outbound", "proxy.example.com:tls", "bad-port" },
                    new[] { "sip.outbound", ":5061", "bad-domain" },
                    new[] { "sip.outbound", "192.0.2.1", "bad-address" },
                    new[] { "sip.outbound", "192.0.2.1:5061", "bad-address" },
                    new[] { "sip.outbound", "2001:db8::1", "bad-address" },
                    new[] { "sip.outbound", "[2001:db8::1]:5061", "bad-address" },
                    new[] { "sip.outbound", "[proxy.example.com]", "bad-address" },
                    new[] { "sip.outbound", "[2001:db8::1", "bad-address" },
                };
            }
        }

        /// <summary>A name or an address.</summary>
        public static string[][] Hosts
        {
            get
            {
                return new[]
                {
                    new[] { "time.server", "time.example.com", "ok" },
                    new[] { "time.server", "192.0.2.1", "ok" },
                    new[] { "time.server", "2001:db8::1", "ok" },
                    new[] { "time.server", "192.0.2.256", "bad-domain" },
                    new[] { "time.server", "time.example.com:123", "bad-domain" },
                };
            }
        }

        /// <summary>The user part of a SIP URI.</summary>
        public static string[][] Users
        {
            get
            {
                return new[]
                {
                    new[] { "sip.user", "bob", "ok" },
                    new[] { "sip.user", "+16175550100", "ok" },
                    new[] { "sip.user", "-_.!~*'()&=+$,;?/", "ok" },
                    new[] { "sip.user", "%20%fF", "ok" },
                    new[] { "sip.user", "%2", "bad-character" },
                    new[] { "sip.user", "%2g", "bad-character" },
                    new[] { "sip.user", "%", "bad-character" },
                    new[] { "sip.user", "bob@example.com", "bad-character" },
                    new[] { "sip.user", "bob smith", "bad-character" },
                    new[] { "sip.user", "bob:", "bad-character" },
                    new[] { "sip.user", "\"bob\"", "bad-character" },
                    new[] { "sip.user", "#1", "bad-character" },
                    new[] { "sip.user", Label63 + "4", "ok" },
                    new[] { "sip.user", Label63 + "45", "too-long" },
                };
            }
        }

        /// <summary>Numbers with a range.</summary>
        public static string[][] Numbers
        {
            get
            {
                return new[]
                {
                    new[] { "sip.expires", "60", "ok" },
                    new[] { "sip.expires", "86400", "ok" },
                    new[] { "sip.expires", "0060", "ok" },
                    new[] { "sip.expires", "59", "out-of-range" },
                    new[] { "sip.expires", "86401", "out-of-range" },
                    new[] { "sip.expires", "0", "out-of-range" },
                    new[] { "sip.expires", "99999999999999", "out-of-range" },
                    new[] { "sip.expires", "-60", "not-a-number" },
                    new[] { "sip.expires", "60 ", "not-a-number" },
                    new[] { "sip.expires", "1h", "not-a-number" },
                    new[] { "sip.expires", "0x60", "not-a-number" },
                };
            }
        }

        /// <summary>One of some words.</summary>
        public static string[][] Words
        {
            get
            {
                return new[]
                {
                    new[] { "tls.policy", "rfc5922", "ok" },
                    new[] { "tls.policy", "RFC5922", "ok" },
                    new[] { "tls.policy", "rfc5922 ", "unknown-choice" },
                    new[] { "tls.policy", "domain-certs|rfc5922", "unknown-choice" },
                    new[] { "tls.fallback", "on", "ok" },
                    new[] { "tls.fallback", "Off", "ok" },
                    new[] { "tls.fallback", "yes", "unknown-choice" },
                    new[] { "tls.fallback", "1", "unknown-choice" },
                };
            }
        }

        /// <summary>Any text that can be typed.</summary>
        public static string[][] Texts
        {
            get
            {
                return new[]
                {
                    new[] { "sip.password", "x", "ok" },
                    new[] { "sip.password", " two  blanks ", "ok" },
                    new[] { "sip.password", "a=b|c\"d\\e", "ok" },
                    new[] { "sip.password", "a\u007f", "bad-character" },
                    new[] { "sip.password", "a\nb", "bad-character" },
                    new[] { "sip.password", "\u001b[2J", "bad-character" },
                };
            }
        }

        /// <summary>Lists of addresses.</summary>
        public static string[][] Addresses
        {
            get
            {
                return new[]
                {
                    new[] { "dns.servers", "192.0.2.53", "ok" },
                    new[] { "dns.servers", "192.0.2.53:5353", "ok" },
                    new[] { "dns.servers", "2001:db8::53", "ok" },
                    new[] { "dns.servers", "[2001:db8::53]", "ok" },
                    new[] { "dns.servers", "[2001:db8::53]:5353,192.0.2.53", "ok" },
                    new[] { "dns.servers", "192.0.2.53 , 192.0.2.54", "ok" },
                    new[] { "dns.servers", "192.0.2.53,192.0.2.54,192.0.2.55", "too-long" },
                    new[] { "dns.servers", "192.0.2.53,", "bad-address" },
                    new[] { "dns.servers", ",", "bad-address" },
                    new[] { "dns.servers", "dns.example.com", "bad-address" },
                    new[] { "dns.servers", "192.0.2", "bad-address" },
                    new[] { "dns.servers", "[192.0.2.53]", "bad-address" },
                    new[] { "dns.servers", "[[2001:db8::53]]", "bad-address" },
                    new[] { "dns.servers", "[2001:db8::53", "bad-address" },
                    new[] { "dns.servers", "[2001:db8::53]5353", "bad-address" },
                    new[] { "dns.servers", "[]:53", "bad-address" },
                    new[] { "dns.servers", "192.0.2.53:0", "bad-port" },
                    new[] { "dns.servers", "192.0.2.53:65536", "bad-port" },
                    new[] { "dns.servers", "192.0.2.53 192.0.2.54", "bad-address" },
                };
            }
        }

        /// <summary>Lists of whom to call.</summary>
        public static string[][] CallTargets
        {
            get
            {
                return new[]
                {
                    new[] { "call.targets", "100", "ok" },
                    new[] { "call.targets", "bob,carol", "ok" },
                    new[] { "call.targets", "bob@example.com", "ok" },
                    new[] { "call.targets", "sip:bob@example.com", "ok" },
                    new[] { "call.targets", "SIPS:bob@example.com:5061;transport=tls", "ok" },
                    new[] { "call.targets", "sip:door.example.com", "ok" },
                    new[] { "call.targets", "sip:bob@192.0.2.1", "ok" },
                    new[] { "call.targets", "sip:bob@[2001:db8::1]:5061", "ok" },
                    new[] { "call.targets", "1,2,3,4,5,6,7,8", "ok" },
                    new[] { "call.targets", "1,2,3,4,5,6,7,8,9", "too-long" },
                    new[] { "call.targets", "bob,,carol", "bad-target" },
                    new[] { "call.targets", "sip:", "bad-target" },
                    new[] { "call.targets", "sip:bob@", "bad-target" },
                    new[] { "call.targets", "sip:@example.com", "bad-target" },
                    new[] { "call.targets", "@example.com", "bad-target" },
                    new[] { "call.targets", "bob@exa mple.com", "bad-target" },
                    new[] { "call.targets", "bob:secret@example.com", "bad-target" },
                    new[] { "call.targets", "sip:bob:secret@example.com", "bad-target" },
                    new[] { "call.targets", "sip:bob@example.com?Subject=x", "bad-target" },
                    new[] { "call.targets", "sip:bob@example.com;a=\"", "bad-target" },
                    new[] { "call.targets", "sip:bob@2001:db8::1", "bad-target" },
                    new[] { "call.targets", "sip:bob@[192.0.2.1]", "bad-target" },
                    new[] { "call.targets", "sip:bob@[2001:db8::1", "bad-target" },
                    new[] { "call.targets", "sip:bob@example.com:0", "bad-port" },
                    new[] { "call.targets", "<sip:bob@example.com>", "bad-target" },
                    new[] { "call.targets", "tel:+16175550100", "bad-target" },
                    new[] { "call.targets", "https://example.com", "bad-target" },
                };
            }
        }

        /// <summary>Lists of callers.</summary>
        public static string[][] Callers
        {
            get
            {
                return new[]
                {
                    new[] { "intercom.auto-answer", "example.com", "ok" },
                    new[] { "intercom.auto-answer", "door@example.com, example.org", "ok" },
                    new[] { "intercom.auto-answer", "door", "ok" },
                    new[] { "intercom.auto-answer", "@example.com", "bad-target" },
                    new[] { "intercom.auto-answer", "door@", "bad-target" },
                    new[] { "intercom.auto-answer", "sip:door@example.com", "bad-target" },
                    new[] { "intercom.auto-answer", "door@192.0.2.1", "bad-target" },
                    new[] { "intercom.auto-answer", "door@example.com:5061", "bad-target" },
                    new[] { "intercom.auto-answer", "*", "bad-target" },
                    new[] { "intercom.auto-answer", "example.com,", "bad-target" },
                    new[] { "intercom.auto-answer", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", "ok" },
                    new[] { "intercom.auto-answer", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q", "too-long" },
                };
            }
        }
    }
}
