using SipPhone.Core;
using SipPhone.TestSupport;

namespace SipPhone.Board.Esp32.Tests.Hal;

/// <summary>Why the device started, by what the one before left.</summary>
public sealed class ResetMarkerTests
{
    private const string FileName = "reset-reason";

    private readonly MemoryFlash _flash = new();

    [Theory]
    [InlineData(false, "power")]
    [InlineData(true, "watchdog")]
    public void Without_a_word_the_clock_tells(bool wasClockKept, string expected) =>
        Assert.Equal(expected, Take(wasClockKept));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_word_says_more_than_the_clock(bool wasClockKept)
    {
        new ResetMarker(_flash).LeaveRestart();
        Assert.Equal("restart", Take(wasClockKept));

        new ResetMarker(_flash).LeaveWatchdog();
        Assert.Equal("watchdog", Take(wasClockKept));
    }

    [Fact]
    public void A_word_counts_once()
    {
        new ResetMarker(_flash).LeaveRestart();
        Take(wasClockKept: false);
        Assert.Equal("power", Take(wasClockKept: false));
    }

    [Fact]
    public void The_last_word_counts()
    {
        new ResetMarker(_flash).LeaveWatchdog();
        new ResetMarker(_flash).LeaveRestart();
        Assert.Equal("restart", Take(wasClockKept: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("restar")]
    [InlineData("Restart")]
    [InlineData("restarts")]
    [InlineData("a word that is too long")]
    public void Any_other_word_is_a_reset_that_nobody_wanted(string word)
    {
        byte[] octets = Ascii.ToBytes(word);
        _flash.Write(FileName, octets, 0, octets.Length);

        Assert.Equal("watchdog", Take(wasClockKept: false));
        Assert.Equal("power", Take(wasClockKept: false));
    }

    private string Take(bool wasClockKept)
    {
        byte[] word = new ResetMarker(_flash).Take(wasClockKept);
        return Ascii.ToText(word, 0, word.Length);
    }
}
