using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // chrony tells this machine's time, and leaves its clock alone (-x). Nothing is asked of other servers.

    /// <summary>A time server on a free loopback port.</summary>
    internal sealed partial class ChronyServer : IAsyncDisposable
    {
        private readonly ServerProcess _process;

        private ChronyServer(ServerProcess process, int port)
        {
            _process = process;
            Port = port;
        }

        /// <summary>Its UDP port on 127.0.0.1.</summary>
        internal int Port { get; }

        /// <summary>Starts one; skips the test where chrony is not installed.</summary>
        /// <param name="knowsTime">False for one that has no source of time.</param>
        internal static async Task<ChronyServer> StartAsync(bool knowsTime = true)
        {
            string path = Requires.Command("chronyd", "chrony");
            TemporaryDirectory directory = new();
            (ServerProcess process, int port) = await ServerProcess.StartOnFreePortAsync(
                path,
                port =>
                [
                    "-d", "-x", "-U", "-u", Environment.UserName,
                    "-f", directory.Write("chrony.conf", Configuration(port, directory, knowsTime)),
                ],
                directory,
                ReadyLine());
            return new ChronyServer(process, port);
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        // No control port, no control socket, and nothing written outside of the directory.
        private static string Configuration(int port, TemporaryDirectory directory, bool knowsTime)
        {
            return $"""
                port {port}
                bindaddress 127.0.0.1
                allow 127.0.0.1
                cmdport 0
                bindcmdaddress /
                pidfile {directory.PathOf("chronyd.pid")}
                {(knowsTime ? "local stratum 8" : string.Empty)}

                """;
        }

        // Its socket opens right after this: who asks at once may have to ask again.
        [GeneratedRegex("Disabled control of system clock")]
        private static partial Regex ReadyLine();
    }
}
