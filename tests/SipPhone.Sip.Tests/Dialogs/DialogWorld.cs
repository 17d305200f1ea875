using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.Dialogs;

/// <summary>A dialog of the account alice@example.com, with what it takes to talk to it.</summary>
internal sealed class DialogWorld
{
    public static readonly byte[] Branch = Text.Bytes("z9hG4bK0123456789abcdef01234567");

    private readonly SipWriter _writer = new(new byte[4096]);

    public DialogWorld()
    {
        Account = new SipAccount(
            Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("192.0.2.1"), 5061);
        Headers = new LocalHeaders(Account);
        Dialog = new Dialog(Headers, new CountingRandom());
    }

    public SipAccount Account { get; }

    public LocalHeaders Headers { get; }

    public Dialog Dialog { get; }

    public string LocalTag => Text.Of(Dialog.LocalTag, 0, Dialog.LocalTag.Length);

    public SipResult Call(string target)
    {
        byte[] bytes = Text.Bytes(target);
        return Dialog.StartAsClient(bytes, 0, bytes.Length);
    }

    /// <summary>Calls, and writes the INVITE.</summary>
    public SipMessage Invite(string target = "sip:bob@example.org")
    {
        Assert.Equal(SipResult.Ok, Call(target));
        return Request(SipTokens.Invite, Dialog.NextCSeq());
    }

    public SipMessage Request(byte[] method, int? cseq = null)
    {
        Dialog.StartRequest(_writer, method, cseq ?? Dialog.NextCSeq(), Branch);
        return Finish();
    }

    public SipMessage HopRequest(byte[] method, SipMessage? response)
    {
        Dialog.StartHopRequest(_writer, method, 1, Branch, response);
        return Finish();
    }

    /// <summary>A response to a request, with the peer's tag and other header fields.</summary>
    public static SipMessage Respond(SipMessage request, int status, string toTag, params string[] more)
    {
        string to = Find(request, SipHeader.To);
        return Text.Parse(Text.Message([
            $"SIP/2.0 {status} x",
            "Via: " + Find(request, SipHeader.Via),
            "From: " + Find(request, SipHeader.From),
            "To: " + to + (to.Contains(";tag=") || toTag.Length == 0 ? "" : ";tag=" + toTag),
            "Call-ID: " + Find(request, SipHeader.CallId),
            "CSeq: " + Find(request, SipHeader.CSeq),
            .. more]));
    }

    /// <summary>A request of the peer's in a dialog that our request began.</summary>
    public static SipMessage Ask(SipMessage request, string method, int cseq, string tag, params string[] more) =>
        Text.Parse(Text.Message([
            $"{method} sip:alice@192.0.2.1:5061;transport=tls SIP/2.0",
            "Via: SIP/2.0/TLS b;branch=z9hG4bKb",
            "From: " + Find(request, SipHeader.To) + (tag.Length == 0 ? "" : ";tag=" + tag),
            "To: " + Find(request, SipHeader.From),
            "Call-ID: " + Find(request, SipHeader.CallId),
            $"CSeq: {cseq} {method}",
            .. more]));

    public static string Find(SipMessage message, SipHeader header)
    {
        int index = message.IndexOf(header, 0);
        return index < 0 ? "" : Text.Value(message, index);
    }

    public static string Uri(SipMessage request) =>
        Text.Of(request.Buffer, request.RequestUriOffset, request.RequestUriEnd);

    public string Replaces(bool isEscaped)
    {
        _writer.Bytes.Reset();
        Dialog.WriteReplaces(_writer, isEscaped);
        return Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Length);
    }

    private SipMessage Finish()
    {
        Assert.Equal(SipResult.Ok, _writer.Finish());
        return Text.Parse(Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Length));
    }
}
