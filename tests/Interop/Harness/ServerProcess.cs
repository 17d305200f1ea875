using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // One real server as a child process. Invariants: it is ready when its own log says so, never after a pause; it is
    // stopped by its process id together with the children that it started, also where it never became ready; its log
    // is part of every failure, in the message when this class fails the test and in the test's output otherwise.

    /// <summary>A server's process, its log, and its directory.</summary>
    internal sealed class ServerProcess : IAsyncDisposable
    {
        private const int MaxAttempts = 3;

        private readonly string _path;
        private readonly string[] _arguments;
        private readonly TemporaryDirectory _directory;
        private readonly Process _process;
        private readonly ServerLog _log = new();
        private readonly Task _logging;

        private ServerProcess(string path, IEnumerable<string> arguments, TemporaryDirectory directory)
        {
            _path = path;
            _arguments = [.. arguments];
            _directory = directory;
            ProcessStartInfo start = new(path, _arguments)
            {
                WorkingDirectory = directory.Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            // Tests read what it says.
            start.Environment["LC_ALL"] = "C";
            _process = Process.Start(start)!;
            _logging = LogAsync();
        }

        /// <summary>Starts a process that says nothing when it is ready.</summary>
        /// <param name="path">The command's path.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <param name="directory">Its working directory, which goes with it.</param>
        internal static ServerProcess Start(string path, IEnumerable<string> arguments, TemporaryDirectory directory)
        {
            return new ServerProcess(path, arguments, directory);
        }

        /// <summary>Starts a server that says itself which port it took.</summary>
        /// <param name="path">The command's path.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <param name="directory">Its working directory, which goes with it.</param>
        /// <param name="ready">The line that says it is ready.</param>
        /// <returns>The process, and the match of that line.</returns>
        internal static async Task<(ServerProcess Process, Match Ready)> StartAsync(
            string path, IEnumerable<string> arguments, TemporaryDirectory directory, Regex ready)
        {
            ServerProcess process = new(path, arguments, directory);
            try
            {
                return (process, await process.WaitForLineAsync(ready));
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }
        }

        /// <summary>Starts a server that must be told its port.</summary>
        /// <param name="path">The command's path.</param>
        /// <param name="argumentsFor">Its arguments for a port; may write files.</param>
        /// <param name="directory">Its working directory, which goes with it.</param>
        /// <param name="ready">The line that says it is ready.</param>
        /// <returns>The process, and its port.</returns>
        internal static async Task<(ServerProcess Process, int Port)> StartOnFreePortAsync(
            string path, Func<int, IEnumerable<string>> argumentsFor, TemporaryDirectory directory, Regex ready)
        {
            for (int attempt = 1; ; attempt++)
            {
                int port = FreePort();
                ServerProcess process = new(path, argumentsFor(port), directory);
                try
                {
                    await process.WaitForLineAsync(ready);
                    return (process, port);
                }
                catch (InvalidOperationException) when (attempt < MaxAttempts)
                {
                    // Between our look and the server's bind somebody else may take a port: seldom, hardly ever twice.
                    await process.KillAsync();
                }
                catch
                {
                    await process.DisposeAsync();
                    throw;
                }
            }
        }

        /// <summary>Waits for a line; fails the test when the server ends or keeps silent instead.</summary>
        /// <param name="pattern">What it looks like.</param>
        /// <param name="count">How many such lines to wait for, from the log's start.</param>
        /// <returns>The match of the last one.</returns>
        /// <exception cref="InvalidOperationException">It did not come; the message holds the log.</exception>
        internal async Task<Match> WaitForLineAsync(Regex pattern, int count = 1)
        {
            string line = count == 1 ? $"line \"{pattern}\"" : $"{count} lines \"{pattern}\"";
            try
            {
                return await _log.WaitForAsync(pattern, count)
                    ?? throw new InvalidOperationException(Described($"it ended without {line}"));
            }
            catch (TimeoutException e)
            {
                throw new InvalidOperationException(
                    Described($"it wrote no {line} within {Patience.Limit.TotalSeconds} s"), e);
            }
        }

        /// <summary>The process id.</summary>
        internal int Id => _process.Id;

        /// <summary>Waits until it ends by itself.</summary>
        /// <returns>Its exit code.</returns>
        internal async Task<int> AwaitExitAsync()
        {
            await _process.WaitForExitAsync().WaitAsync(Patience.Limit);
            return _process.ExitCode;
        }

        /// <summary>How many lines of the log match so far.</summary>
        internal int CountOf(Regex pattern)
        {
            return _log.CountOf(pattern);
        }

        /// <summary>Ends the process at once, as a crash would, with the children that it started.</summary>
        internal async Task KillAsync()
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(Patience.Limit);
            await _logging.WaitAsync(Patience.Limit);
        }

        /// <summary>
        /// Starts the same again, after <see cref="KillAsync"/>: the same command in the same directory, so that it
        /// takes the same port. This one is done with.
        /// </summary>
        /// <param name="ready">The line that says it is ready.</param>
        /// <returns>The new process, with a log of its own.</returns>
        internal async Task<ServerProcess> StartAgainAsync(Regex ready)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(Described("log until it was ended"));
            _process.Dispose();
            return (await StartAsync(_path, _arguments, _directory, ready)).Process;
        }

        public async ValueTask DisposeAsync()
        {
            await KillAsync();
            TestContext.Current.TestOutputHelper?.WriteLine(Described("log"));
            _process.Dispose();
            _directory.Dispose();
        }

        internal static int FreePort()
        {
            // Free for both TCP and UDP: a DNS server takes both.
            while (true)
            {
                using Socket tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                using Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                try
                {
                    udp.Bind(tcp.LocalEndPoint!);
                    return ((IPEndPoint)tcp.LocalEndPoint!).Port;
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
                {
                    // Taken for UDP: the system gives another one next time.
                }
            }
        }

        private async Task LogAsync()
        {
            await Task.WhenAll(LogAsync(_process.StandardOutput), LogAsync(_process.StandardError));
            _log.End();
        }

        private async Task LogAsync(StreamReader output)
        {
            while (await output.ReadLineAsync() is { } line)
            {
                _log.Add(line);
            }
        }

        private string Described(string what)
        {
            string name = Path.GetFileName(_path);
            return $"{name}: {what}\n--- log of {name}\n{_log.Text}\n---";
        }
    }
}
