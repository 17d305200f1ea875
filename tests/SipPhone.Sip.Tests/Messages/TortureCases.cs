namespace SipPhone.Sip.Tests.Messages;

/// <summary>
/// How the phone behaves at each message of RFC 4475 and RFC 5118: whether it is well formed, and what a user agent
/// that is no registrar does with it. <c>handled</c> means that it goes on to whom it is for; a number is the status
/// that it is refused with.
/// </summary>
internal static class TortureCases
{
    /// <summary>RFC 4475: name, section, whether it is well formed, what is done.</summary>
    public static readonly (string Name, string Section, bool IsWellFormed, string Done)[] Rfc4475 =
    [
        ("wsinv", "3.1.1.1 A Short Tortuous INVITE", true, "handled"),
        ("intmeth", "3.1.1.2 Wide Range of Valid Characters", true, "501"),
        ("esc01", "3.1.1.3 Valid Use of the % Escaping Mechanism", true, "handled"),
        ("escnull", "3.1.1.4 Escaped Nulls in URIs", true, "405"),
        ("esc02", "3.1.1.5 Use of % When It Is Not an Escape", true, "501"),
        ("lwsdisp", "3.1.1.6 Message with No LWS between Display Name and <", true, "handled"),
        ("longreq", "3.1.1.7 Long Values in Header Fields", true, "handled"),
        ("dblreq", "3.1.1.8 Extra Trailing Octets in a UDP Datagram", true, "405"),
        ("semiuri", "3.1.1.9 Semicolon-Separated Parameters in URI User Part", true, "handled"),
        ("transports", "3.1.1.10 Varied and Unknown Transport Types", true, "handled"),
        ("mpart01", "3.1.1.11 Multipart MIME Message", true, "415"),
        ("unreason", "3.1.1.12 Unusual Reason Phrase", true, "handled"),
        ("noreason", "3.1.1.13 Empty Reason Phrase", true, "handled"),
        ("badinv01", "3.1.2.1 Extraneous Header Field Separators", false, "400"),
        ("clerr", "3.1.2.2 Content Length Larger Than Message", false, "400"),
        ("ncl", "3.1.2.3 Negative Content-Length", false, "400"),
        ("scalar02", "3.1.2.4 Request Scalar Fields with Overlarge Values", false, "400"),
        ("scalarlg", "3.1.2.5 Response Scalar Fields with Overlarge Values", false, "dropped"),
        ("quotbal", "3.1.2.6 Unterminated Quoted String in Display Name", false, "400"),
        ("ltgtruri", "3.1.2.7 <> Enclosing Request-URI", false, "400"),
        ("lwsruri", "3.1.2.8 Malformed SIP Request-URI (embedded LWS)", false, "400"),
        ("lwsstart", "3.1.2.9 Multiple SP Separating Request-Line Elements", false, "400"),
        ("trws", "3.1.2.10 SP Characters at End of Request-Line", false, "400"),
        ("escruri", "3.1.2.11 Escaped Headers in SIP Request-URI", false, "400"),
        ("baddate", "3.1.2.12 Invalid Time Zone in Date Header Field", false, "handled"),
        ("regbadct", "3.1.2.13 Failure to Enclose name-addr URI in <>", false, "400"),
        ("badaspec", "3.1.2.14 Spaces within addr-spec", false, "400"),
        ("baddn", "3.1.2.15 Non-token Characters in Display Name", false, "400"),
        ("badvers", "3.1.2.16 Unknown Protocol Version", false, "505"),
        ("mismatch01", "3.1.2.17 Start Line and CSeq Method Mismatch", false, "400"),
        ("mismatch02", "3.1.2.18 Unknown Method with CSeq Method Mismatch", false, "501"),
        ("bigcode", "3.1.2.19 Overlarge Response Code", false, "dropped"),
        ("badbranch", "3.2.1 Missing Transaction Identifier", true, "400"),
        ("insuf", "3.3.1 Missing Required Header Fields", false, "400"),
        ("unkscm", "3.3.2 Request-URI with Unknown Scheme", true, "416"),
        ("novelsc", "3.3.3 Request-URI with Known but Atypical Scheme", true, "416"),
        ("unksm2", "3.3.4 Unknown URI Schemes in Header Fields", true, "405"),
        ("bext01", "3.3.5 Proxy-Require and Require", true, "420"),
        ("invut", "3.3.6 Unknown Content-Type", true, "415"),
        ("regaut01", "3.3.7 Unknown Authorization Scheme", true, "405"),
        ("multi01", "3.3.8 Multiple Values in Single Value Required Fields", false, "400"),
        ("mcl01", "3.3.9 Multiple Content-Length Values", false, "400"),
        ("bcast", "3.3.10 200 OK Response with Broadcast Via Header Field Value", true, "dropped"),
        ("zeromf", "3.3.11 Max-Forwards of Zero", true, "handled"),
        ("cparam01", "3.3.12 REGISTER with a Contact Header Parameter", true, "405"),
        ("cparam02", "3.3.13 REGISTER with a URI Parameter in Contact", true, "405"),
        ("regescrt", "3.3.14 REGISTER with a URI Escaped Header", true, "405"),
        ("sdp01", "3.3.15 Unacceptable Accept Offering", true, "406"),
        ("inv2543", "3.4.1 INVITE with RFC 2543 Syntax", false, "400"),
    ];

