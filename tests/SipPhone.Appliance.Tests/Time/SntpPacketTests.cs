using FsCheck;
using FsCheck.Fluent;
using SipPhone.Appliance.Time;
using SipPhone.Core;

namespace SipPhone.Appliance.Tests.Time;

/// <summary>Messages of SNTP, octet by octet.</summary>
public sealed class SntpPacketTests
{
    private const long Now = 1_795_392_000;
    private const int Guard = 3;

    private static readonly byte[] Nonce = [0x80, 1, 2, 3, 4, 5, 6, 0xFF];

    [Fact]
    public void A_request_is_version_mode_and_nonce_and_nothing_else()
    {
        byte[] buffer = Enumerable.Repeat((byte)0xAA, Guard + 48 + Guard).ToArray();
        Assert.Equal(48, SntpPacket.WriteRequest(buffer, Guard, Guard + 48, Nonce));
        Assert.Equal([0x23, .. new byte[39], .. Nonce], buffer[Guard..(Guard + 48)]);
        Assert.All(buffer[..Guard].Concat(buffer[^Guard..]), octet => Assert.Equal(0xAA, octet));
    }

    [Fact]
    public void A_request_without_room_is_not_written()
    {
        byte[] buffer = Enumerable.Repeat((byte)0xAA, 100).ToArray();
        for (int room = -1; room < 48; room++)
        {
            Assert.Equal(0, SntpPacket.WriteRequest(buffer, 50, 50 + room, Nonce));
        }

        Assert.All(buffer, octet => Assert.Equal(0xAA, octet));
    }

    public static TheoryData<string, byte[], SntpResult> Replies() => new()
    {
        { "honest", Honest(), SntpResult.Ok },
        { "version 3", Honest().With(0, 0x1C), SntpResult.Ok },
        { "version 2", Honest().With(0, 0x14), SntpResult.NotReply },
        { "version 5", Honest().With(0, 0x2C), SntpResult.NotReply },
        { "a client's", Honest().With(0, 0x23), SntpResult.NotReply },
        { "a broadcast", Honest().With(0, 0x25), SntpResult.NotReply },
        { "a leap second is added", Honest().With(0, 0x64), SntpResult.Ok },
        { "a leap second is left out", Honest().With(0, 0xA4), SntpResult.Ok },
        { "clock unknown", Honest().With(0, 0xE4), SntpResult.NotSynchronized },
        { "stratum 1", Honest().With(1, 1), SntpResult.Ok },
        { "stratum 15", Honest().With(1, 15), SntpResult.Ok },
        { "stratum 16", Honest().With(1, 16), SntpResult.NotSynchronized },
        { "stratum 255", Honest().With(1, 255), SntpResult.NotSynchronized },
        { "stratum 0", Honest().With(1, 0), SntpResult.NotSynchronized },
        { "just started", Honest().Kiss("INIT"), SntpResult.NotSynchronized },
        { "a code for experiments", Honest().Kiss("XRAT"), SntpResult.NotSynchronized },
        { "asked too often", Honest().Kiss("RATE"), SntpResult.TooOften },
        { "denied", Honest().Kiss("DENY"), SntpResult.Denied },
        { "restricted", Honest().Kiss("RSTR"), SntpResult.Denied },
        { "the code at a stratum", Honest().Kiss("RATE").With(0, 0x24).With(1, 1), SntpResult.Ok },
        { "no time", Honest().WithSeconds(0).With(44, 0), SntpResult.NotSynchronized },
        { "a forged kiss", Honest().Kiss("DENY").With(24, 0x81), SntpResult.NotOurs },
        { "without nonce", SntpReplies.Answer(new byte[8], Now), SntpResult.NotOurs },
        { "2025", SntpReplies.Answer(Nonce, Limits.FirstPlausibleUnixSeconds - 1), SntpResult.Implausible },
        { "2026", SntpReplies.Answer(Nonce, Limits.FirstPlausibleUnixSeconds), SntpResult.Ok },
        { "1968", Honest().WithSeconds(0x8000_0000), SntpResult.Implausible },
        { "1970", SntpReplies.Answer(Nonce, 0), SntpResult.Implausible },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_says(string name, byte[] reply, SntpResult expected)
    {
        Assert.True(expected == Read(reply, out long unixSeconds), name);
        Assert.Equal(expected == SntpResult.Ok, unixSeconds != 0);
    }

    [Theory]
    [InlineData(0xFFFF_FFFF, 2_085_978_495)]
    [InlineData(0, 2_085_978_496)]
    [InlineData(1, 2_085_978_497)]
    [InlineData(0x7FFF_FFFF, 4_233_462_143)]
    [InlineData(4_004_380_800, Now)]
    public void The_era_changes_in_2036(uint seconds, long unixSeconds)
    {
        Assert.Equal(SntpResult.Ok, Read(Honest().WithSeconds(seconds), out long told));
        Assert.Equal(unixSeconds, told);
    }

    [Fact]
    public void What_is_shorter_than_a_message_is_none_and_what_is_longer_has_its_time()
    {
        byte[] reply = [.. Honest(), .. new byte[20]];
        for (int length = 0; length <= reply.Length; length++)
        {
            SntpResult result = Read(reply[..length], out long unixSeconds);
            Assert.Equal(length < 48 ? SntpResult.TooShort : SntpResult.Ok, result);
            Assert.Equal(length < 48 ? 0 : Now, unixSeconds);
        }
    }

    [Fact]
    public void Every_change_of_an_octet_has_the_result_that_its_field_has()
    {
        byte[] octets = Honest();
        for (int i = 0; i < octets.Length; i++)
        {
            for (int change = 1; change < 256; change++)
            {
                byte[] changed = [.. octets];
                changed[i] ^= (byte)change;
                SntpResult result = Read(changed, out long unixSeconds);
                Assert.Equal(result == SntpResult.Ok, unixSeconds != 0);
                Assert.True(Expected(i, changed[i]).Contains(result), $"{i}: {changed[i]} is {result}");
                Assert.True(result != SntpResult.Ok || i is >= 40 and < 44 || unixSeconds == Now);
            }
        }
    }

    [Fact]
    public void Nothing_but_the_nonce_makes_noise_an_answer()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), noise =>
            Read(noise, out long unixSeconds) is SntpResult.TooShort or SntpResult.NotReply or SntpResult.NotOurs
            && unixSeconds == 0).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(300).WithEndSize(100));
    }

    private static byte[] Honest() => SntpReplies.Answer(Nonce, Now);

    private static SntpResult[] Expected(int index, int octet) => index switch
    {
        0 => (octet & 7) != 4 || (octet >> 3 & 7) is < 3 or > 4 ? [SntpResult.NotReply]
            : octet >> 6 == 3 ? [SntpResult.NotSynchronized] : [SntpResult.Ok],
        1 => octet is >= 1 and <= 15 ? [SntpResult.Ok] : [SntpResult.NotSynchronized],
        >= 24 and < 32 => [SntpResult.NotOurs],
        >= 40 and < 44 => [SntpResult.Ok, SntpResult.Implausible],
        _ => [SntpResult.Ok],
    };

    // In the middle of other octets, which it neither takes for its own nor changes.
    private static SntpResult Read(byte[] reply, out long unixSeconds)
    {
        byte[] guarded = [.. Enumerable.Repeat((byte)0x24, Guard), .. reply, .. Enumerable.Repeat((byte)0x24, Guard)];
        byte[] before = [.. guarded];
        SntpResult result = SntpPacket.ReadReply(guarded, Guard, Guard + reply.Length, Nonce, out unixSeconds);
        Assert.Equal(before, guarded);
        return result;
    }
}
