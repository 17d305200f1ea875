using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>Streams cut into messages, however the octets come.</summary>
public class SipStreamFramerTests
{
    private const string First = "OPTIONS sip:a SIP/2.0\r\nCall-ID: 1\r\nContent-Length: 5\r\n\r\n\r\n\r\nx";
    private const string Second = "SIP/2.0 200 OK\r\nX:\r\n y\r\nl :\r\n\t0\r\n\r\n";

    [Theory]
    [InlineData("", "")]
    [InlineData("\r", "")]
    [InlineData("\r\n", "K")]
    [InlineData("\r\n\r\n", "KK")]
    [InlineData(First, "M61")]
    [InlineData("\r\n" + First + Second + "\r\n\r\n" + Second, "KM61M35KKM35")]
    [InlineData("A b c\r\nl:0\r\n\r\n", "M14")]
    [InlineData("A b c\r\nl:1\r\n\r\n", "")]
    [InlineData("A b c\r\nl:1\r\n\r\nxy", "M15")]
    [InlineData("A\r\nl:0\r\nContent-Length: 0\r\nL : 00\r\n\r\n", "M37")]
    [InlineData("\n", "E:BadLineEnd")]
    [InlineData("\rA", "E:BadLineEnd")]
    [InlineData("A\n", "E:BadLineEnd")]
    [InlineData("A\r\n\n", "E:BadLineEnd")]
    [InlineData("A\rB\r\nl:0\r\n\r\n", "E:BadLineEnd")]
    [InlineData("A\r\r\n\r\n", "E:BadLineEnd")]
    [InlineData("A\r\n\r\n", "E:MissingContentLength")]
    [InlineData("A\r\nXl: 0\r\n\r\n", "E:MissingContentLength")]
    [InlineData("A\r\nl 0\r\n\r\n", "E:MissingContentLength")]
    [InlineData("A\r\nl:0\r\nl:1\r\n\r\n", "E:ContradictoryContentLength")]
    [InlineData("A\r\nl:\r\n\r\n", "E:BadContentLength")]
    [InlineData("A\r\nl:+1\r\n\r\n", "E:BadContentLength")]
    [InlineData("A\r\nl:0x1\r\n\r\n", "E:BadContentLength")]
    [InlineData("A\r\nl:99999999999\r\n\r\n", "E:BadContentLength")]
    [InlineData("A\r\nl:2147483647\r\n\r\n", "E:TooLarge")]
    public void Streams(string stream, string expected)
    {
        Assert.Equal(expected, Run(stream, [stream.Length], 200));
        Assert.Equal(expected, Run(stream, [1], 200));
    }

    [Theory]
    [InlineData(15, "M15")]
    [InlineData(14, "E:TooLarge")]
    public void AMessageMayFillTheBuffer(int capacity, string expected)
    {
        Assert.Equal(expected, Run("A b c\r\nl:1\r\n\r\nx", [1], capacity));
    }

    [Fact]
    public void AHeadWithoutEndIsGivenUpWhenTheBufferIsFull()
    {
        var framer = new SipStreamFramer();
        Assert.Equal(Limits.MaxSipMessageBytes, framer.Buffer.Length);
        Array.Fill(framer.Buffer, (byte)'a');
        framer.Received(framer.FreeEnd - 1);
        Assert.Equal(SipFrame.NeedMore, framer.Next());
        framer.Received(1);
        Assert.Equal(SipFrame.Error, framer.Next());
        Assert.Equal(SipResult.TooLarge, framer.Error);
    }

    [Fact]
    public void WhatCannotBeCutOutCanBeLookedAt()
    {
        var framer = new SipStreamFramer(64);
        Feed(framer, "\r\nA b c\r\nl:x\r\n\r\n");

        Assert.Equal(SipFrame.KeepAlive, framer.Next());
        Assert.Equal(SipFrame.Error, framer.Next());
        Assert.Equal(SipResult.BadContentLength, framer.Error);
        Assert.Equal("A b c\r\nl:x\r\n\r\n", Text.Of(framer.Buffer, framer.MessageOffset, framer.MessageEnd));
    }

    [Fact]
    public void AnErrorIsFinalUntilReset()
    {
        var framer = new SipStreamFramer(64);
        Feed(framer, "\n");
        Assert.Equal(SipFrame.Error, framer.Next());
        Assert.Equal(SipFrame.Error, framer.Next());

        framer.Reset();
        Assert.Equal(SipResult.Ok, framer.Error);
        Assert.Equal(SipFrame.NeedMore, framer.Next());
        Feed(framer, "A\r\nl:0\r\n\r\n");
        Assert.Equal(SipFrame.Message, framer.Next());
    }

