using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>Requests as a server sees them.</summary>
internal static class Requests
{
    public const string Via = "SIP/2.0/TLS proxy.example.com:5061;branch=z9hG4bKone";

    public static SipMessage Make(
        string method = "INVITE",
        string via = Via,
        string fromTag = ";tag=alice",
        string toTag = "",
        string callId = "call-1",
        int cseq = 7,
        string uri = "sip:bob@192.0.2.2",
        string? cseqMethod = null,
        string more = "") => Text.Parse(Text.Message(
            $"{method} {uri} SIP/2.0",
            "Via: " + via,
            "Via: SIP/2.0/TLS alice.example.com;branch=z9hG4bKfar",
            "Record-Route: <sip:p2.example.com;lr>, <sip:p1.example.com;lr>",
            "From: \"A\" <sip:alice@example.com>" + fromTag,
            "To: <sip:bob@example.com>" + toTag,
            "Call-ID: " + callId,
            $"CSeq: {cseq} {cseqMethod ?? method}",
            "Max-Forwards: 70" + more));
}
