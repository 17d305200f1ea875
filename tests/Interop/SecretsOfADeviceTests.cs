using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary>Whoever has the console of a phone does not get its secrets out of it.</summary>
    public sealed partial class SecretsOfADeviceTests
    {
        private static readonly string[] Commands =
        [
            "show", "show all", "show sip.password", "show net.wifi.password", "show console.password",
            "show factory.key", "status", "help", "help set", "help sip.password", "identity", "identity show",
            "anchor list", "anchor show 1", "factory status", "factory challenge", "version", "log", "trace", "time",
            "inspect", "locate sip:example.com", "set", "set sip.passwort x", "unset", "apply",
        ];

        [Fact]
        public async Task No_command_and_no_log_tells_a_secret()
        {
            await using SealedDevice device = await SealedDevice.MakeAsync(SealedDevice.ConsolePassword);
            DeviceConsole console = device.Console;
            console.Expect("ok", "log debug");
            console.Expect("ok", "trace on");
            foreach (string command in Commands)
            {
                console.Ask(command);
                console.TypeToPrompt(command);
            }

            console.Expect("ok", "unregister");
            await device.Kamailio.AwaitUnboundAsync();
            console.AskUntil("status", "phone", "stopped");
            console.Expect("ok", "register");
            await device.Kamailio.AwaitBoundAsync(count: 2);
            console.AskUntil("status", "phone", "registered");

            // The trace was on, and the credentials went by.
            Assert.Contains("REGISTER sip", console.Text);
            Assert.Contains("Authorization: Digest", console.Text);
            Assert.DoesNotMatch("response=\"?[0-9a-f]", LogFold().Replace(console.Text, string.Empty));
            AssertNoSecretIn(console.Text);
        }

        [Fact]
        public async Task A_locked_console_does_nothing_and_no_password_is_echoed()
        {
            await using SealedDevice device = await SealedDevice.MakeAsync(SealedDevice.ConsolePassword);
            DeviceConsole console = device.Console;
            console.Ask("logout");
            foreach (string command in Commands.Append("factory reset").Append("anchor add").Append("reboot"))
            {
                if (!command.StartsWith("help", StringComparison.Ordinal) && command != "version")
                {
                    console.Expect("locked", command);
                }
            }

            console.Expect("ok", $"login {SealedDevice.ConsolePassword}");
            console.Expect("ok", "show");
            console.Expect("ok", "logout");
            console.Expect("refused", $"login {SealedDevice.ConsolePassword}x");
            console.Expect("refused", "login not this");
            console.Expect("locked", "show");
            AssertNoSecretIn(console.Text);
            console.Type("", "Password: ");
        }

        private static void AssertNoSecretIn(string text)
        {
            // Long lines of a message go on in the next line of the log.
            string joined = LogFold().Replace(text, string.Empty);
            Assert.All(SealedDevice.SecretTexts, secret =>
            {
                Assert.DoesNotContain(secret, text);
                Assert.DoesNotContain(secret, joined);
            });
        }

        [GeneratedRegex(@"\r\n[0-9.]+   \| ")]
        private static partial Regex LogFold();
    }
}
