using SipPhone.Cli.Run;
using SipPhone.Core.Hal;

namespace SipPhone.Cli.Tests.Run;

/// <summary>When ^D on a person's terminal ends the phone.</summary>
public sealed class KeyboardPortTests
{
    private const int More = 0;
    private const int End = HalResult.Closed;

    [Theory]
    [InlineData("\u0004", "", End)]
    [InlineData("help\r\u0004", "help\r", End)]
    [InlineData("help\n\u0004quit", "help\n", End)]
    [InlineData("hel\u0003\u0004", "hel\u0003", End)]
    [InlineData("hel\u0015\u0004", "hel\u0015", End)]
    [InlineData("hel\u0004", "hel\u0004", More)]
    [InlineData("hel\u0004\u0004", "hel\u0004\u0004", More)]
    [InlineData("hel\u0004p\r", "hel\u0004p\r", More)]
    [InlineData("\u0000", "\u0000", More)]
    public void The_end_is_on_an_empty_line_only(string typed, string read, int then)
    {
        foreach (int size in new[] { 1, 3, 64 })
        {
            // Enter is there before anything was typed, so that the prompt comes by itself.
            Assert.Equal(("\r" + read, then), ReadAll(new KeyboardPort(new Script(typed)), size));
        }
    }

    [Fact]
    public void After_the_end_nothing_is_read()
    {
        Script terminal = new("\u0004help\r");
        KeyboardPort port = new(terminal);
        Assert.Equal(("\r", End), ReadAll(port, 64));
        Assert.Equal(End, port.Read(new byte[8], 0, 8));

        // The shell's own prompt starts on a line of its own.
        Assert.Equal("\r\n", terminal.Written);
    }

    [Fact]
    public void A_phone_that_starts_anew_shows_its_prompt_again()
    {
        KeyboardPort port = new(new Script("help\r"));
        Assert.Equal(("\rhelp\r", More), ReadAll(port, 64));
        port.Restart();
        Assert.Equal(("\r", More), ReadAll(port, 64));
    }

    [Fact]
    public void A_terminal_that_is_gone_is_the_end_too()
    {
        Assert.Equal(("\rhe", End), ReadAll(new KeyboardPort(new Script("he") { IsGone = true }), 64));
    }

    private static (string Text, int Then) ReadAll(KeyboardPort port, int size)
    {
        string text = "";
        byte[] buffer = new byte[size + 2];
        int length;
        while ((length = port.Read(buffer, 1, 1 + size)) > 0)
        {
            text += System.Text.Encoding.ASCII.GetString(buffer, 1, length);
        }

        return (text, length);
    }

    private sealed class Script(string typed) : IConsolePort
    {
        private int _position;

        public bool IsGone { get; init; }

        public string Written { get; private set; } = "";

        public int Read(byte[] buffer, int offset, int end)
        {
            int length = Math.Min(end - offset, typed.Length - _position);
            for (int i = 0; i < length; i++)
            {
                buffer[offset + i] = (byte)typed[_position++];
            }

            return length == 0 && IsGone ? HalResult.Closed : length;
        }

        public int Write(byte[] buffer, int offset, int end)
        {
            Written += System.Text.Encoding.ASCII.GetString(buffer, offset, end - offset);
            return end - offset;
        }
    }
}
