using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Dialogs;

/// <summary>
/// Whatever stands in a message, what is kept of it is well formed: every single-octet change and every prefix of an
/// INVITE and of a 2xx goes in, nothing throws, and what is written of it can be read again.
/// </summary>
public class HostilePeerTests
{
    private static readonly byte[] Tag = Text.Bytes("ours");

    private readonly SipMessage _message = new();
    private readonly SipMessage _written = new();
    private readonly SipWriter _writer = new(new byte[4096]);
    private int _count;

    [Fact]
    public void AnInvite()
    {
        byte[] invite = Text.Bytes(Text.Message(
            "INVITE sips:a SIP/2.0", "v:SIP/2.0/TLS b:1;branch=z9hG4bK1", "f:<sip:b@c>;tag=1", "t:<sip:a>", "i:x@y",
            "CSeq:7 INVITE", "m:<sips:b>", "Record-Route:<sip:p>,<sip:q;lr>", "x:90;refresher=uac", "k:timer"));
        var world = new DialogWorld();
        var stored = new StoredRequest();
        var recent = new RecentRequests(new RequestKeyReader());
        var transaction = new InviteServerTransaction();
        var timer = new SessionTimer();
        int count = ForEachChange(invite, () =>
        {
            transaction.OnReceive(_message, 0);
            transaction.Start(_message, 0);
            recent.IsMerged(_message, 0);
            timer.TakeRequest(_message);
            timer.StartAsServer(0);
            Assert.True(timer.NextDeadlineMs is < 0 or >= 45000);
            if (stored.Keep(_message) == SipResult.Ok)
            {
                stored.StartResponse(_writer, 200, Tag, Tag);
                timer.WriteResponse(_writer);
                AssertWhole();
            }

            if (_message.IsRequest && world.Dialog.StartAsServer(_message) == SipResult.Ok)
            {
                world.Dialog.OnResponseSent(200);
                world.Dialog.StartRequest(_writer, SipTokens.Bye, 1, DialogWorld.Branch);
                AssertWhole();
            }
        });

        Assert.True(count > 10000, $"{count} messages read again");
    }

    [Fact]
    public void ASuccess()
    {
        var caller = new DialogWorld();
        SipMessage answer = DialogWorld.Respond(
            caller.Invite("sip:b@c"), 200, "1", "m: <sip:b>", "Record-Route: <sip:q;lr>, <sip:p;a?b=c>");
        var late = new DialogWorld();
        int count = ForEachChange(answer.Buffer, () =>
        {
            late.Dialog.StartOfAnswer(_message);
            if (late.Dialog.State == DialogState.Confirmed)
            {
                late.Dialog.StartRequest(_writer, SipTokens.Ack, late.Dialog.LocalCSeq, DialogWorld.Branch);
                AssertWhole();
            }

            caller.Invite("sip:b@c");
            if (caller.Dialog.TakeResponse(_message) == SipResult.Ok)
            {
                caller.Dialog.StartRequest(_writer, SipTokens.Bye, 2, DialogWorld.Branch);
                AssertWhole();
            }
        });

        Assert.True(count > 10000, $"{count} messages read again");
    }

    private int ForEachChange(byte[] sample, Action handle)
    {
        byte[] octets = new byte[sample.Length];
        for (int length = 0; length < sample.Length; length++)
        {
            sample.CopyTo(octets, 0);
            if (_message.Parse(octets, 0, length) == SipResult.Ok)
            {
                handle();
            }
        }

        for (int at = 0; at < sample.Length; at++)
        {
            for (int octet = 0; octet < 256; octet++)
            {
                sample.CopyTo(octets, 0);
                octets[at] = (byte)octet;
                if (_message.Parse(octets, 0, octets.Length) == SipResult.Ok)
                {
                    handle();
                }
            }
        }

        return _count;
    }

    // No octet of the peer's breaks out of where it was put.
    private void AssertWhole()
    {
        Assert.Equal(SipResult.Ok, _writer.Finish());
        int end = _writer.Bytes.Length;
        Assert.Equal(SipResult.Ok, _written.Parse(_writer.Bytes.Buffer, 0, end));
        Assert.Equal(end, _written.BodyOffset);
        if (_written.IsRequest)
        {
            var uri = new SipUri();
            Assert.Equal(
                SipResult.Ok, uri.Parse(_written.Buffer, _written.RequestUriOffset, _written.RequestUriEnd));
            Assert.Equal(-1, _written.IndexOf(SipHeader.Other, 0));
        }

        _count++;
    }
}
