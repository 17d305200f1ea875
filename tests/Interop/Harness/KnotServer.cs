using System.Text;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // Knot DNS as the authority for the zones of a test, from zone files as people write them (RFC 1035 §5).

    /// <summary>An authoritative DNS server on a free loopback port, UDP and TCP.</summary>
    internal sealed partial class KnotServer : IDnsServer
    {
        private readonly ServerProcess _process;

        private KnotServer(ServerProcess process, int port)
        {
            _process = process;
            Port = port;
        }

        /// <inheritdoc/>
        public int Port { get; }

        /// <summary>Starts one; skips the test where Knot is not installed.</summary>
        /// <param name="zones">
        /// Names of zones, without the trailing dot, and the records of each: lines of a zone file relative to the
        /// zone. SOA and NS are added.
        /// </param>
        internal static async Task<KnotServer> StartAsync(params (string Name, string Records)[] zones)
        {
            string path = Requires.Command("knotd", "knot");
            TemporaryDirectory directory = new();
            foreach ((string name, string records) in zones)
            {
                directory.Write(name + ".zone", Zones.Preamble + records + "\n");
            }

            (ServerProcess process, int port) = await ServerProcess.StartOnFreePortAsync(
                path,
                port => ["--config", directory.Write("knot.conf", Configuration(port, directory, zones))],
                directory,
                ReadyLine());
            return new KnotServer(process, port);
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        private static string Configuration(
            int port, TemporaryDirectory directory, (string Name, string Records)[] zones)
        {
            StringBuilder text = new($"""
                server:
                  listen: 127.0.0.1@{port}
                  rundir: "{directory.Path}"
                  udp-workers: 1
                  tcp-workers: 1
                  background-workers: 1
                log:
                  - target: stdout
                    any: info
                database:
                  storage: "{directory.Path}"
                zone:

                """);
            foreach ((string name, _) in zones)
            {
                text.Append($"""
                      - domain: {name}
                        storage: "{directory.Path}"
                        file: "{name}.zone"
                        zonefile-sync: -1
                        journal-content: none

                    """);
            }

            return text.ToString();
        }

        // Zones are loaded before this is said.
        [GeneratedRegex(" server started ")]
        private static partial Regex ReadyLine();
    }
}
