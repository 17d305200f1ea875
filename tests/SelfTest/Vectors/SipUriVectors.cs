namespace SipPhone.SelfTest.Vectors
{
    // SIP and SIPS URIs, RFC 3261 §19.1.1.

    /// <summary>URIs, good and bad.</summary>
    public static class SipUriVectors
    {
        /// <summary>A URI, and its parts: scheme|user|host|port|parameters|headers.</summary>
        public static string[][] WellFormed
        {
            get
            {
                return new[]
                {
                    new[] { "sip:example.com", "sip||example.com|-1||" },
                    new[] { "SIPS:a@Example.com:5061", "sips|a|Example.com|5061||" },
                    new[] { "sip:alice:secret@atlanta.com;transport=tcp", "sip|alice|atlanta.com|-1|;transport=tcp|" },
                    new[] { "sip:a:@h", "sip|a|h|-1||" },
                    new[] { "sip:+1-212;par=u%40x@h;lr;a=b?x=&y=1", "sip|+1-212;par=u%40x|h|-1|;lr;a=b|x=&y=1" },
                    new[] { "sip:a&=+$,;?/-_.!~*'()%00@h", "sip|a&=+$,;?/-_.!~*'()%00|h|-1||" },
                    new[] { "sip:h?to=x", "sip||h|-1||to=x" },
                    new[] { "sip:[2001:db8::1]:5061;p", "sip||[2001:db8::1]|5061|;p|" },
                    new[] { "sip:192.0.2.1:1", "sip||192.0.2.1|1||" },
                    new[] { "sip:h:65535", "sip||h|65535||" },
                    new[] { "sip:my_host.", "sip||my_host.|-1||" },
                    new[] { "sip:h;n%61me=v%61lue", "sip||h|-1|;n%61me=v%61lue|" },
                };
            }
        }

        /// <summary>A URI, and what reading it comes to.</summary>
        public static string[][] Results
        {
            get
            {
                return new[]
                {
                    new[] { "", "BadUri" },
                    new[] { "sip", "BadUri" },
                    new[] { "sip:", "BadUri" },
                    new[] { ":h", "BadUri" },
                    new[] { "1sip:h", "BadUri" },
                    new[] { "tel:+1", "UnsupportedScheme" },
                    new[] { "sipss:h", "UnsupportedScheme" },
                    new[] { "sip:@h", "BadUri" },
                    new[] { "sip:a@", "BadUri" },
                    new[] { "sip:a@b@c", "BadUri" },
                    new[] { "sip:a b@h", "BadUri" },
                    new[] { "sip:a%4@h", "BadUri" },
                    new[] { "sip:a%4g@h", "BadUri" },
                    new[] { "sip:a\"@h", "BadUri" },
                    new[] { "sip:h:", "BadUri" },
                    new[] { "sip:h:0", "BadUri" },
                    new[] { "sip:h:65536", "BadUri" },
                    new[] { "sip:h:5061x", "BadUri" },
                    new[] { "sip:.h", "BadUri" },
                    new[] { "sip:h..h", "BadUri" },
                    new[] { "sip:h ", "BadUri" },
                    new[] { "sip: h", "BadUri" },
                    new[] { "sip:[]", "BadUri" },
                    new[] { "sip:[::1", "BadUri" },
                    new[] { "sip:[::1%eth0]", "BadUri" },
                    new[] { "sip:h;", "BadUri" },
                    new[] { "sip:h;;a", "BadUri" },
                    new[] { "sip:h;a=", "BadUri" },
                    new[] { "sip:h?", "BadUri" },
                    new[] { "sip:h?a", "BadUri" },
                    new[] { "sip:h?a=b&", "BadUri" },
                    new[] { "sip:h?a=b?c", "Ok" },
                    new[] { "<sip:h>", "BadUri" },
                };
            }
        }
    }
}
