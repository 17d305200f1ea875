using System.Text;
using System.Text.Json;
using SipPhone.Core;

namespace SipPhone.Shell.Tests.Support;

/// <summary>A shell with a person or a station at its line, on virtual time.</summary>
public sealed class Console
{
    private readonly Terminal _terminal = new();
    private int _shown;
    private int _seen;

    public Console(params Command[] commands)
        : this(new TestHost(commands))
    {
    }

    public Console(TestHost host)
    {
        Host = host;
        Shell = new ConsoleShell(Port, host);
    }

    public TestHost Host { get; }

    public ScriptedPort Port { get; } = new();

    public ConsoleShell Shell { get; }

    public long NowMs { get; private set; } = 1000;

    /// <summary>What is on the screen, from the first octet that was ever written on.</summary>
    public Terminal Screen
    {
        get
        {
            _terminal.Show(Port.Written.Skip(_shown));
            _shown = Port.Written.Count;
            return _terminal;
        }
    }

    public string Line => Screen.CurrentLine;

    /// <summary>Types a text and lets the shell do all that it can do now.</summary>
    public Console Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    public Console Type(params byte[] octets)
    {
        Port.Type(octets);
        return Settle();
    }

    /// <summary>Polls as the loop does, until nothing is due now.</summary>
    public Console Settle()
    {
        int polls = 0;
        int unread;
        do
        {
            unread = Port.Unread;
            Shell.Poll(NowMs);
            Assert.True(++polls < 100_000, "the shell is never done");
        }
        while (Port.Unread < unread || Shell.NextDeadlineMs == NowMs || IsWriting);

        return this;
    }

    /// <summary>Lets time pass, with a poll at each deadline.</summary>
    public Console After(long ms)
    {
        long endMs = NowMs + ms;
        while (Shell.NextDeadlineMs >= 0 && Shell.NextDeadlineMs <= endMs)
        {
            NowMs = Math.Max(NowMs, Shell.NextDeadlineMs);
            Settle();
            if (Shell.NextDeadlineMs == NowMs)
            {
                break;
            }
        }

        NowMs = endMs;
        return Settle();
    }

    /// <summary>Logs a line, as the phone does between two polls.</summary>
    public Console Log(string text, LogLevel level = LogLevel.Info)
    {
        ByteWriter? writer = Shell.Begin(level);
        if (writer is not null)
        {
            writer.Write(Encoding.UTF8.GetBytes(text));
            Shell.End();
        }

        return Settle();
    }

    /// <summary>What was written since this was called last.</summary>
    public string News()
    {
        string news = Encoding.UTF8.GetString([.. Port.Written.Skip(_seen)]);
        _seen = Port.Written.Count;
        return news;
    }

    /// <summary>Shows what was written, and forgets it: for tests that write megabytes.</summary>
    public void Forget()
    {
        Assert.NotNull(Screen);
        Port.Written.Clear();
        _shown = 0;
        _seen = 0;
        _terminal.Forget();
    }

    /// <summary>Sends a request, and reads the one line of JSON that answers it, as a station does.</summary>
    public JsonElement Request(string line)
    {
        News();
        Type(line + "\r");
        string answer = Assert.Single(News().Split("\r\n"), text => text.StartsWith('{'));
        return JsonDocument.Parse(answer).RootElement;
    }

    private bool IsWriting =>
        Port.Credit != 0 && !Shell.IsFlushed && Shell.NextDeadlineMs == NowMs + Limits.ConsoleRetryMs;
}
