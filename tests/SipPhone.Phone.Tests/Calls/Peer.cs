using SipPhone.Phone.Tests.Support;

namespace SipPhone.Phone.Tests.Calls;

// Everybody behind the phone's server. What the phone sends goes onto the timeline; what has only one sensible answer
// is answered at once: BYE, NOTIFY, INFO and PRACK with 200, REFER with 202, CANCEL with 200 and its INVITE with 487.
// INVITEs wait for the test.

/// <summary>Those whom the phone calls, and who call it.</summary>
internal sealed class Peer
{
    /// <summary>A description like most; the direction's attribute stands at its end.</summary>
    public const string Sdp =
        "v=0\r\no=- 5 5 IN IP4 192.0.2.50\r\ns=-\r\nc=IN IP4 192.0.2.50\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0 101\r\n"
        + "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n";

    private readonly ITimeline _timeline;
    private readonly ServerChannel _channel;
    private int _count;

    public Peer(ITimeline timeline, ScriptedServer server)
    {
        _timeline = timeline;
        _channel = timeline.Channel;
        server.Registrar.OnOther = OnReceive;
    }

    /// <summary>All that the phone sent beside REGISTER.</summary>
    public List<PeerMessage> Received { get; } = [];

    /// <summary>All calls, in order.</summary>
    public List<PeerDialog> Dialogs { get; } = [];

    /// <summary>Answers an INVITE inside a dialog, with this direction; null leaves it to the test.</summary>
    public string? ChangesTo { get; set; } = "sendrecv";

    /// <summary>What REFER is answered with.</summary>
    public int ReferStatus { get; set; } = 202;

    public PeerMessage Last => Received[^1];

    public static string WithDirection(string direction) => Sdp.Replace("a=sendrecv", "a=" + direction);

    /// <summary>A new call to the phone.</summary>
    public PeerDialog NewDialog(string user = "bob")
    {
        PeerDialog dialog = new(this, $"c{++_count}", user);
        Dialogs.Add(dialog);
        return dialog;
    }

    public void Send(string text) => _channel.Deliver(System.Text.Encoding.UTF8.GetBytes(text), Registrar.AnswerMs);

    public void Respond(PeerMessage request, int status, PeerDialog dialog, string? body = null)
    {
        string tag = request.ToTag.Length > 0 ? "" : $";tag={dialog.Tag}";
        Send(
            $"SIP/2.0 {status} Reason\r\n" + request.Fields("Via", "From", "Call-ID", "CSeq")
            + $"To: {request.Header("To")}{tag}\r\nContact: <sip:{dialog.User}@192.0.2.50:5061;transport=tls>\r\n"
            + (body is null ? "" : "Content-Type: application/sdp\r\n")
            + $"Content-Length: {body?.Length ?? 0}\r\n\r\n{body}");
    }

    private void OnReceive(string text)
    {
        PeerMessage message = new(text);
        Received.Add(message);
        _timeline.Tell(message.ToString());
        PeerDialog? dialog = Dialogs.Find(known => known.CallId == message.Header("Call-ID"));
        if (!message.IsRequest)
        {
            dialog!.PhoneTag = message.ToTag;
            dialog.Target = message.ContactUri.Length > 0 ? message.ContactUri : dialog.Target;
            if (message.Method == "INVITE" && message.Status >= 200)
            {
                dialog.Request("ACK");
            }

            return;
        }

        if (dialog is null)
        {
            dialog = new PeerDialog(this, message.Header("Call-ID"), message.RequestUri.Split(':', '@')[1])
            {
                PhoneTag = message.FromTag,
                Target = message.ContactUri,
            };
            Dialogs.Add(dialog);
        }

        Answer(message, dialog);
    }

    private void Answer(PeerMessage request, PeerDialog dialog)
    {
        switch (request.Method)
        {
            case "INVITE" when request.ToTag.Length == 0:
                dialog.Invite = request;
                break;
            case "INVITE":
                dialog.Invite = request;
                if (ChangesTo is not null)
                {
                    Respond(request, 200, dialog, WithDirection(ChangesTo));
                }

                break;
            case "ACK":
                break;
            case "CANCEL":
                Respond(request, 200, dialog);
                Respond(dialog.Invite!, 487, dialog);
                break;
            case "REFER":
                Respond(request, ReferStatus, dialog);
                break;
            default:
                Respond(request, 200, dialog);
                break;
        }
    }
}
