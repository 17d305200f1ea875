using System.Text.Json;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>A sealed phone over its own pseudo-terminal, attacked by somebody who has the cable.</summary>
    public sealed class SealedDeviceTests
    {
        [Fact]
        public async Task What_was_sealed_cannot_be_changed()
        {
            await using SealedDevice device = await SealedDevice.MakeAsync();
            DeviceConsole console = device.Console;
            string before = device.Guarded();
            using FactoryKey thief = FactoryKey.Create();
            string digest = console.Ask("anchor show 1").GetProperty("sha256").GetString()!;
            string[] attacks =
            [
                "anchor add", "anchor remove 1", $"anchor remove {digest}",
                "set tls.policy rfc5922", "set tls.fallback off", "set tls.allow-cn on", "set tls.eku off",
                "set tls.clock optional", "set TLS.POLICY rfc5922", $"set factory.key {thief.PublicText}",
                "set device.serial S18", "unset tls.policy", "unset tls.fallback", "unset tls.allow-cn",
                "unset tls.eku", "unset tls.clock", "unset factory.key", "unset device.serial",
            ];
            foreach (string attack in attacks)
            {
                Assert.Contains("sealed", DeviceConsole.Field(console.Expect("sealed", attack), "message"));
                console.Type(attack, "the device is sealed");
            }

            console.Expect("unknown-command", "factory seal");
            Assert.Equal("False", DeviceConsole.Field(console.Expect("ok", "status"), "staged"));
            console.Expect("ok", "apply");
            Assert.Equal(before, device.Guarded());
            console.Restart("reboot");
            Assert.Equal(before, device.Guarded());
            await device.Kamailio.AwaitBoundAsync(count: 2);
        }

        // The lines of a certificate after a refused "anchor add" are commands that there are not.
        [Fact]
        public async Task A_pasted_anchor_is_not_taken()
        {
            await using SealedDevice device = await SealedDevice.MakeAsync();
            string before = device.Guarded();
            JsonElement reply = device.Console.Paste("anchor add", Certificates.PemOf(Certificates.OtherRoot));
            Assert.Equal("sealed", DeviceConsole.Field(reply, "code"));
            string refusal = device.Console.TypeToPrompt("anchor add");
            Assert.Contains("sealed", refusal);
            device.Console.Type(Certificates.PemOf(Certificates.OtherRoot).TrimEnd(), "no command asked for it");
            device.Console.TypeToPrompt("yes");

            Assert.Equal(before, device.Guarded());
        }

        [Fact]
        public async Task A_seal_is_broken_by_its_own_token_alone_and_once()
        {
            await using SealedDevice device = await SealedDevice.MakeAsync();
            DeviceConsole console = device.Console;
            using Factory otherFactory = await Factory.CreateAsync();
            JsonElement asked = console.Expect("ok", "factory challenge");
            string id = DeviceConsole.Field(asked, "device");
            string challenge = DeviceConsole.Field(asked, "challenge");

            AssertRefused("token", await otherFactory.TokenAsync(id, challenge));
            AssertRefused("token", await device.Factory.TokenAsync(id + "x", challenge));
            AssertRefused("token", await device.Factory.TokenAsync(id, new string('0', challenge.Length)));
            AssertRefused("malformed", "AAAA");
            string right = await device.Factory.TokenAsync(id, challenge);
            AssertRefused("token", (right[0] == 'A' ? 'B' : 'A') + right[1..]);
            Assert.Equal("True", DeviceConsole.Field(console.Expect("ok", "factory status"), "sealed"));

            Assert.Equal("False", DeviceConsole.Field(console.Expect("ok", $"factory unseal {right}"), "sealed"));
            console.Expect("wrong-state", $"factory unseal {right}");
            console.Expect("ok", "set tls.eku sip");
            console.Expect("ok", "discard");
            console.Expect("ok", "factory seal");
            AssertRefused("token", right);
            console.Restart("reboot");
            AssertRefused("token", right);
            asked = console.Expect("ok", "factory challenge");
            Assert.NotEqual(challenge, DeviceConsole.Field(asked, "challenge"));
            string next = await device.Factory.TokenAsync(id, DeviceConsole.Field(asked, "challenge"));
            console.Type($"factory unseal {next}", "The seal is broken");

            void AssertRefused(string reason, string token)
            {
                JsonElement reply = console.Expect("refused", $"factory unseal {token}");
                Assert.Equal(reason, DeviceConsole.Field(reply, "reason"));
                Assert.Equal("True", DeviceConsole.Field(console.Expect("ok", "factory status"), "sealed"));
            }
        }

        [Fact]
        public async Task A_factory_reset_takes_the_account_and_leaves_the_trust()
        {
            await using SealedDevice device = await SealedDevice.MakeAsync();
            DeviceConsole console = device.Console;
            string before = device.Guarded();

            // What is looked for can be found.
            Assert.Contains("settings.", string.Join(' ', device.FilesWithSecrets()));
            Assert.Contains("identity.", string.Join(' ', device.FilesWithSecrets()));
            console.Restart("factory reset");
            Assert.Empty(device.FilesWithSecrets());
            await device.Kamailio.AwaitUnboundAsync();
            Assert.Empty(await device.Kamailio.ContactsAsync());
            Assert.Equal(before, device.Guarded());
            JsonElement status = console.Expect("ok", "status");
            Assert.Equal("not-configured", DeviceConsole.Field(status, "phone"));
            Assert.Equal("True", DeviceConsole.Field(status, "sealed"));
            Assert.Equal("1", DeviceConsole.Field(status, "anchors"));
            Assert.Equal("False", DeviceConsole.Field(status, "device-identity"));

            int requests = device.Kamailio.RequestCount("REGISTER");
            console.Expect("wrong-state", "register");
            console.Restart("reboot");
            console.Expect("wrong-state", "register");
            Assert.Equal(requests, device.Kamailio.RequestCount("REGISTER"));

            JsonElement asked = console.Expect("ok", "factory challenge");
            string token = await device.Factory.TokenAsync(
                DeviceConsole.Field(asked, "device"), DeviceConsole.Field(asked, "challenge"));
            console.Expect("ok", $"factory unseal {token}");
            console.Expect("ok", "anchor remove 1");
        }
    }
}
