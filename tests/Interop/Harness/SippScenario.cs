using System.Globalization;
using System.Net.NetworkInformation;

namespace SipPhone.Interop
{
    // SIPp speaks plain UDP and stands behind a Kamailio. Its verdict is its exit code: 0 only when every call went as
    // the scenario says.

    /// <summary>A SIPp that plays a scenario of tests/Interop/Scenarios.</summary>
    internal sealed class SippScenario : IAsyncDisposable
    {
        /// <summary>The user whose calls Kamailio sends to SIPp.</summary>
        internal const string User = "sipp";

        private const string Package = "sip-tester";

        // On the slowest machine; on one that has time it is some thirty.
        private const int CallsInASecondAtLeast = 5;

        private readonly ServerProcess _process;
        private readonly TemporaryDirectory _directory;
        private readonly string _name;

        private SippScenario(ServerProcess process, TemporaryDirectory directory, string name)
        {
            _process = process;
            _directory = directory;
            _name = name;
        }

        /// <summary>Starts one that waits for calls to its user.</summary>
        /// <param name="kamailio">From where the calls come.</param>
        /// <param name="name">The scenario's name.</param>
        /// <param name="calls">How many calls there will be.</param>
        /// <param name="marks">What stands in the scenario, and what is to stand there instead.</param>
        internal static async Task<SippScenario> WaitForCallsAsync(
            KamailioServer kamailio, string name, int calls = 1, params (string Mark, string Text)[] marks)
        {
            (SippScenario scenario, int port) = Start(name, calls, marks, []);
            try
            {
                await AwaitUdpPortAsync(port);
                await kamailio.RouteStaticUserAsync(port);
                return scenario;
            }
            catch
            {
                await scenario.DisposeAsync();
                throw;
            }
        }

        /// <summary>Starts one that calls somebody of the domain, one call after the other.</summary>
        /// <param name="kamailio">Through whom it calls.</param>
        /// <param name="user">Whom.</param>
        /// <param name="name">The scenario's name.</param>
        /// <param name="calls">How many times.</param>
        /// <param name="marks">What stands in the scenario, and what is to stand there instead.</param>
        internal static SippScenario Call(
            KamailioServer kamailio, string user, string name, int calls = 1,
            params (string Mark, string Text)[] marks)
        {
            string[] target = ["-s", user, "-l", "1", "-r", "100", $"127.0.0.1:{kamailio.Port}"];
            return Start(name, calls, marks, target).Scenario;
        }

        /// <summary>Waits until all calls are done, and fails the test when one went otherwise.</summary>
        internal async Task AwaitSuccessAsync()
        {
            int exitCode = await _process.AwaitExitAsync();
            Assert.True(exitCode == 0, $"SIPp's {_name} ended with {exitCode}\n{Errors()}");
        }

        public async ValueTask DisposeAsync()
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"SIPp's {_name}:\n{Errors()}\n{Read("messages.log")}");
            await _process.DisposeAsync();
        }

        private static (SippScenario Scenario, int Port) Start(
            string name, int calls, (string Mark, string Text)[] marks, string[] target)
        {
            string path = Requires.Command("sipp", Package);
            TemporaryDirectory directory = new();
            string scenario = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", name + ".xml"));
            foreach ((string mark, string text) in marks)
            {
                scenario = scenario.Replace(mark, text, StringComparison.Ordinal);
            }

            string file = directory.Write(name + ".xml", scenario);
            int port = ServerProcess.FreePort();
            int seconds = (int)Patience.Limit.TotalSeconds + (calls / CallsInASecondAtLeast);
            string timeout = seconds.ToString(CultureInfo.InvariantCulture) + "s";
            string[] arguments =
            [
                "-sf", file, "-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", $"{port}", "-m", $"{calls}", "-nostdin",
                "-timeout", timeout, "-timeout_error",
                "-key", "domain", Certificates.Domain,
                "-trace_err", "-error_file", directory.PathOf("errors.log"),
            ];

            // The messages of a long run would say nothing that those of one call don't.
            string[] trace = calls > 10 ? [] : ["-trace_msg", "-message_file", directory.PathOf("messages.log")];
            ServerProcess process = ServerProcess.Start(path, [.. arguments, .. trace, .. target], directory);
            return (new SippScenario(process, directory, name), port);
        }

        /// <summary>Waits until somebody has the port: SIPp, which says nothing when it is ready.</summary>
        private static async Task AwaitUdpPortAsync(int port)
        {
            using CancellationTokenSource limit = new(Patience.Limit);
            using PeriodicTimer interval = new(TimeSpan.FromMilliseconds(10));
            IPGlobalProperties properties = IPGlobalProperties.GetIPGlobalProperties();
            while (!properties.GetActiveUdpListeners().Any(listener => listener.Port == port))
            {
                await interval.WaitForNextTickAsync(limit.Token);
            }
        }

        private string Errors()
        {
            return Read("errors.log");
        }

        private string Read(string name)
        {
            string path = _directory.PathOf(name);
            return File.Exists(path) ? File.ReadAllText(path) : $"no {name}";
        }
    }
}
