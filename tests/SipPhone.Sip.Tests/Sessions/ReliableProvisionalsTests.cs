using System.Text.RegularExpressions;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Reliable provisional responses as the server, RFC 3262 §3.</summary>
public class ReliableProvisionalsTests
{
    private const int CSeq = 5;

    private readonly ReliableProvisionals _reliable = new(new CountingRandom());
    private readonly SipWriter _writer = new(new byte[256]);

    [Fact]
    public void RepeatedAtT1DoubledUntilSixtyFourT1()
    {
        _reliable.Start(CSeq, 1000);

        foreach (long atMs in new long[] { 1500, 2500, 4500, 8500, 16500, 32500 })
        {
            Assert.Equal(atMs, _reliable.NextDeadlineMs);
            Assert.Equal(ReliableEvent.None, _reliable.Poll(atMs - 1));
            Assert.Equal(ReliableEvent.SendAgain, _reliable.Poll(atMs));
        }

        Assert.Equal(33000, _reliable.NextDeadlineMs);
        Assert.True(_reliable.IsPending);
        Assert.Equal(ReliableEvent.TimedOut, _reliable.Poll(33000));
        Assert.False(_reliable.IsPending);
        Assert.Equal(-1, _reliable.NextDeadlineMs);
        Assert.Equal(ReliableEvent.None, _reliable.Poll(long.MaxValue));
    }

    [Theory]
    [InlineData(0, 0, "INVITE", true)]
    [InlineData(1, 0, "INVITE", false)]
    [InlineData(-1, 0, "INVITE", false)]
    [InlineData(0, 1, "INVITE", false)]
    [InlineData(0, -1, "INVITE", false)]
    [InlineData(0, 0, "invite", false)]
    [InlineData(0, 0, "UPDATE", false)]
    public void APrackIsComparedWhole(int rseqShift, int cseqShift, string method, bool isOurs)
    {
        _reliable.Start(CSeq, 0);

        Assert.Equal(isOurs, _reliable.TakePrack(Prack($"RAck: {RSeq() + rseqShift} {CSeq + cseqShift} {method}")));
        Assert.Equal(!isOurs, _reliable.IsPending);
        Assert.Equal(isOurs ? -1 : 500, _reliable.NextDeadlineMs);
    }

    [Theory]
    [InlineData("X: y")]
    [InlineData("RAck: 1")]
    [InlineData("RAck: x 5 INVITE")]
    public void APrackWithoutRAckIsNobodys(string line)
    {
        Assert.False(_reliable.TakePrack(Prack(line)));
        _reliable.Start(CSeq, 0);
        Assert.False(_reliable.TakePrack(Prack(line)));
    }

    [Fact]
    public void EachResponseIsAcknowledgedOnceAndByItsOwnNumber()
    {
        _reliable.Start(CSeq, 0);
        int first = RSeq();
        Assert.True(_reliable.TakePrack(Prack($"RAck: {first} {CSeq} INVITE")));
        Assert.False(_reliable.TakePrack(Prack($"RAck: {first} {CSeq} INVITE")));

        _reliable.Start(CSeq, 100);
        Assert.Equal(first + 1, RSeq());
        Assert.False(_reliable.TakePrack(Prack($"RAck: {first} {CSeq} INVITE")));
        Assert.True(_reliable.IsPending);
        Assert.True(_reliable.TakePrack(Prack($"RAck: {first + 1} {CSeq} INVITE")));
    }

    [Fact]
    public void APrackThatCrossesTheFinalResponseIsStillAnswered()
    {
        _reliable.Start(CSeq, 0);
        _reliable.Stop();

        Assert.False(_reliable.IsPending);
        Assert.Equal(ReliableEvent.None, _reliable.Poll(99000));
        Assert.True(_reliable.TakePrack(Prack($"RAck: {RSeq()} {CSeq} INVITE")));
    }

    [Fact]
    public void ANewInviteForgetsThePrack()
    {
        _reliable.Start(CSeq, 0);
        string rack = $"RAck: {RSeq()} {CSeq} INVITE";
        _reliable.Reset();

        Assert.False(_reliable.TakePrack(Prack(rack)));
    }

    [Theory]
    [InlineData(0x00, 1)]
    [InlineData(0xFF, 0x40000000)]
    public void TheFirstNumberLeavesRoomForMore(byte octet, int expected)
    {
        var reliable = new ReliableProvisionals(new FixedRandom(octet));
        reliable.Start(CSeq, 0);

        Assert.Equal(expected, RSeq(reliable));
    }

    private static SipMessage Prack(string line) => Text.Parse(Text.Message("PRACK sip:a SIP/2.0", line));

    private int RSeq() => RSeq(_reliable);

    private int RSeq(ReliableProvisionals reliable)
    {
        _writer.Bytes.Reset();
        reliable.Write(_writer);
        string text = Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Length);
        return int.Parse(Regex.Match(text, "^Require: 100rel\r\nRSeq: ([0-9]+)\r\n$").Groups[1].Value);
    }

    private sealed class FixedRandom(byte octet) : IRandom
    {
        public void Fill(byte[] buffer, int offset, int end) => Array.Fill(buffer, octet, offset, end - offset);
    }
}
