using System.Globalization;
using System.Text;
using SipPhone.Core;
using SipPhone.Shell.Application;

namespace SipPhone.Shell.Tests.Application;

/// <summary>Times as text, held against .NET's calendar.</summary>
public sealed class UtcTimeTests
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1900-02-28T23:59:59Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2000-02-29T12:00:00Z")]
    [InlineData("2024-02-29T00:00:01Z")]
    [InlineData("2026-11-23T09:30:00Z")]
    [InlineData("2100-03-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Reading_and_writing_agree_with_the_calendar(string text)
    {
        long expected = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        byte[] octets = Encoding.ASCII.GetBytes(text);
        Assert.True(UtcTime.Read(octets, 0, octets.Length, out long seconds));
        Assert.Equal(expected, seconds);
        ByteWriter writer = new(new byte[UtcTime.TextBytes]);
        UtcTime.Write(writer, seconds);
        Assert.Equal(text, Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23T09:30:00")]
    [InlineData("2026-11-23T09:30:00ZZ")]
    [InlineData("2026-11-23 09:30:00Z")]
    [InlineData("2026-00-23T09:30:00Z")]
    [InlineData("2026-13-23T09:30:00Z")]
    [InlineData("2026-11-31T09:30:00Z")]
    [InlineData("2023-02-29T09:30:00Z")]
    [InlineData("1900-02-29T09:30:00Z")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T09:60:00Z")]
    [InlineData("2026-11-23T09:30:60Z")]
    [InlineData("2026-11-23T09:3x:00Z")]
    public void What_is_no_time_is_refused(string text)
    {
        byte[] octets = Encoding.ASCII.GetBytes(text);
        Assert.False(UtcTime.Read(octets, 0, octets.Length, out long seconds));
        Assert.Equal(0, seconds);
    }

    [Fact]
    public void Each_day_of_four_centuries_agrees_with_the_calendar()
    {
        ByteWriter writer = new(new byte[UtcTime.TextBytes]);
        for (DateTime day = new(1800, 1, 1, 1, 2, 3, DateTimeKind.Utc); day.Year < 2200; day = day.AddDays(1))
        {
            writer.Reset();
            UtcTime.Write(writer, new DateTimeOffset(day).ToUnixTimeSeconds());
            Assert.Equal(
                day.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length));
        }
    }
}
