using System.Text;

namespace SipPhone.Bench;

/// <summary>Messages as a phone behind two proxies receives them.</summary>
internal static class SipMessages
{
    /// <summary>The 200 OK to a REGISTER that went by one edge proxy: some 700 octets.</summary>
    public static byte[] Ok()
    {
        return Lines(
            "SIP/2.0 200 OK",
            "Via: SIP/2.0/TLS 192.0.2.30:5061;branch=z9hG4bK7a1c.5f0e2b7d94c3a6185;received=192.0.2.30",
            "Via: SIP/2.0/TLS 198.51.100.7:49152;branch=z9hG4bK3f9a02c47bd1e85560a9d7f2"
                + ";rport=49152;received=198.51.100.7",
            "From: \"Front Door\" <sip:door@atlanta.example>;tag=8f2c61a0d94be357",
            "To: <sip:door@atlanta.example>;tag=b27e1a86ed21aa69.c07f",
            "Call-ID: 5d0e2f7a91b84c36f3a8e1d7690c42bb",
            "CSeq: 27 REGISTER",
            "Contact: <sip:door@198.51.100.7:49152;transport=tls;ob>;expires=3600"
                + ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\";reg-id=1",
            "Service-Route: <sips:edge1.atlanta.example;lr>",
            "Require: outbound",
            "Server: registrar",
            "Date: Mon, 23 Nov 2026 12:00:00 GMT",
            "Content-Length: 0");
    }

    /// <summary>An INVITE with a session description: some 1,300 octets.</summary>
    public static byte[] Invite()
    {
        string body = string.Concat(
            new[]
            {
                "v=0", "o=bob 3879120934 3879120934 IN IP4 203.0.113.9", "s=-", "c=IN IP4 203.0.113.9", "t=0 0",
                "m=audio 40124 RTP/AVP 0 8 101", "a=rtpmap:0 PCMU/8000", "a=rtpmap:8 PCMA/8000",
                "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16", "a=ptime:20", "a=sendrecv",
            }.Select(line => line + "\r\n"));
        return Lines(
            [
                "INVITE sip:door@198.51.100.7:49152;transport=tls;ob SIP/2.0",
                "Record-Route: <sips:edge1.atlanta.example;lr;did=2a7.51c3>",
                "Record-Route: <sips:proxy.biloxi.example;lr>",
                "Via: SIP/2.0/TLS 192.0.2.30:5061;branch=z9hG4bK2d4790.1;i=5ac",
                "Via: SIP/2.0/TLS 192.0.2.201:5061;received=192.0.2.201;branch=z9hG4bK9f31c0aa6b",
                "Via: SIP/2.0/TLS 203.0.113.9:5061;rport=38112;branch=z9hG4bKnashds8a10cd",
                "Max-Forwards: 68",
                "From: \"Bob\" <sip:bob@biloxi.example>;tag=a73kszlfl",
                "To: <sip:door@atlanta.example>",
                "Call-ID: 1j9FpLxk3uxtm8tnbiloxi",
                "CSeq: 1 INVITE",
                "Contact: <sip:bob@203.0.113.9:5061;transport=tls;ob>",
                "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, REFER, NOTIFY, INFO, MESSAGE",
                "Supported: 100rel, timer, replaces, outbound, path",
                "Session-Expires: 1800;refresher=uac",
                "Min-SE: 90",
                "User-Agent: desk phone",
                "P-Asserted-Identity: \"Bob\" <sips:bob@biloxi.example>",
                "Call-Info: <https://www.biloxi.example/bob/photo.jpg>;purpose=icon",
                "Date: Mon, 23 Nov 2026 12:00:00 GMT",
                "Accept: application/sdp",
                "Content-Type: application/sdp",
                $"Content-Length: {body.Length}",
            ],
            body);
    }

    private static byte[] Lines(params string[] lines)
    {
        return Lines(lines, "");
    }

    private static byte[] Lines(string[] lines, string body)
    {
        return Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n" + body);
    }
}
