using System.Text;
using System.Text.Json;
using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>Whatever is typed, the console stays one. Seeds are fixed.</summary>
public sealed class NoiseTests
{
    private const int LineCount = 10_000;
    private const int NoiseBytes = 1024 * 1024;

    private static readonly string[] Pieces =
    [
        "echo", "rows", "ask", "secret", "paste", "help", "login", "logout", "set", "sip.domain", "tls.policy", "x",
        " ", " ", " ", "\"", "\\", "\\\"", "@", "@1", "@a-b ", "yes", "END", "\t", "\t\t", "\b", "\x7f", "\u0001",
        "\u0005", "\u000b", "\u0015", "\u0017", "\f", "\e[A", "\e[B", "\e[C", "\e[D", "\e[3~", "\e[1;5D", "\e", "\e[",
        "ö", "€", "\U0001F600", "\u202e", "\0", "\u0003", new string('y', 100), new string('z', 600),
    ];

    [Fact]
    public void Random_lines_leave_a_prompt()
    {
        Random random = new(5);
        Console console = MakeConsole();
        for (int i = 0; i < LineCount; i++)
        {
            StringBuilder line = new();
            for (int piece = random.Next(8); piece >= 0; piece--)
            {
                line.Append(Pieces[random.Next(Pieces.Length)]);
            }

            console.Type(line.Append('\r').ToString());
            if (i % 100 == 0)
            {
                AssertAnswers(console);
            }
        }

        AssertAnswers(console);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_megabyte_of_noise_leaves_a_prompt(int seed)
    {
        Random random = new(seed);
        Console console = MakeConsole();
        byte[] chunk = new byte[4096];
        for (int sent = 0; sent < NoiseBytes; sent += chunk.Length)
        {
            random.NextBytes(chunk);
            console.Type(chunk);
            console.Forget();
        }

        AssertAnswers(console);
    }

    [Fact]
    public void Noise_on_a_slow_line_leaves_a_prompt()
    {
        Random random = new(3);
        Console console = MakeConsole();
        byte[] chunk = new byte[512];
        for (int i = 0; i < 500; i++)
        {
            random.NextBytes(chunk);
            console.Port.Credit = random.Next(200);
            console.Type(chunk).Log("a line of the log").After(random.Next(50));
        }

        console.Port.Credit = -1;
        console.After(70_000);
        AssertAnswers(console);
    }

    private static Console MakeConsole() => new(
        TestCommand.Echo(), TestCommand.Rows(30), TestCommand.Paste(),
        TestCommand.Ask("ask", LineKind.Confirmation, "Really?"),
        TestCommand.Ask("secret", LineKind.Secret, "New password: "),
        new TestCommand("set", (_, _, _) => Command.Done) { SettingNames = true, IsSecret = true });

    // A person gets a prompt and an answer, and a station one line of JSON. The terminal of the tests fails on octets
    // that a bare line would not show.
    private static void AssertAnswers(Console console)
    {
        console.Type("\u0003\u0015\r").News();
        console.Forget();
        console.Type("echo here\r");
        Assert.EndsWith("echo here\r\narg0:             here\r\n\rnf-sipphone> ", console.News());
        JsonElement answer = console.Request("@z help");
        Assert.Equal("ok", answer.GetProperty("code").GetString());
        console.Type("\r");
        console.Forget();
    }
}
