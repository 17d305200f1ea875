using System.Text;
using SipPhone.Phone.Tests.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests;

/// <summary>Texts (RFC 3428) and the mailbox (RFC 3842) of a phone, as timelines.</summary>
public sealed class MessageTests : IDisposable
{
    private Timeline? _timeline;
    private Peer? _peer;

    private Timeline Phone => _timeline!;

    public void Dispose() => _timeline?.Dispose();

    [Fact]
    public void A_text_is_sent_and_its_outcome_told()
    {
        Register();
        Assert.Equal(SipResult.Ok, Send("bob", "Hello Bob"));
        Assert.Equal(SipResult.WrongState, Send("bob", "again"));
        Phone.Run(50);
        Shows("MESSAGE sip:bob@example", "* text done 200");
        PeerMessage sent = _peer!.Received[^1];
        Assert.Equal("Hello Bob", sent.Body);
        Assert.Equal("text/plain", sent.Header("Content-Type"));
        Assert.Equal("", sent.Header("Contact"));
        Assert.Equal(SipResult.Ok, Send("sip:carol@example", "next"));
        Phone.Run(50);
        Shows("MESSAGE sip:carol@example", "* text done 200");
    }

    [Theory]
    [InlineData("bob", "", SipResult.BadParameter)]
    [InlineData("no one", "hi", SipResult.BadUri)]
    [InlineData("tel:1", "hi", SipResult.UnsupportedScheme)]
    public void What_cannot_be_sent_is_not(string target, string text, SipResult expected)
    {
        Register();
        Assert.Equal(expected, Send(target, text));
        Phone.Run(50);
        Shows();
    }

    [Fact]
    public void Without_a_connection_nothing_is_sent()
    {
        _timeline = new Timeline(messageEvents: timeline => new MessageTeller(timeline));
        Assert.Equal(SipResult.NotConnected, Send("bob", "hi"));
        Shows();
    }

    [Fact]
    public void A_text_comes()
    {
        Register();
        _peer!.NewDialog().Request("MESSAGE", "hello", "Content-Type: text/plain;charset=utf-8");
        Phone.Run(50);
        Shows("* text hello", "200 MESSAGE");
        _peer.NewDialog().Request("MESSAGE", "<p>hello</p>", "Content-Type: text/html");
        Phone.Run(50);
        Shows("415 MESSAGE");
        Assert.Equal("text/plain", _peer.Received[^1].Header("Accept"));
    }

    [Fact]
    public void Where_nobody_reads_a_text_is_refused()
    {
        using CallTimeline calls = new();
        calls.Peer.NewDialog().Request("MESSAGE", "hello", "Content-Type: text/plain");
        calls.Run().Shows("480 MESSAGE");
    }

    [Fact]
    public void The_mailbox_is_followed_where_it_is_wanted()
    {
        Register(true);
        PeerMessage subscribe = Assert.Single(_peer!.Received);
        Assert.Equal("SUBSCRIBE sip:alice@example", subscribe.ToString());
        Assert.Equal("message-summary", subscribe.Header("Event"));
        PeerDialog mailbox = _peer.Dialogs[^1];
        mailbox.Request(
            "NOTIFY",
            "Messages-Waiting: yes\r\nVoice-Message: 2/8\r\n",
            "Event: message-summary",
            "Subscription-State: active;expires=3600",
            "Content-Type: application/simple-message-summary");
        Phone.Run(50);
        Shows("200 NOTIFY", "* mailbox True 2/8");
        Phone.Stop().RunUntil(PhoneState.Stopped);
        Assert.Contains(_peer.Received, message => message.Header("Expires") == "0");
    }

    [Fact]
    public void A_new_connection_subscribes_anew()
    {
        Register(true);
        Phone.Run(50);
        Phone.Channel.HangUp(0);
        Phone.Run(50).RunUntil(PhoneState.Registered);
        Assert.Equal(2, _peer!.Received.Count(message => message.Method == "SUBSCRIBE"));
    }

    [Fact]
    public void Otherwise_it_is_not()
    {
        Register();
        Phone.Run(50);
        Assert.Empty(_peer!.Received);
    }

    private void Register(bool followsMailbox = false)
    {
        _timeline = new Timeline(
            settings => settings.FollowsMailbox = followsMailbox,
            messageEvents: timeline => new MessageTeller(timeline));
        _peer = new Peer(_timeline, _timeline.AddServer());
        Phone.Register();
        Phone.Lines.Clear();
    }

    private SipResult Send(string target, string text)
    {
        byte[] targetOctets = Encoding.UTF8.GetBytes(target);
        byte[] octets = Encoding.UTF8.GetBytes(text);
        return Phone.Phone.SendMessage(targetOctets, 0, targetOctets.Length, octets, 0, octets.Length, Phone.NowMs);
    }

    private void Shows(params string[] lines)
    {
        Assert.Equal(lines, Phone.Lines.Select(line => line[(line.IndexOf(' ') + 1)..]));
        Phone.Lines.Clear();
    }
}
