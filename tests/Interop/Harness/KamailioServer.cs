using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // Kamailio as a registrar over TLS with digest authentication, bindings in memory. What it saw is read from its
    // log, where its script writes a line for each request and each connection that ended; what it holds, kamcmd asks.
    // Invariant: a connection's requests are logged before its end, so "ended, and no request" is final.

    /// <summary>A Kamailio on a free loopback port.</summary>
    internal sealed partial class KamailioServer : IAsyncDisposable
    {
        /// <summary>The one user it knows, and the password.</summary>
        internal const string User = "alice";

        internal const string Password = "correct horse battery staple";

        private const string Package = "kamailio";
        private const int SipsPort = 5061;

        private readonly ServerProcess _process;
        private readonly TemporaryDirectory _directory;

        private KamailioServer(ServerProcess process, int port, TemporaryDirectory directory)
        {
            _process = process;
            Port = port;
            _directory = directory;
        }

        internal int Port { get; }

        /// <summary>SIP messages that it told of so far, good ones or not.</summary>
        internal int MessageCount => _process.CountOf(MessageLine());

        /// <summary>Starts one; skips the test where Kamailio or its TLS module is not installed.</summary>
        internal static async Task<KamailioServer> StartAsync(KamailioOptions options)
        {
            string path = Requires.Command("kamailio", Package);
            Requires.Library("kamailio/modules/tls.so", "kamailio-tls-modules");
            TemporaryDirectory directory = new();
            directory.Write("chain.pem", options.Certificate.ToPemChain());
            directory.Write("key.pem", options.Certificate.ToPemKey());
            directory.Write("tls.cfg", TlsConfiguration(options, directory));

            // One process in the foreground with its log on standard error, and memory for a few phones.
            string script = directory.PathOf("kamailio.cfg");
            string[] arguments =
                ["-DD", "-E", "-m", "64", "-M", "4", "-f", script, "-w", directory.Path, "-Y", directory.Path];
            (ServerProcess process, int port) = await ServerProcess.StartOnFreePortAsync(
                path,
                port =>
                {
                    directory.Write("kamailio.cfg", options.AddressForSipsPort is { } address
                        ? KamailioScript.For(address, SipsPort, directory, options)
                        : KamailioScript.For("127.0.0.1", port, directory, options));
                    return arguments;
                },
                directory,
                ReadyLine());
            return new KamailioServer(process, options.AddressForSipsPort is null ? port : SipsPort, directory);
        }

        /// <summary>Waits until it has told of so many SIP messages.</summary>
        internal async Task AwaitMessagesAsync(int count)
        {
            await _process.WaitForLineAsync(MessageLine(), count);
        }

        /// <summary>Waits until it has bound its user.</summary>
        /// <returns>The contact that it holds.</returns>
        internal async Task<string> AwaitBoundAsync()
        {
            return (await _process.WaitForLineAsync(BoundLine())).Groups[1].Value;
        }

        /// <summary>Waits until it holds no binding of its user any more.</summary>
        internal async Task AwaitUnboundAsync()
        {
            await _process.WaitForLineAsync(UnboundLine());
        }

        /// <summary>Waits until so many connections to it have ended, by whomever.</summary>
        internal async Task AwaitEndedConnectionsAsync(int count)
        {
            await _process.WaitForLineAsync(ConnectionEndLine(), count);
        }

        /// <summary>Asks which contacts are registered for its user.</summary>
        /// <returns>The contacts' URIs.</returns>
        internal async Task<string[]> ContactsAsync()
        {
            string socket = "unix:" + _directory.PathOf(KamailioScript.ControlSocket);
            string address = $"{User}@{Certificates.Domain}";
            ProcessStartInfo start = new(
                Requires.Command("kamcmd", Package), ["-s", socket, "ul.lookup", "location", address])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process command = Process.Start(start)!;
            Task<string> output = command.StandardOutput.ReadToEndAsync();
            string errors = await command.StandardError.ReadToEndAsync().WaitAsync(Patience.Limit);
            string answer = await output.WaitAsync(Patience.Limit);
            Assert.True(answer.Length > 0, $"kamcmd said nothing but: {errors}");
            return [.. ContactLine().Matches(answer).Select(match => match.Groups[1].Value)];
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        private static string TlsConfiguration(KamailioOptions options, TemporaryDirectory directory)
        {
            string text = $"""
                [server:default]
                method = {options.TlsMethod}
                certificate = {directory.PathOf("chain.pem")}
                private_key = {directory.PathOf("key.pem")}

                """;
            if (options.ClientAuthority is not { } authority)
            {
                return text + "verify_certificate = no\nrequire_certificate = no\n";
            }

            string anchor = directory.Write("clients.pem", Certificates.PemOf(authority));
            return text + $"verify_certificate = yes\nrequire_certificate = yes\nca_list = {anchor}\n";
        }

        [GeneratedRegex("<script>: ready$")]
        private static partial Regex ReadyLine();

        [GeneratedRegex("<script>: request |: bad request, ")]
        private static partial Regex MessageLine();

        [GeneratedRegex($"<script>: bound sip:{User}@.* to (.*)$")]
        private static partial Regex BoundLine();

        [GeneratedRegex($"<script>: unbound sip:{User}@")]
        private static partial Regex UnboundLine();

        [GeneratedRegex("<script>: connection ended$")]
        private static partial Regex ConnectionEndLine();

        [GeneratedRegex(@"^\s*Address: (.*)$", RegexOptions.Multiline)]
        private static partial Regex ContactLine();
    }
}
