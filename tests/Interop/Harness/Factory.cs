using SipPhone.Lab;

namespace SipPhone.Interop
{
    // What a manufacturer has: an authority of its own for devices, made by sipphone ca init, the anchors of the
    // servers' authority, orders, and the protocol.

    /// <summary>A factory in a directory.</summary>
    internal sealed class Factory : IDisposable
    {
        /// <summary>The file with the anchor of those who issue servers' certificates.</summary>
        internal const string ServersRoot = "servers-root.pem";

        /// <summary>The directory of the authority for devices, beside the orders.</summary>
        internal const string AuthorityName = "pki";

        private readonly TemporaryDirectory _directory = new();
        private readonly AuthorityDirectory _authority;

        private Factory()
        {
            _authority = new AuthorityDirectory(_directory.PathOf(AuthorityName));
        }

        /// <summary>The authority for devices.</summary>
        internal CertificateAuthority Authority { get; private set; } = null!;

        /// <summary>The directory of the authority for devices.</summary>
        internal string AuthorityPath => _authority.DirectoryPath;

        /// <summary>The key that may break seals, as the setting takes it.</summary>
        internal string FactoryKey => File.ReadAllText(_authority.FactoryPublicPath).Trim();

        /// <summary>The protocol.</summary>
        internal string ProtocolPath => _directory.PathOf("protocol.jsonl");

        /// <summary>Makes one whose authority may issue certificates for these hosts of the domain.</summary>
        internal static async Task<Factory> CreateAsync(params string[] hosts)
        {
            Factory factory = new();
            await ToolRun.DoneAsync("ca", "init", factory.AuthorityPath);
            File.AppendAllLines(
                factory._authority.PolicyPath, hosts.Select(host => $"{Certificates.Domain} {host}"));
            factory.Authority = factory._authority.Load();
            factory._directory.Write(ServersRoot, Certificates.PemOf(Certificates.Root));
            return factory;
        }

        /// <summary>Writes a file beside the orders.</summary>
        /// <returns>Its path.</returns>
        internal string Write(string name, string content)
        {
            return _directory.Write(name, content);
        }

        /// <summary>Provisions the devices on some ports; fails the test when that does not work out.</summary>
        /// <param name="order">The order, a row a device.</param>
        /// <param name="ports">The ports.</param>
        /// <param name="more">Further arguments.</param>
        internal async Task<ToolRun> ProvisionAsync(
            string order, IEnumerable<string> ports, params string[] more)
        {
            return await ToolRun.DoneAsync(
            [
                "provision", .. ports.SelectMany(port => (string[])["--port", port]),
                "--order", Write("order.csv", order), "--protocol", ProtocolPath, .. more,
            ]);
        }

        /// <summary>Has <c>sipphone ca unseal</c> make a token.</summary>
        internal async Task<string> TokenAsync(string device, string challenge)
        {
            ToolRun run = await ToolRun.DoneAsync(
                "ca", "unseal", AuthorityPath, "--device", device, "--challenge", challenge);
            return run.Output.Trim();
        }

        public void Dispose()
        {
            Authority.Dispose();
            _directory.Dispose();
        }
    }
}
