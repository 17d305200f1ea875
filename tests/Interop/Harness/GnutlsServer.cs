using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary><c>gnutls-serv</c>, which sends each line back.</summary>
    internal sealed partial class GnutlsServer : TlsServer
    {
        private GnutlsServer(ServerProcess process, int port)
            : base(process, port)
        {
        }

        internal override Regex ClientName => ClientNameLine();

        internal static async Task<GnutlsServer> StartAsync(TlsServerOptions options)
        {
            string path = Requires.Command("gnutls-serv", "gnutls-bin");
            TemporaryDirectory directory = new();
            string chain = directory.Write("chain.pem", options.WithIntermediates
                ? options.Certificate.ToPemChain()
                : options.Certificate.Certificate.ExportCertificatePem());
            string key = directory.Write("key.pem", options.Certificate.ToPemKey());
            string version = options.Version switch
            {
                SslProtocols.Tls13 => "1.3",
                SslProtocols.Tls12 => "1.2",
                _ => "1.1",
            };

            // Without tickets, the last octet of the handshake is the last one before a conversation.
            List<string> arguments =
            [
                "--echo", "--noticket", "--x509certfile", chain, "--x509keyfile", key,
                "--priority", "NORMAL:-VERS-ALL:+VERS-TLS" + version,
            ];
            if (options.ClientAuthority is { } authority)
            {
                string anchor = directory.Write("clients.pem", Certificates.PemOf(authority));
                arguments.AddRange("--require-client-cert", "--verify-client-cert", "--x509cafile", anchor);
            }
            else
            {
                arguments.Add("--disable-client-cert");
            }

            // It can be told a port, but not an address.
            (ServerProcess process, int port) = await ServerProcess.StartOnFreePortAsync(
                path, port => [.. arguments, "--port", $"{port}"], directory, ReadyLine());
            return new GnutlsServer(process, port);
        }

        internal override string AnswerTo(string line)
        {
            return line;
        }

        [GeneratedRegex(@"listening on IPv4 .*\.\.\.done$")]
        private static partial Regex ReadyLine();

        [GeneratedRegex("^\tSubject: CN=(.*)$")]
        private static partial Regex ClientNameLine();
    }
}