    [Fact]
    public void AFramerWithoutRoomOrTooManyOctetsIsTheCallersBug()
    {
        Assert.Throws<ArgumentException>(() => new SipStreamFramer(0));
        var framer = new SipStreamFramer(4);
        Assert.Throws<ArgumentException>(() => framer.Received(5));
        Assert.Throws<ArgumentException>(() => framer.Received(-1));
        framer.Received(4);
        Assert.Throws<ArgumentException>(() => framer.Received(1));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(0, 9)]
    public void ARangeIsNotEmptyAndLiesInItsBuffer(int offset, int end)
    {
        Assert.Throws<ArgumentException>(() => new SipStreamFramer(new byte[8], offset, end));
    }

    [Fact]
    public void ARangeIsUsedToItsLastOctetAndNoFurther()
    {
        string stream = First + Second + First;
        byte[] octets = Text.Bytes(stream);
        for (int cut = 1; cut <= First.Length; cut++)
        {
            byte[] buffer = new byte[First.Length + 14];
            Array.Fill(buffer, (byte)0xA5);
            var framer = new SipStreamFramer(buffer, 5, 5 + First.Length);

            Assert.Equal("M61M35M61", Run(framer, octets, [cut]));
            Assert.All(buffer[..5], octet => Assert.Equal(0xA5, octet));
            Assert.All(buffer[(5 + First.Length)..], octet => Assert.Equal(0xA5, octet));
        }
    }

    [Fact]
    public void TheCuttingDoesNotMatter()
    {
        string stream = "\r\n\r\n" + First + Second + First + First + "\r\n" + Second;
        string expected = Run(stream, [stream.Length], 300);
        Assert.Equal("KKM61M35M61M61KM35", expected);

        Property property = Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            cuts => Run(stream, cuts.Length == 0 ? [7] : [.. cuts.Select(cut => cut.Get)], 80) == expected);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260715, 7), property);
    }

    [Fact]
    public void EveryChangedOctetEndsInSomething()
    {
        byte[] stream = Text.Bytes(First + Second);
        for (int at = 0; at < stream.Length; at++)
        {
            byte original = stream[at];
            for (int octet = 0; octet < 256; octet++)
            {
                stream[at] = (byte)octet;
                string text = System.Text.Encoding.Latin1.GetString(stream);
                Assert.Equal(Run(text, [text.Length], 200), Run(text, [1], 200));
            }

            stream[at] = original;
        }
    }

    [Fact]
    public void NothingIsAllocated()
    {
        byte[] stream = Text.Bytes(First + Second);
        var framer = new SipStreamFramer();
        Round();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Round();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Round()
        {
            Array.Copy(stream, 0, framer.Buffer, framer.FreeOffset, stream.Length);
            framer.Received(stream.Length);
            while (framer.Next() != SipFrame.NeedMore)
            {
            }
        }
    }

    /// <summary>Feeds a stream in pieces of the given sizes, over and over, and writes down what comes out.</summary>
    private static string Run(string stream, int[] cuts, int capacity)
    {
        return Run(new SipStreamFramer(capacity), System.Text.Encoding.Latin1.GetBytes(stream), cuts);
    }

    private static string Run(SipStreamFramer framer, byte[] octets, int[] cuts)
    {
        string trace = string.Empty;
        int at = 0;
        for (int turn = 0; ; turn++)
        {
            SipFrame frame = framer.Next();
            while (frame != SipFrame.NeedMore)
            {
                if (frame == SipFrame.Error)
                {
                    return trace + "E:" + framer.Error;
                }

                trace += frame == SipFrame.KeepAlive ? "K" : $"M{framer.MessageEnd - framer.MessageOffset}";
                frame = framer.Next();
            }

            Assert.True(framer.FreeEnd > framer.FreeOffset);
            if (at == octets.Length)
            {
                return trace;
            }

            int room = Math.Min(octets.Length - at, framer.FreeEnd - framer.FreeOffset);
            int count = Math.Min(cuts[turn % cuts.Length], room);
            Array.Copy(octets, at, framer.Buffer, framer.FreeOffset, count);
            framer.Received(count);
            at += count;
        }
    }

    private static void Feed(SipStreamFramer framer, string text)
    {
        byte[] octets = Text.Bytes(text);
        octets.CopyTo(framer.Buffer, framer.FreeOffset);
        framer.Received(octets.Length);
    }
}
