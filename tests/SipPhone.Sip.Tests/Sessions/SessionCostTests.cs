using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.UserAgent;
using SipPhone.TestSupport;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>What a call costs: nothing a message, and its share of the device's heap.</summary>
public sealed class SessionCostTests
{
    private readonly SessionTimeline _t = new();
    private readonly SipMessage _message = new();

    [Fact]
    public void A_whole_incoming_call_allocates_nothing_after_the_first_few()
    {
        _t.IsRecording = false;
        _t.Media.IsRecording = false;
        byte[][] call = IncomingCall();
        for (int i = 0; i <= Core.Limits.MaxRecentRequests; i++)
        {
            Run(call);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(call);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(SessionState.Idle, _t.Session.State);
    }

    [Fact]
    public void A_session_fits_the_heap_of_a_call()
    {
        // What all sessions share is counted with the user agent.
        var core = new UserAgentCore(_t.Core.Flow, _t.Core.Headers, _t.Core.Credentials, _t.Core.Random, _t);
        DeviceHeap heap = new DeviceHeap().Add(core);
        int shared = heap.Bytes;
        int session = heap.Add(new Session(core, _t, _t.Media)).Bytes - shared;
        Assert.InRange(session, 8 * 1024, 16 * 1024);
    }

    private static byte[][] IncomingCall()
    {
        static byte[] Request(string method, int cseq, string branch, string body, string to) => Text.Bytes(
            $"{method} sip:alice@192.0.2.7:49152 SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.9:5061;branch=z9hG4bK{branch}\r\n"
            + $"Max-Forwards: 70\r\nFrom: <sip:bob@example.com>;tag=bob1\r\nTo: {to}\r\nCall-ID: cost-1\r\n"
            + $"CSeq: {cseq} {method}\r\nContact: <sip:bob@192.0.2.9>\r\n"
            + (body.Length > 0 ? "Content-Type: application/sdp\r\n" : "")
            + $"Content-Length: {body.Length}\r\n\r\n{body}");

        const string Us = "<sip:alice@example.com>";
        return
        [
            Request("INVITE", 1, "a", "offer-b", Us),
            Request("CANCEL", 1, "a", "", Us),
            Request("ACK", 1, "a", "", Us),
            Request("BYE", 2, "b", "", Us + ";tag=unknown"),
        ];
    }

    private void Run(byte[][] messages)
    {
        // After 64 * T1 nothing is remembered of the last run.
        _t.After(64_000);
        foreach (byte[] message in messages)
        {
            _message.Parse(message, 0, message.Length);
            _t.Core.OnReceive(_message, _t.NowMs);
            _t.Session.Ring(_t.NowMs);
        }
    }
}
