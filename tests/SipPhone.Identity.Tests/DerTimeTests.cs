using System.Globalization;
using System.Text;

namespace SipPhone.Identity.Tests;

/// <summary>Times, RFC 5280 §4.1.2.5, against tables and against .NET's calendar.</summary>
public sealed class DerTimeTests
{
    [Theory]
    [InlineData("700101000000Z", "1970-01-01T00:00:00Z")]
    [InlineData("691231235959Z", "1969-12-31T23:59:59Z")]
    [InlineData("500101000000Z", "1950-01-01T00:00:00Z")]
    [InlineData("491231235959Z", "2049-12-31T23:59:59Z")]
    [InlineData("000101000000Z", "2000-01-01T00:00:00Z")]
    [InlineData("991231235959Z", "1999-12-31T23:59:59Z")]
    [InlineData("000229000000Z", "2000-02-29T00:00:00Z")]
    [InlineData("240229000000Z", "2024-02-29T00:00:00Z")]
    [InlineData("260131000000Z", "2026-01-31T00:00:00Z")]
    [InlineData("20500101000000Z", "2050-01-01T00:00:00Z")]
    [InlineData("20260101000000Z", "2026-01-01T00:00:00Z")]
    [InlineData("19691231235959Z", "1969-12-31T23:59:59Z")]
    [InlineData("19000228235959Z", "1900-02-28T23:59:59Z")]
    [InlineData("19000301000000Z", "1900-03-01T00:00:00Z")]
    [InlineData("20380119031407Z", "2038-01-19T03:14:07Z")]
    [InlineData("20380119031408Z", "2038-01-19T03:14:08Z")]
    [InlineData("21000301000000Z", "2100-03-01T00:00:00Z")]
    [InlineData("24000229000000Z", "2400-02-29T00:00:00Z")]
    [InlineData("99991231235959Z", "9999-12-31T23:59:59Z")]
    [InlineData("00010101000000Z", "0001-01-01T00:00:00Z")]
    public void Good_times(string text, string expected)
    {
        Assert.Equal(DerResult.Ok, Read(text, out long seconds));
        DateTimeOffset time = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal(time.ToUnixTimeSeconds(), seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("2601010000Z")]
    [InlineData("26010100000Z")]
    [InlineData("260101000000")]
    [InlineData("2601010000000Z")]
    [InlineData("260101000000z")]
    [InlineData("260101000000+")]
    [InlineData("260101000000+0000")]
    [InlineData("260001000000Z")]
    [InlineData("261301000000Z")]
    [InlineData("260100000000Z")]
    [InlineData("260132000000Z")]
    [InlineData("260431000000Z")]
    [InlineData("260631000000Z")]
    [InlineData("260931000000Z")]
    [InlineData("261131000000Z")]
    [InlineData("260229000000Z")]
    [InlineData("240230000000Z")]
    [InlineData("260101240000Z")]
    [InlineData("260101006000Z")]
    [InlineData("260101000060Z")]
    [InlineData("260101000061Z")]
    [InlineData("2601010000 0Z")]
    [InlineData("-60101000000Z")]
    [InlineData("26010100000\0Z")]
    [InlineData("2601010000/0Z")]
    [InlineData("2601010000:0Z")]
    [InlineData("20260101000000")]
    [InlineData("20260101000000.Z")]
    [InlineData("20260101000000.5Z")]
    [InlineData("20260101000000+0000")]
    [InlineData("19000229000000Z")]
    [InlineData("21000229000000Z")]
    [InlineData("20260101000060Z")]
    [InlineData("2026010124000Z")]
    [InlineData("x0260101000000Z")]
    [InlineData("20x60101000000Z")]
    public void Bad_times(string text)
    {
        foreach (int tag in new[] { Der.UtcTime, Der.GeneralizedTime })
        {
            byte[] octets = Encoding.Latin1.GetBytes(text);
            Assert.Equal(DerResult.BadTime, DerTime.Read(octets, 0, octets.Length, tag, out long seconds));
            Assert.Equal(0, seconds);
        }
    }

    [Fact]
    public void The_forms_are_not_mixed_up_and_no_other_tag_is_a_time()
    {
        byte[] utc = Encoding.ASCII.GetBytes("260101000000Z");
        byte[] generalized = Encoding.ASCII.GetBytes("20260101000000Z");
        for (int tag = 0; tag <= 0xFF; tag++)
        {
            DerResult other = tag is Der.UtcTime or Der.GeneralizedTime ? DerResult.BadTime : DerResult.WrongTag;
            DerResult expectedUtc = tag == Der.UtcTime ? DerResult.Ok : other;
            DerResult expectedGeneralized = tag == Der.GeneralizedTime ? DerResult.Ok : other;
            Assert.Equal(expectedUtc, DerTime.Read(utc, 0, utc.Length, tag, out _));
            Assert.Equal(expectedGeneralized, DerTime.Read(generalized, 0, generalized.Length, tag, out _));
        }
    }

    // Every day that GeneralizedTime can say: month ends, leap years and the 400-year cycle.
    [Fact]
    public void Every_day_of_the_calendar_is_the_one_of_dotnet()
    {
        byte[] text = Encoding.ASCII.GetBytes("00010101123456Z");
        var day = new DateTime(1, 1, 1, 12, 34, 56, DateTimeKind.Utc);
        long expected = new DateTimeOffset(day).ToUnixTimeSeconds();
        while (true)
        {
            Put(text, 0, day.Year / 100);
            Put(text, 2, day.Year % 100);
            Put(text, 4, day.Month);
            Put(text, 6, day.Day);
            if (DerTime.Read(text, 0, text.Length, Der.GeneralizedTime, out long seconds) != DerResult.Ok ||
                seconds != expected)
            {
                Assert.Fail($"{day:O}: {seconds} instead of {expected}");
            }

            if (day.Date == DateTime.MaxValue.Date)
            {
                return;
            }

            day = day.AddDays(1);
            expected += 24 * 60 * 60;
        }
    }

    [Fact]
    public void Every_second_of_a_day_is_counted()
    {
        byte[] text = Encoding.ASCII.GetBytes("700102000000Z");
        for (int second = 0; second < 24 * 60 * 60; second++)
        {
            Put(text, 6, second / 3600);
            Put(text, 8, second / 60 % 60);
            Put(text, 10, second % 60);
            Assert.Equal(DerResult.Ok, DerTime.Read(text, 0, text.Length, Der.UtcTime, out long seconds));
            Assert.Equal((24 * 60 * 60) + second, seconds);
        }
    }

    private static void Put(byte[] text, int offset, int value)
    {
        text[offset] = (byte)('0' + (value / 10));
        text[offset + 1] = (byte)('0' + (value % 10));
    }

    private static DerResult Read(string text, out long seconds)
    {
        byte[] octets = Encoding.Latin1.GetBytes(text);
        int tag = octets.Length > 13 ? Der.GeneralizedTime : Der.UtcTime;
        return DerTime.Read(octets, 0, octets.Length, tag, out seconds);
    }
}