    /// <summary>RFC 5118, in the same way.</summary>
    public static readonly (string Name, string Section, bool IsWellFormed, string Done)[] Rfc5118 =
    [
        ("ipv6-good", "4.1 Valid SIP Message with an IPv6 Reference", true, "405"),
        ("ipv6-bad", "4.2 Invalid SIP Message with an IPv6 Reference", false, "400"),
        ("port-ambiguous", "4.3 Port Ambiguous in a SIP URI", true, "405"),
        ("port-unambiguous", "4.4 Port Unambiguous in a SIP URI", true, "405"),
        ("via-received-param-with-delim", "4.5 IPv6 Reference Delimiters in Via", true, "handled"),
        ("via-received-param-no-delim", "4.5 IPv6 Address without Delimiters in Via", true, "handled"),
        ("ipv6-in-sdp", "4.6 SIP Request with IPv6 Addresses in SDP Body", true, "handled"),
        ("mult-ip-in-header", "4.7 Multiple IP Addresses in SIP Header Fields", true, "handled"),
        ("mult-ip-in-sdp", "4.8 Multiple IP Addresses in SDP", true, "handled"),
        ("ipv4-mapped-ipv6", "4.9 IPv4-Mapped IPv6 Addresses", true, "handled"),
        ("ipv6-bug-abnf-3-colons", "4.10 IPv6 Reference Bug in RFC 3261 ABNF", true, "handled"),
        ("ipv6-correct-abnf-2-colons", "4.10 IPv6 Reference Bug in RFC 3261 ABNF", true, "handled"),
    ];

    /// <summary>
    /// Where what is done is not what the RFC puts first, with what it puts first, and why. A row that is no deviation
    /// any more fails.
    /// </summary>
    public static readonly (string Name, string Expected, string Reason)[] Deviations =
    [
        ("escnull", "handled", "the phone is no registrar, and answers REGISTER with 405 (RFC 4475 §3.3.7)"),
        ("dblreq", "handled", "a REGISTER, as escnull"),
        ("unksm2", "400", "the 400 is a registrar's; to the phone it is a REGISTER, as escnull"),
        ("cparam01", "handled", "a REGISTER, as escnull"),
        ("cparam02", "handled", "a REGISTER, as escnull"),
        ("regescrt", "handled", "a REGISTER, as escnull"),
        ("ipv6-good", "handled", "a REGISTER, as escnull"),
        ("port-ambiguous", "handled", "a REGISTER, as escnull"),
        ("port-unambiguous", "handled", "a REGISTER, as escnull"),
        ("mpart01", "handled", "multipart bodies are not supported: 415 with Accept, as RFC 3261 §8.2.3 has it"),
        (
            "inv2543",
            "handled",
            "RFC 2543 is not supported: without Contact there is nothing to send a BYE to, and no peer of it has TLS"),
    ];

    /// <summary>
    /// Published messages that are not what was meant: the empty line behind the head is missing, or Content-Length is
    /// not the body's. What is to be changed before the message shows what it is about.
    /// </summary>
    public static readonly (string Name, string Replaced, string By)[] Misprints =
    [
        ("baddn", "l: 0\r\n", "l: 0\r\n\r\n"),
        ("ipv6-bug-abnf-3-colons", "Content-Length: 0\r\n", "Content-Length: 0\r\n\r\n"),
        ("ipv6-correct-abnf-2-colons", "Content-Length: 0\r\n", "Content-Length: 0\r\n\r\n"),
        ("ipv6-in-sdp", "Content-Length: 268\r\n", "Content-Length: 251\r\n"),
    ];
}
