using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // NSD as the authority for a zone of a test: a second make beside Knot, with its own order of records, compression
    // and truncation.

    /// <summary>An authoritative DNS server on a free loopback port, UDP and TCP.</summary>
    internal sealed partial class NsdServer : IDnsServer
    {
        private readonly ServerProcess _process;

        private NsdServer(ServerProcess process, int port)
        {
            _process = process;
            Port = port;
        }

        /// <inheritdoc/>
        public int Port { get; }

        /// <summary>Starts one; skips the test where NSD is not installed.</summary>
        /// <param name="name">The zone's name, without the trailing dot.</param>
        /// <param name="records">Its records: lines of a zone file relative to the zone. SOA and NS are added.</param>
        internal static async Task<NsdServer> StartAsync(string name, string records)
        {
            string path = Requires.Command("nsd", "nsd");
            TemporaryDirectory directory = new();
            directory.Write(name + ".zone", Zones.Preamble + records + "\n");
            (ServerProcess process, int port) = await ServerProcess.StartOnFreePortAsync(
                path,
                port => ["-d", "-c", directory.Write("nsd.conf", Configuration(port, directory, name))],
                directory,
                ReadyLine());
            return new NsdServer(process, port);
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        // No other user to become, no control socket, and nothing written outside of the directory.
        private static string Configuration(int port, TemporaryDirectory directory, string name)
        {
            return $"""
                server:
                  ip-address: 127.0.0.1@{port}
                  server-count: 1
                  username: ""
                  database: ""
                  zonesdir: "{directory.Path}"
                  xfrdir: "{directory.Path}"
                  pidfile: "{directory.PathOf("nsd.pid")}"
                  xfrdfile: "{directory.PathOf("xfrd.state")}"
                  zonelistfile: "{directory.PathOf("zone.list")}"
                remote-control:
                  control-enable: no
                zone:
                  name: "{name}"
                  zonefile: "{name}.zone"

                """;
        }

        // Its sockets are bound and its zones loaded before this is said.
        [GeneratedRegex("notice: nsd started ")]
        private static partial Regex ReadyLine();
    }
}
