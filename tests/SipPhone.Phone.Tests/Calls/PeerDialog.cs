namespace SipPhone.Phone.Tests.Calls;

/// <summary>One call, seen from the peer: bob, behind the phone's server.</summary>
internal sealed class PeerDialog(Peer peer, string callId, string user)
{
    /// <summary>Where bob is; the others differ in the name.</summary>
    public const string BobsContact = "sip:bob@192.0.2.50:5061;transport=tls";

    private int _cseq = 100;

    public string CallId { get; } = callId;

    public string Tag { get; } = "peer" + callId;

    public string User { get; } = user;

    /// <summary>The phone's tag.</summary>
    public string PhoneTag { get; set; } = "";

    /// <summary>Where requests to the phone go.</summary>
    public string Target { get; set; } = "sip:alice@example";

    /// <summary>The phone's INVITE, of a call of its own.</summary>
    public PeerMessage? Invite { get; set; }

    /// <summary>How the phone's part of a Replaces names this dialog, escaped for a URI.</summary>
    public string Replaces => $"{CallId}%3Bto-tag%3D{PhoneTag}%3Bfrom-tag%3D{Tag}";

    /// <summary>Calls the phone.</summary>
    public void Call(string? body, params string[] headers) => Request("INVITE", body, headers);

    /// <summary>Answers the phone's INVITE.</summary>
    public void Answer(int status, string? body = null) => peer.Respond(Invite!, status, this, body);

    /// <summary>Sends a request in the dialog, or the one that begins it.</summary>
    public void Request(string method, string? body = null, params string[] headers)
    {
        int cseq = method is "ACK" or "CANCEL" ? _cseq : ++_cseq;
        string phoneTag = PhoneTag.Length > 0 && method != "CANCEL" ? $";tag={PhoneTag}" : "";
        string type = body is null || Array.Exists(headers, header => header.StartsWith("Content-Type:"))
            ? "" : "Content-Type: application/sdp\r\n";
        peer.Send(
            $"{method} {Target} SIP/2.0\r\n"
            + $"Via: SIP/2.0/TLS server.example:5061;branch=z9hG4bK{CallId}{cseq}{(method == "ACK" ? "a" : "")}\r\n"
            + $"Max-Forwards: 69\r\nFrom: <sip:{User}@example>;tag={Tag}\r\nTo: <sip:alice@example>{phoneTag}\r\n"
            + $"Call-ID: {CallId}\r\nCSeq: {cseq} {method}\r\nContact: <sip:{User}@192.0.2.50:5061;transport=tls>\r\n"
            + string.Concat(headers.Select(header => header + "\r\n"))
            + $"{type}Content-Length: {body?.Length ?? 0}\r\n\r\n{body}");
    }
}
