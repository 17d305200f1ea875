using System.Text.RegularExpressions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>
/// Writes what the peer of a session sends, and remembers what it must: its tag, ours, the Call-ID, its CSeq. One for
/// each fork.
/// </summary>
internal sealed class Peer(SessionTimeline timeline, string tag = "bob1")
{
    private string _ours = "<sip:alice@example.com>";
    private string _theirs = $"<sip:bob@example.com>;tag={tag}";
    private string _callId = $"call-of-{tag}@192.0.2.9";
    private string _inviteBranch = "z9hG4bKnone";
    private int _cseq = 100;

    public string Tag => tag;

    public string CallId => _callId;

    /// <summary>Our tag, as the peer knows it.</summary>
    public string OurTag => Regex.Match(_ours, "tag=([^;>]+)").Groups[1].Value;

    public string Contact { get; set; } = "<sip:bob@192.0.2.9>";

    public int CSeq => _cseq;

    /// <summary>Answers a request that the phone sent: the last one unless given.</summary>
    public SessionTimeline Answers(int status, string body = "", string headers = "", string? to = null)
    {
        string request = to ?? timeline.Last;
        string toField = Line(request, "To");
        bool isTagged = status == 100 || toField.Contains(";tag=", StringComparison.Ordinal);
        if (!isTagged)
        {
            toField += ";tag=" + tag;
        }

        _ours = Line(request, "From")["From: ".Length..];
        _theirs = toField["To: ".Length..];
        _callId = Line(request, "Call-ID")["Call-ID: ".Length..];
        string contact = status is > 100 and < 300 ? $"Contact: {Contact}\r\n" : "";
        return timeline.Receives(
            $"SIP/2.0 {status} Reason\r\n{Line(request, "Via")}\r\n{Line(request, "From")}\r\n{toField}\r\n"
            + $"{Line(request, "Call-ID")}\r\n{Line(request, "CSeq")}\r\n{contact}"
            + $"{Fields(headers)}{Body(body, headers)}");
    }

    /// <summary>Sends a reliable 1xx.</summary>
    public SessionTimeline AnswersReliably(int status, int rseq, string body, string to) =>
        Answers(status, body, $"Require: 100rel|RSeq: {rseq}", to);

    /// <summary>Calls the phone.</summary>
    public SessionTimeline Invites(
        string body = "offer-b", string headers = "", string uri = "sip:alice@192.0.2.7:49152", int cseq = 0)
    {
        _ours = $"<{uri}>";
        _cseq = cseq > 0 ? cseq : _cseq + 1;
        _inviteBranch = timeline.NewBranch();
        return timeline.Receives(Request("INVITE", _cseq, _inviteBranch, body, headers, uri));
    }

    /// <summary>Gives its INVITE up.</summary>
    public SessionTimeline Cancels(string headers = "") =>
        timeline.Receives(Request("CANCEL", _cseq, _inviteBranch, "", headers));

    /// <summary>Learns our tag from the response that was looked at last.</summary>
    public SessionTimeline Learns()
    {
        _ours = Line(timeline.Last, "To")["To: ".Length..];
        return timeline;
    }

    /// <summary>Acknowledges a 300 to 699.</summary>
    public SessionTimeline AcksRefusal() => timeline.Receives(Request("ACK", _cseq, _inviteBranch, "", ""));

    /// <summary>Acknowledges a 2xx.</summary>
    public SessionTimeline Acks(string body = "", int cseq = 0)
    {
        Learns();
        return timeline.Receives(Request("ACK", cseq > 0 ? cseq : _cseq, timeline.NewBranch(), body, ""));
    }

    /// <summary>Sends a request in the dialog.</summary>
    public SessionTimeline Sends(string method, string body = "", string headers = "", int cseq = 0)
    {
        _cseq = cseq > 0 ? cseq : _cseq + 1;
        string branch = timeline.NewBranch();
        if (method == "INVITE")
        {
            _inviteBranch = branch;
        }

        return timeline.Receives(Request(method, _cseq, branch, body, headers));
    }

    /// <summary>The INVITE that was sent last once more, by another way.</summary>
    public SessionTimeline InvitesByOtherWay(string uri = "sip:alice@192.0.2.7:49152") =>
        timeline.Receives(Request("INVITE", _cseq, timeline.NewBranch(), "offer-b", "", uri));

    private static string Line(string message, string name) =>
        Regex.Match(message, $"^{name}: .*?(?=\r\n)", RegexOptions.Multiline).Value;

    private static string Fields(string headers) =>
        headers.Length == 0 ? "" : headers.Replace("|", "\r\n", StringComparison.Ordinal) + "\r\n";

    private static string Body(string body, string headers)
    {
        bool isFragment = body.StartsWith("SIP/2.0", StringComparison.Ordinal);
        string type = body.Length == 0 || headers.Contains("Content-Type", StringComparison.Ordinal) ? ""
            : isFragment ? "Content-Type: message/sipfrag\r\n" : "Content-Type: application/sdp\r\n";
        return $"{type}Content-Length: {body.Length}\r\n\r\n{body}";
    }

    private string Request(
        string method, int cseq, string branch, string body, string headers, string uri = "sip:alice@192.0.2.7:49152")
    {
        bool hasContact = method is "INVITE" or "UPDATE" or "REFER" or "NOTIFY";
        return $"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.9:5061;branch={branch}\r\nMax-Forwards: 70\r\n"
            + $"From: {_theirs}\r\nTo: {_ours}\r\nCall-ID: {_callId}\r\nCSeq: {cseq} {method}\r\n"
            + (hasContact ? $"Contact: {Contact}\r\n" : "") + Fields(headers) + Body(body, headers);
    }
}
