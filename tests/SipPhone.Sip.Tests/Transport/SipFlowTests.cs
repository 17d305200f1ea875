using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using static SipPhone.Sip.Tests.Transport.FlowTimeline;
using static SipPhone.Sip.Transport.ConnectionFailure;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>Messages go out whole or not at all, and come in whole, whatever the connection does.</summary>
public class SipFlowTests
{
    private const int QueueBytes = Limits.SendQueueBytes;

    [Fact]
    public void SendsAndTracesWholeMessages()
    {
        FlowTimeline timeline = new FlowTimeline().Sends("one").Sends("two", length: 1300);

        timeline.Took(Message("one") + Message("two", 1300));
        Assert.Equal(["> " + Message("one"), "> " + Message("two", 1300)], timeline.Trace);
        Assert.False(timeline.Flow.IsBusy);
        Assert.Equal(-1, timeline.Flow.NextDeadlineMs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void ATornMessageIsFinishedBeforeTheNext(int room)
    {
        FlowTimeline timeline = new FlowTimeline { Room = room };
        timeline.Sends("one").Sends("two");
        Assert.True(timeline.Flow.IsBusy);
        string expected = Message("one") + Message("two");
        for (int taken = 0; taken < expected.Length; taken += room)
        {
            timeline.Took(expected.Substring(taken, Math.Min(room, expected.Length - taken)));
            timeline.Room = room;
            timeline.At(timeline.NowMs + Limits.SendRetryMs);
        }

        timeline.Took(string.Empty).Is(None);
        Assert.False(timeline.Flow.IsBusy);
    }

    [Fact]
    public void AMessageThatIsBegunBehindARestDoesNotTouchIt()
    {
        FlowTimeline timeline = new FlowTimeline { Room = 10 };
        timeline.Sends("one").Took(Message("one")[..10]);
        SipWriter dropped = timeline.Flow.StartMessage();
        dropped.StartResponse(200, Text.Bytes("never sent"));
        timeline.Sends("two");
        timeline.Room = int.MaxValue;
        timeline.At(Limits.SendRetryMs).Took(Message("one")[10..] + Message("two"));
    }

    [Theory]
    [InlineData(QueueBytes, SipResult.Ok)]
    [InlineData(QueueBytes + 1, SipResult.BufferFull)]
    public void AMessageMayFillTheQueue(int length, SipResult expected)
    {
        FlowTimeline timeline = new FlowTimeline().Sends("one", expected, length);

        timeline.Took(expected == SipResult.Ok ? Message("one", length) : string.Empty).Is(None);
        timeline.Sends("two").Took(Message("two"));
    }

    [Fact]
    public void AFullQueueIsAResultAndWhatIsInItStillGoesOut()
    {
        FlowTimeline timeline = new FlowTimeline { Room = 0 };
        timeline.Sends("one", length: QueueBytes - 100).Sends("two", SipResult.BufferFull, 200);
        timeline.Room = 150;
        timeline.At(Limits.SendRetryMs).Took(Message("one", QueueBytes - 100)[..150]);

        // What was taken has made room in front.
        timeline.Sends("three", length: 200);
        timeline.Room = int.MaxValue;
        timeline.At(2 * Limits.SendRetryMs).Took(Message("one", QueueBytes - 100)[150..] + Message("three", 200));
    }

    [Fact]
    public void WhatIsSentTwiceGoesOutOnce()
    {
        FlowTimeline timeline = new FlowTimeline().Sends("one");
        Assert.Equal(SipResult.WrongState, timeline.Flow.Send(0));
        timeline.Took(Message("one"));
    }

    [Fact]
    public void APeerThatTakesNothingHasTimedOut()
    {
        FlowTimeline timeline = new FlowTimeline { Room = 5 };
        timeline.Sends("one").At(1000).Is(None);
        timeline.Room = 1;
        timeline.At(2000).Is(None);
        timeline.At(1010 + Limits.SendStallMs).Is(None);
        timeline.At(10_000 + Limits.SendStallMs).Is(TimedOut);
        Assert.InRange(timeline.NowMs, 1020 + Limits.SendStallMs, 1040 + Limits.SendStallMs);
        Assert.True(timeline.Flow.IsOpen);
    }

    [Fact]
    public void AConnectionThatClosesIsToldAndWhatWaitedIsDropped()
    {
        FlowTimeline timeline = new FlowTimeline { Room = 5 };
        timeline.Sends("one");
        timeline.IsClosed = true;
        timeline.At(100).Is(PeerClosed).Sends("two", SipResult.NotConnected);
        Assert.False(timeline.Flow.IsOpen);
        Assert.Equal(-1, timeline.Flow.NextDeadlineMs);

        timeline.IsClosed = false;
        timeline.Room = int.MaxValue;
        timeline.Flow.Open();
        timeline.Took(Message("one")[..5]).Sends("three").Took(Message("three")).Is(None);
    }

    [Fact]
    public void NothingGoesOutBeforeTheFlowIsOpen()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.Close();
        timeline.Sends("one", SipResult.NotConnected).At(1000).Took(string.Empty);
        Assert.Empty(timeline.Trace);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(int.MaxValue)]
    public void ReceivesAndTracesWholeMessages(int pieceBytes)
    {
        FlowTimeline timeline = new FlowTimeline { PieceBytes = pieceBytes };
        string two = Message("two", 1300);
        timeline.Gives(Message("one") + "\r\n" + two + two[..40]).Reads(Message("one"), two);
        timeline.Gives(two[40..]).Reads(two);
        Assert.Equal(["< " + Message("one"), "< " + two, "< " + two], timeline.Trace);
    }

    [Fact]
    public void WhatCameBeforeTheEndIsReadFirst()
    {
        FlowTimeline timeline = new FlowTimeline { IsClosed = true };
        timeline.Gives(Message("one")).Reads(Message("one")).Is(PeerClosed);
    }

    [Theory]
    [InlineData("OPTIONS sip:a SIP/2.0\n\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\n\r\n")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 8190\r\n\r\n")]
    public void AStreamThatMakesNoSenseEndsTheFlow(string text)
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Gives(text + Message("one")).Reads().Is(BadStream);
        Assert.False(timeline.Flow.IsOpen);
        timeline.Reads().Sends("two", SipResult.NotConnected);
    }

    [Fact]
    public void AMessageSentAndReceivedAllocatesNothing()
    {
        var transport = new EchoTransport(Text.Bytes(Message("one", 700)));
        var flow = new SipFlow(transport, new byte[Limits.FlowBufferBytes], new CountingRandom());
        byte[] uri = Text.Bytes("sip:example.com");
        byte[] body = new byte[500];
        flow.Open();
        Once();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Once()
        {
            for (int i = 0; i < 100; i++)
            {
                SipWriter writer = flow.StartMessage();
                writer.StartRequest(SipTokens.Options, uri, 0, uri.Length);
                writer.Finish(uri, body, 0, body.Length);
                flow.Send(i);
                transport.Refill();
                Assert.True(flow.Receive(i) == SipFrame.Message);
                flow.Poll(i);
            }
        }
    }

    private sealed class EchoTransport(byte[] message) : ISipTransport
    {
        private int _given = message.Length;

        public void Refill() => _given = 0;

        public int Send(byte[] buffer, int offset, int end) => end - offset;

        public int Receive(byte[] buffer, int offset, int end)
        {
            int count = Math.Min(end - offset, message.Length - _given);
            Array.Copy(message, _given, buffer, offset, count);
            _given += count;
            return count;
        }
    }
}
