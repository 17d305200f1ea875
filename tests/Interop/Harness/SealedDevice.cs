using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    // A device as it leaves the factory, registered at Kamailio. Everything in it that nobody may see again is known
    // here, so that it can be looked for.

    /// <summary>A sealed phone at its console, with the servers and the factory around it.</summary>
    internal sealed class SealedDevice : IAsyncDisposable
    {
        internal const string Serial = "S17";
        internal const string ConsolePassword = "canary in a coal mine";

        private const string WifiPassword = "canary in the air";

        private readonly Stack<IAsyncDisposable> _parts = new();
        private DeviceProcess _process = null!;

        private SealedDevice(Factory factory)
        {
            Factory = factory;
        }

        internal Factory Factory { get; }

        internal KamailioServer Kamailio { get; private set; } = null!;

        internal DeviceConsole Console { get; private set; } = null!;

        /// <summary>The secrets that the store has to hold as they are.</summary>
        internal static byte[][] StoredSecrets =>
        [
            Encoding.UTF8.GetBytes(KamailioServer.Password), Encoding.UTF8.GetBytes(WifiPassword), PrivateNumber,
        ];

        /// <summary>All secrets as text, with what is as good as one (RFC 7616 §3.4.2: A1).</summary>
        internal static IEnumerable<string> SecretTexts
        {
            get
            {
                string a1 = $"{KamailioServer.User}:{Certificates.Domain}:{KamailioServer.Password}";
                string[] key = Certificates.Device.ToPemKey().Split('\n', StringSplitOptions.RemoveEmptyEntries);
                return
                [
                    KamailioServer.Password, WifiPassword, ConsolePassword,
                    Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(a1))),
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(a1))),
                    Convert.ToHexStringLower(PrivateNumber), .. key[1..^1],
                ];
            }
        }

        private static byte[] PrivateNumber
        {
            get
            {
                using ECDsa key = ECDsa.Create();
                key.ImportFromPem(Certificates.Device.ToPemKey());
                return key.ExportParameters(includePrivateParameters: true).D!;
            }
        }

        /// <summary>Makes one: provisioned, sealed, and registered.</summary>
        /// <param name="consolePassword">What its console asks for; empty for nothing.</param>
        internal static async Task<SealedDevice> MakeAsync(string consolePassword = "")
        {
            SealedDevice device = new(await Factory.CreateAsync());
            try
            {
                await device.StartAsync(consolePassword);
                return device;
            }
            catch
            {
                await device.DisposeAsync();
                throw;
            }
        }

        /// <summary>Which of the device's files hold one of its secrets.</summary>
        internal IEnumerable<string> FilesWithSecrets()
        {
            return StoredSecrets.SelectMany(_process.FilesWith).Distinct();
        }

        /// <summary>All that an attack may not change, as the console shows it.</summary>
        internal string Guarded()
        {
            JsonElement shown = Console.Expect("ok", "show all").GetProperty("settings");
            IEnumerable<JsonElement> settings =
                shown.EnumerateArray().Where(setting => setting.GetProperty("sealed").GetBoolean());
            JsonElement anchors = Console.Expect("ok", "anchor list").GetProperty("anchors");
            return $"{string.Join('\n', settings)}\n{anchors}";
        }

        public async ValueTask DisposeAsync()
        {
            Console?.Dispose();
            while (_parts.TryPop(out IAsyncDisposable? part))
            {
                await part.DisposeAsync();
            }

            Factory.Dispose();
        }

        private async Task StartAsync(string consolePassword)
        {
            Kamailio = Own(await KamailioServer.StartAsync(
                new KamailioOptions { ClientAuthority = Certificates.Root }));
            KnotServer knot = Own(await KnotServer.StartAsync(Zones.Located(Kamailio.Port)));
            _process = Own(await DeviceProcess.StartAsync());
            Factory.Write("device.pem", Certificates.Device.ToPemChain() + Certificates.Device.ToPemKey());
            string[] columns =
            [
                "serial", "domain", "user", "password", "anchors", "dns.servers", "certificate", "factory.key",
                "net.wifi.ssid", "net.wifi.password", "console-password", "policy", "seal",
            ];
            string[] row =
            [
                Serial, Certificates.Domain, KamailioServer.User, KamailioServer.Password, Factory.ServersRoot,
                $"127.0.0.1:{knot.Port}", "device.pem", Factory.FactoryKey,
                "workshop", WifiPassword, consolePassword, "domain-certs", "yes",
            ];
            await Factory.ProvisionAsync(
                $"{string.Join(',', columns)}\n{string.Join(',', row)}\n", [_process.Port]);
            await Kamailio.AwaitBoundAsync();
            Console = new DeviceConsole(_process.Port);
            Console.Type("", consolePassword.Length > 0 ? "Password: " : DeviceConsole.Prompt);
            if (consolePassword.Length > 0)
            {
                Console.Type(consolePassword, DeviceConsole.Prompt);
            }

            Console.AskUntil("status", "phone", "registered");
        }

        private T Own<T>(T part)
            where T : IAsyncDisposable
        {
            _parts.Push(part);
            return part;
        }
    }
}
