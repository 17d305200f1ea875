using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary><c>sipphone run --console pty</c> as a process of its own, with settings of its own.</summary>
    internal sealed partial class DeviceProcess : IAsyncDisposable
    {
        private const string Settings = "settings";

        private readonly ServerProcess _process;
        private readonly TemporaryDirectory _directory;

        private DeviceProcess(ServerProcess process, TemporaryDirectory directory, string port)
        {
            _process = process;
            _directory = directory;
            Port = port;
        }

        /// <summary>The pseudo-terminal.</summary>
        internal string Port { get; }

        /// <summary>Starts a bare one: nothing is set, and no DNS server is named.</summary>
        internal static async Task<DeviceProcess> StartAsync()
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pseudo-terminals.");
            TemporaryDirectory directory = new();
            string[] arguments =
                [ToolRun.Assembly, "run", "--settings", directory.PathOf(Settings), "--console", "pty"];
            (ServerProcess process, Match ready) =
                await ServerProcess.StartAsync(ToolRun.Dotnet, arguments, directory, ConsoleLine());
            return new DeviceProcess(process, directory, ready.Groups[1].Value);
        }

        /// <summary>Tells which of its files hold some octets.</summary>
        /// <param name="octets">What to look for.</param>
        /// <returns>The files' names.</returns>
        internal string[] FilesWith(byte[] octets)
        {
            return [.. Directory.GetFiles(_directory.PathOf(Settings), "*", SearchOption.AllDirectories)
                .Where(path => Contents(path).IndexOf(octets) >= 0)
                .Select(path => Path.GetFileName(path))];
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        // The file that locks the directory is the phone's alone while it runs, and empty.
        private static ReadOnlySpan<byte> Contents(string path)
        {
            try
            {
                return File.ReadAllBytes(path);
            }
            catch (IOException) when (new FileInfo(path).Length == 0)
            {
                return [];
            }
        }

        [GeneratedRegex("^console: (/dev/.*)$")]
        private static partial Regex ConsoleLine();
    }
}
