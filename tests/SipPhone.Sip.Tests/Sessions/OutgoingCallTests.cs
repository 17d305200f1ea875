using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

public sealed class OutgoingCallTests
{
    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public OutgoingCallTests() => _bob = new Peer(_t);

    [Fact]
    public void Rings_and_is_answered()
    {
        _t.Calls().Is(SessionState.Calling)
            .Sends("INVITE sip:bob@example.com", "\r\nTo: <sip:bob@example.com>\r\n", "CSeq: 1 INVITE", "offer-1",
                "Contact: ", "Allow: ", "Supported: ");
        string invite = _t.Last;
        _bob.Answers(100).TellsNothing().Is(SessionState.Calling);
        _bob.Answers(180, to: invite).Tells("proceeding 180").Is(SessionState.Proceeding);
        _bob.Answers(200, "answer-b", to: invite).Tells("media, confirmed").Is(SessionState.Confirmed)
            .Agreed("offer-1/answer-b")
            .Sends("ACK sip:bob@192.0.2.9;transport=tls", "CSeq: 1 ACK", ";tag=bob1").SendsNothing();
    }
}
