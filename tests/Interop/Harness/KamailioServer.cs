using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    // Kamailio as a registrar and proxy over TLS with digest authentication, bindings in memory, and with a plain UDP
    // socket on the same port for SIPp. What it saw is read from its log, where its script writes a line for each
    // request and each connection that ended; what it holds, kamcmd asks.
    // Invariant: a connection's requests are logged before its end, so "ended, and no request" is final.

    /// <summary>A Kamailio on a free loopback port.</summary>
    internal sealed partial class KamailioServer : IAsyncDisposable
    {
        /// <summary>The user that our phone is, and the password.</summary>
        internal const string User = "alice";

        internal const string Password = "correct horse battery staple";

        /// <summary>The password of every other user; baresip's account lines have no room for a space.</summary>
        internal const string PeerPassword = "plain";

        /// <summary>A pattern for everybody who may register.</summary>
        internal const string Users = $"{User}|{BaresipPhone.Bob}|{BaresipPhone.Carol}|door-[0-9]+";

        private const string Package = "kamailio";
        private const int SipsPort = 5061;

        private readonly TemporaryDirectory _directory;
        private ServerProcess _process;

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

        /// <summary>Waits until it has bound a user.</summary>
        /// <param name="user">Who.</param>
        /// <param name="count">How often, refreshes included, since it was started.</param>
        /// <returns>The contact that it holds.</returns>
        internal async Task<string> AwaitBoundAsync(string user = User, int count = 1)
        {
            Regex line = new($"<script>: bound sips?:{user}@.* to (.*)$");
            return (await _process.WaitForLineAsync(line, count)).Groups[1].Value;
        }

        /// <summary>Waits until a user has registered on a connection with this client certificate.</summary>
        /// <param name="user">Who.</param>
        /// <param name="commonName">The certificate's common name.</param>
        internal async Task AwaitCertificateAsync(string user, string commonName)
        {
            await _process.WaitForLineAsync(new Regex($"<script>: certificate of {user}: {Regex.Escape(commonName)}$"));
        }

        /// <summary>Waits until it holds no binding of its user any more.</summary>
        internal async Task AwaitUnboundAsync()
        {
            await _process.WaitForLineAsync(UnboundLine());
        }

        /// <summary>How many requests of a method it saw since it was started.</summary>
        internal int RequestCount(string method)
        {
            return _process.CountOf(new Regex($"<script>: request {method}$"));
        }

        /// <summary>Waits until it has seen so many requests of a method since it was started.</summary>
        internal async Task AwaitRequestsAsync(string method, int count)
        {
            await _process.WaitForLineAsync(new Regex($"<script>: request {method}$"), count);
        }

        /// <summary>From now on answers 503 to every request that starts something, or no longer.</summary>
        internal async Task SetUnavailableAsync(bool isUnavailable)
        {
            string value = isUnavailable ? "1" : "0";
            await CommandAsync("pv.shvSet", KamailioScript.UnavailableVariable, "int", value);
        }

        /// <summary>Sends what is for the static user to a plain UDP port of this machine.</summary>
        internal async Task RouteStaticUserAsync(int port)
        {
            await CommandAsync("pv.shvSet", KamailioScript.StaticRouteVariable, "str", $"sip:127.0.0.1:{port}");
        }

        /// <summary>Ends at once, as in a crash: bindings and connections are gone.</summary>
        internal Task KillAsync()
        {
            return _process.KillAsync();
        }

        /// <summary>Starts again after <see cref="KillAsync"/>, on the same port.</summary>
        internal async Task StartAgainAsync()
        {
            _process = await _process.StartAgainAsync(ReadyLine());
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
            string answer = await CommandAsync("ul.lookup", "location", $"{User}@{Certificates.Domain}");
            Assert.True(answer.Length > 0, "kamcmd said nothing");
            return [.. ContactLine().Matches(answer).Select(match => match.Groups[1].Value)];
        }

        public ValueTask DisposeAsync()
        {
            return _process.DisposeAsync();
        }

        /// <summary>Has kamcmd give a command.</summary>
        /// <returns>What came of it; empty when nothing is to be said.</returns>
        private async Task<string> CommandAsync(params string[] words)
        {
            string socket = "unix:" + _directory.PathOf(KamailioScript.ControlSocket);
            ProcessStartInfo start = new(Requires.Command("kamcmd", Package), ["-s", socket, .. words])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process command = Process.Start(start)!;
            Task<string> output = command.StandardOutput.ReadToEndAsync();
            string errors = await command.StandardError.ReadToEndAsync().WaitAsync(Patience.Limit);
            Assert.True(errors.Length == 0, $"kamcmd {string.Join(' ', words)}: {errors}");
            return await output.WaitAsync(Patience.Limit);
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

        [GeneratedRegex($"<script>: unbound sips?:{User}@")]
        private static partial Regex UnboundLine();

        [GeneratedRegex("<script>: connection ended$")]
        private static partial Regex ConnectionEndLine();

        [GeneratedRegex(@"^\s*Address: (.*)$", RegexOptions.Multiline)]
        private static partial Regex ContactLine();
    }
}
