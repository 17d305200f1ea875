using System.Text.Json;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary>The README's way from a bare board to a registered phone, typed as it stands there.</summary>
    public sealed partial class WalkthroughTests : IAsyncDisposable
    {
        private const string Prompt = "nf-sipphone> ";
        private const string Staged = "nf-sipphone*> ";
        private const string Password = "a word that nobody guesses";

        private readonly TemporaryDirectory _directory = new();
        private readonly int _dnsPort = ServerProcess.FreePort();
        private readonly int _sipPort = ServerProcess.FreePort();
        private readonly Stack<Shell> _shells = new();

        private string Try => _directory.PathOf("try");

        [Fact]
        public async Task From_bare_board_to_registered_phone()
        {
            await StartWorldAsync();
            Shell shell = await OpenAsync();
            TmuxSession phone = shell.Terminal;
            await shell.EnterBlockAsync("the phone");
            await phone.WaitForAsync(EndsWithPrompt, "a prompt");

            await shell.EnterBlockAsync("the anchor");
            await phone.WaitForAsync("Paste");
            await phone.PasteAsync(Path.Combine(Try, "pki/root.pem"));
            string screen = await phone.WaitForAsync("Trust this authority?");
            ToolRun shown = await ToolRun.DoneAsync("ca", "show", Path.Combine(Try, "pki"));
            string digest = DigestPattern().Match(screen).Value;
            Assert.True(digest.Length > 0 && shown.Output.Contains(digest), $"{digest}\n{screen}\n{shown.Output}");
            await phone.EnterAsync("yes");

            await phone.WaitForAsync(EndsWithPrompt, "a prompt after the anchor");

            // All at once, as it is copied: the password is asked for last.
            await shell.EnterBlockAsync("the account");
            await phone.WaitForAsync("Its value:");
            await phone.EnterAsync(Password);
            Assert.DoesNotContain(Password, await phone.WaitForAsync(screen => EndsWith(screen, Staged), "a prompt"));
            await shell.EnterBlockAsync("the end of the account");
            await phone.WaitForAsync("Registered for 3600 seconds.");
            await CallAsync(shell);
            await phone.PressAsync("C-d");
            await phone.WaitForAsync(screen => screen.TrimEnd().EndsWith("\n$"), "the shell");
        }

        [Fact]
        public async Task At_the_factory()
        {
            await StartWorldAsync();
            Shell device = await OpenAsync();
            await device.Terminal.EnterAsync("cd try");
            await device.EnterBlockAsync("the device");
            string screen = await device.Terminal.WaitForAsync("Ctrl+C ends the phone.");
            string port = PortPattern().Match(screen).Value;

            Shell station = await OpenAsync();
            await station.Terminal.EnterAsync("cd try");
            station.WriteBlock("the order", Path.Combine(Try, "orders.csv"));
            await station.EnterBlockAsync(
                "the station", line => line.Replace("/dev/pts/3", port, StringComparison.Ordinal));
            await station.Terminal.WaitForAsync("1 line is whole and signed by this key.");

            using DeviceConsole console = new(port);
            console.Type("", Prompt);
            JsonElement status = console.AskUntil("status", "phone", "registered");
            Assert.Equal("True", DeviceConsole.Field(status, "device-identity"));
            Assert.Equal("atlanta.example", DeviceConsole.Field(status, "identities"));
        }

        public async ValueTask DisposeAsync()
        {
            while (_shells.TryPop(out Shell? shell))
            {
                await shell.DisposeAsync();
            }

            _directory.Dispose();
        }

        private static async Task CallAsync(Shell shell)
        {
            string[] steps = [.. Walkthrough.Block("the call"), .. Walkthrough.Block("the end of the call")];
            Assert.Equal(["status", "inspect", "call sip:echo@atlanta.example", "hangup"], steps);
            string[] seen = ["registered", "atlanta.example", "stands.", "ended"];
            foreach ((string step, string text) in steps.Zip(seen))
            {
                // What is seen already does not count.
                await shell.Terminal.ClearAsync();
                await shell.Terminal.EnterAsync(step);
                await shell.Terminal.WaitForAsync(
                    screen => screen.Contains(text) && EndsWithPrompt(screen), $"{text} after {step}");
            }
        }

        private static bool EndsWithPrompt(string screen) => EndsWith(screen, Prompt);

        private static bool EndsWith(string screen, string prompt)
        {
            return screen.TrimEnd().EndsWith("\n" + prompt.TrimEnd(), StringComparison.Ordinal);
        }

        private async Task StartWorldAsync()
        {
            Shell world = await OpenAsync();
            await world.EnterBlockAsync("the world", line => line.StartsWith("sipphone lab ", StringComparison.Ordinal)
                ? $"{line} --dns-port {_dnsPort} --sip-port {_sipPort}"
                : line);
            await world.Terminal.WaitForAsync("Ctrl+C ends it.");
        }

        private async Task<Shell> OpenAsync()
        {
            Shell shell = await Shell.StartAsync(_directory, _dnsPort);
            _shells.Push(shell);
            return shell;
        }

        [GeneratedRegex("/dev/pts/[0-9]+")]
        private static partial Regex PortPattern();

        [GeneratedRegex("[0-9a-f]{64}")]
        private static partial Regex DigestPattern();
    }
}
