using System.Diagnostics;
using System.Runtime.InteropServices;
using SipPhone.TestSupport;

namespace SipPhone.Cli.Tests.Run;

/// <summary><c>sipphone run</c> as a process of its own, its standard streams in pipes.</summary>
internal sealed class RunProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private string? _ptyName;

    private RunProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it wrote to standard error, once it has ended.</summary>
    public string Errors => Ended(_errors);

    public static RunProcess Start(params string[] options)
    {
        // The dotnet that runs this: its runtime lies in shared/Microsoft.NETCore.App/VERSION beside it.
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        ProcessStartInfo start = new(dotnet, [typeof(CommandLineTool).Assembly.Location, "run", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new RunProcess(Process.Start(start)!);
    }

    /// <summary>Its standard input and output as the console.</summary>
    public ConsoleDriver Stdio() => ConsoleDriver.Of(_process);

    /// <summary>Opens the console whose name it prints first.</summary>
    public ConsoleDriver Pty()
    {
        _ptyName ??= PtyName();
        return ConsoleDriver.Open(_ptyName);
    }

    /// <summary>Asks it to end, as Ctrl+C or a service manager does.</summary>
    public void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    /// <summary>Waits until it has ended.</summary>
    public int ExitCode()
    {
        Assert.True(_process.WaitForExit(ConsoleDriver.Limit), "still running");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(ConsoleDriver.Limit);
        }

        _process.Dispose();
    }

    private string PtyName()
    {
        string? line = Ended(_process.StandardOutput.ReadLineAsync());
        Assert.StartsWith("console: /dev/", line);
        return line!["console: ".Length..];
    }

    private static T Ended<T>(Task<T> task) => task.WaitAsync(ConsoleDriver.Limit).GetAwaiter().GetResult();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);
}
