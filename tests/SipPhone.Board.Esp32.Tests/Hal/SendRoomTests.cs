namespace SipPhone.Board.Esp32.Tests.Hal;

/// <summary>The UART's room as the clock tells it.</summary>
public sealed class SendRoomTests
{
    // At this speed an octet takes 1 ms.
    private const int SlowBaud = 10_000;

    // The clock may be this much behind.
    private const int TickMs = 10;

    [Theory]
    [InlineData(0, 128)]
    [InlineData(123_456_789_012, 128)]
    public void An_idle_port_has_all_its_room(long nowMs, int expected) =>
        Assert.Equal(expected, new SendRoom(SlowBaud).Count(nowMs));

    [Theory]
    [InlineData(100, 0, 18)]
    [InlineData(100, 1, 19)]
    [InlineData(100, 50, 68)]
    [InlineData(100, 109, 127)]
    [InlineData(100, 110, 128)]
    [InlineData(128, 0, 0)]
    [InlineData(128, TickMs, 0)]
    [InlineData(128, TickMs + 1, 1)]
    [InlineData(1, 0, 117)]
    public void Room_comes_back_octet_by_octet(int written, int laterMs, int expected)
    {
        SendRoom room = new(SlowBaud);
        room.Take(1_000, written);
        Assert.Equal(expected, room.Count(1_000 + laterMs));
    }

    [Fact]
    public void What_is_written_meanwhile_waits_behind_the_rest()
    {
        SendRoom room = new(SlowBaud);
        room.Take(0, 100);
        room.Take(50, 60);
        Assert.Equal(8, room.Count(50));
        Assert.Equal(128, room.Count(170));
    }

    // The UART itself, octet by octet, at the console's speed; its clock runs, ours is read in ticks.
    [Fact]
    public void It_never_says_more_than_there_is()
    {
        const int Baud = 115_200;
        const double OctetMs = 10_000.0 / Baud;
        SendRoom room = new(Baud);
        System.Random random = new(20260101);
        double emptyAtMs = 0;
        double nowMs = 0;
        for (int round = 0; round < 20_000; round++)
        {
            nowMs += random.NextDouble() * 30;
            long ticked = (long)(nowMs / TickMs) * TickMs;
            int count = random.Next(0, room.Count(ticked) + 1);
            double waiting = System.Math.Max(0, emptyAtMs - nowMs) / OctetMs;
            Assert.True(waiting + count <= SendRoom.FifoBytes, $"round {round}: {waiting} and {count}");

            emptyAtMs = System.Math.Max(emptyAtMs, nowMs) + (count * OctetMs);
            room.Take(ticked, count);
        }
    }
}
