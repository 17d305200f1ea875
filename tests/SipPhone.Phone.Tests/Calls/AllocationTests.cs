using System.Text;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>
/// What the whole phone allocates on the PC, its locator, TLS channel and events left out: a table, and its bounds.
/// What a call makes is used again by the next one.
/// </summary>
public sealed class AllocationTests(ITestOutputHelper output) : IDisposable
{
    private const int WarmUps = 3;
    private readonly CallTimeline _calls = new(silence: new SilentEvents());

    public void Dispose() => _calls.Dispose();

    [Fact]
    public void A_refresh_allocates_nothing()
    {
        Refresh();
        int sentBytes = _calls.Timeline.Channel.Sent.Count;
        long bytes = Measure(Refresh);
        byte[] sent = [.. _calls.Timeline.Channel.Sent.Skip(sentBytes)];
        Assert.Contains("REGISTER sip:example SIP/2.0", Encoding.ASCII.GetString(sent));
        output.WriteLine($"| a REGISTER and its answer, on a connection that stands | {bytes} B |");
        Assert.Equal(0, bytes);
    }

    [Fact]
    public void A_call_of_ours_allocates_only_what_it_keeps()
    {
        long first = Measure(CallBob);
        Repeat(CallBob);
        long next = Measure(CallBob);
        output.WriteLine($"| the first call: dialled, rings, answered, held, resumed, hung up | {first:N0} B |");
        output.WriteLine($"| each further one | {next:N0} B |");
        Assert.InRange(first, 1, 64 * 1024);
        Assert.Equal(0, next);
    }

    [Fact]
    public void A_call_of_another_allocates_only_what_it_keeps()
    {
        long first = Measure(BobCalls);
        Repeat(BobCalls);
        long next = Measure(BobCalls);
        output.WriteLine($"| the first call that comes in: rings, answered, hung up | {first:N0} B |");
        output.WriteLine($"| each further one | {next:N0} B |");
        Assert.InRange(first, 1, 64 * 1024);
        Assert.Equal(0, next);
    }

    private void Refresh() => _calls.Run(3600 * 1000);

    private void CallBob()
    {
        byte[] bob = Encoding.ASCII.GetBytes("bob");
        _calls.Timeline.Meter.Start();
        SipResult result = _calls.Calls.Dial(bob, 0, bob.Length, _calls.NowMs, out Call call);
        _calls.Timeline.Meter.Stop();
        Assert.Equal(SipResult.Ok, result);
        _calls.Run();
        _calls.Dialog.Answer(180);
        _calls.Run();
        _calls.Dialog.Answer(200, Peer.Sdp);
        _calls.Run();
        Assert.Equal(CallState.Active, call.State);
        Do(call.Hold);
        Do(call.Resume);
        Do(nowMs =>
        {
            call.HangUp(nowMs);
            return SipResult.Ok;
        });
        Assert.Equal(0, _calls.Calls.Count);
    }

    private void BobCalls()
    {
        _calls.Peer.NewDialog().Call(Peer.Sdp);
        _calls.Run();
        Do(_calls.Calls.RingingCall.Answer);
        _calls.Dialog.Request("BYE");
        _calls.Run();
        Assert.Equal(0, _calls.Calls.Count);
    }

    private void Do(Func<long, SipResult> what)
    {
        _calls.Timeline.Meter.Start();
        SipResult result = what(_calls.NowMs);
        _calls.Timeline.Meter.Stop();
        Assert.Equal(SipResult.Ok, result);
        _calls.Run();
    }

    private long Measure(Action what)
    {
        _calls.Timeline.Meter.Reset();
        what();
        return _calls.Timeline.Meter.Bytes;
    }

    // The transactions that the phone remembers are made one by one, and so are the platform's own caches.
    private static void Repeat(Action what)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            what();
        }
    }
}
