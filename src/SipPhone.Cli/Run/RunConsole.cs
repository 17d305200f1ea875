using System;
using System.IO;
using SipPhone.Board.Host;
using SipPhone.Core.Hal;

namespace SipPhone.Cli.Run;

/// <summary>The phone's console as <c>--console</c> chose it, open; it outlives restarts of the phone.</summary>
internal sealed class RunConsole : IDisposable
{
    /// <summary><c>--console stdio</c>.</summary>
    public const string Stdio = "stdio";

    private const string Pty = "pty";

    private static readonly byte[] NewLine = [(byte)'\r', (byte)'\n'];

    // CR, then ESC [ K: erases the line of the prompt.
    private static readonly byte[] EraseLine = [(byte)'\r', 0x1B, (byte)'[', (byte)'K'];

    private readonly IAsyncDisposable _line;
    private readonly RawTerminal? _raw;

    private RunConsole(IConsolePort port, IAsyncDisposable line, RawTerminal? raw = null)
    {
        Port = port;
        _line = line;
        _raw = raw;
    }

    /// <summary>The line.</summary>
    public IConsolePort Port { get; }

    /// <summary>
    /// Opens it, and says how it is reached and left, and where the settings are: the name of a pseudo-terminal alone
    /// on a line of standard output, all else on standard error.
    /// </summary>
    /// <param name="console">The option's value.</param>
    /// <param name="directory">Where the settings are.</param>
    /// <param name="terminal">Where to say it.</param>
    /// <param name="wakeup">What the line wakes.</param>
    /// <exception cref="UsageException">It cannot be opened.</exception>
    public static RunConsole Open(string console, string directory, Terminal terminal, HostWakeup wakeup)
    {
        try
        {
            return console switch
            {
                Stdio => OpenStdio(directory, terminal, wakeup),
                Pty => OpenPty(directory, terminal, wakeup),
                _ => OpenSerial(console, directory, terminal, wakeup),
            };
        }
        catch (PlatformNotSupportedException exception)
        {
            throw new UsageException(
                $"--console {console} cannot be had here: {exception.Message}. Name a serial port, such as COM3, " +
                "or give the commands through a pipe.");
        }
        catch (SerialLineException exception)
        {
            throw new UsageException(
                $"--console {console}: {exception.Message} It can also be stdio, or pty for a new pseudo-terminal.");
        }
        catch (IOException exception)
        {
            throw new UsageException(
                $"--console {console} cannot be opened: {FileProblem.Of(console, exception)}.");
        }
    }

    /// <summary>Ends the line on which the phone was when it restarted, so that the new one has its own.</summary>
    public void Restart()
    {
        _ = Port.Write(NewLine, 0, NewLine.Length);
        (Port as KeyboardPort)?.Restart();
    }

    /// <summary>Waits a moment for what was written, closes the line, and gives the terminal back.</summary>
    public void Dispose()
    {
        if (_raw is not null)
        {
            // The last lines of the log put a prompt below them, and now the shell puts its own there.
            _ = Port.Write(EraseLine, 0, EraseLine.Length);
        }

        _line.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _raw?.Dispose();
    }

    private static string SettingsIn(string directory) => $"Settings in {directory}.";

    private static RunConsole OpenStdio(string directory, Terminal terminal, HostWakeup wakeup)
    {
        if (Console.IsInputRedirected)
        {
            terminal.WriteTrace(SettingsIn(directory));
            HostConsolePort pipe = HostConsolePort.OpenStandard(wakeup);
            return new RunConsole(pipe, pipe);
        }

        // While lines still end as they should.
        terminal.WriteTrace(SettingsIn(directory));
        terminal.WriteTrace("This terminal is the phone's console: type help. Ctrl+D on an empty line ends the phone.");
        RawTerminal? raw = RawTerminal.OfStandardInput();
        HostConsolePort keyboard = HostConsolePort.OpenStandard(wakeup);
        return new RunConsole(new KeyboardPort(keyboard), keyboard, raw);
    }

    private static RunConsole OpenPty(string directory, Terminal terminal, HostWakeup wakeup)
    {
        HostPseudoTerminal line = new(wakeup);
        terminal.Output.WriteLine($"console: {line.Name}");
        terminal.Output.Flush();
        terminal.WriteTrace(SettingsIn(directory));
        terminal.WriteTrace($"Open it with any terminal program, such as screen {line.Name}. Ctrl+C ends the phone.");
        return new RunConsole(line, line);
    }

    private static RunConsole OpenSerial(string name, string directory, Terminal terminal, HostWakeup wakeup)
    {
        HostSerialPort line = new(name, wakeup);
        terminal.WriteTrace(SettingsIn(directory));
        terminal.WriteTrace($"The console is on {name}, 115200 baud, 8N1. Ctrl+C ends the phone.");
        return new RunConsole(line, line);
    }
}
