using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary><c>openssl s_server</c>, which sends each line back reversed.</summary>
    internal sealed partial class OpensslServer : TlsServer
    {
        private OpensslServer(ServerProcess process, int port)
            : base(process, port)
        {
        }

        /// <summary>The line that says a client's connection came to a proper end, with close_notify.</summary>
        internal static Regex ProperEnd => ProperEndLine();

        internal override Regex ClientName => ClientNameLine();

        internal static async Task<OpensslServer> StartAsync(TlsServerOptions options)
        {
            string path = Requires.Command("openssl", "openssl");
            TemporaryDirectory directory = new();
            string leaf = directory.Write("leaf.pem", options.Certificate.Certificate.ExportCertificatePem());
            string key = directory.Write("key.pem", options.Certificate.ToPemKey());

            // Port 0: the system chooses, and the server says which.
            List<string> arguments =
            [
                "s_server", "-accept", "127.0.0.1:0", "-rev", "-cert", leaf, "-key", key,
                options.Version switch
                {
                    SslProtocols.Tls13 => "-tls1_3",
                    SslProtocols.Tls12 => "-tls1_2",
                    _ => "-tls1_1",
                },
            ];
            if (options.WithIntermediates && options.Certificate.Intermediates.Count > 0)
            {
                string chain = directory.Write("chain.pem", options.Certificate.Intermediates.ExportCertificatePems());
                arguments.AddRange("-cert_chain", chain);
            }

            if (options.Version < SslProtocols.Tls12)
            {
                // The library's own security level forbids what is that old.
                arguments.AddRange("-cipher", "DEFAULT:@SECLEVEL=0");
            }
            else
            {
                // Without tickets, the last octet of the handshake is the last one before a conversation.
                arguments.AddRange("-num_tickets", "0");
            }

            if (options.ClientAuthority is { } authority)
            {
                string anchor = directory.Write("clients.pem", Certificates.PemOf(authority));
                arguments.AddRange("-Verify", "3", "-verify_return_error");
                arguments.AddRange("-CAfile", anchor, "-no-CApath", "-no-CAstore");
            }

            (ServerProcess process, Match ready) =
                await ServerProcess.StartAsync(path, arguments, directory, ReadyLine());
            return new OpensslServer(process, int.Parse(ready.Groups[1].ValueSpan));
        }

        internal override string AnswerTo(string line)
        {
            return string.Concat(line.Reverse());
        }

        [GeneratedRegex(@"^ACCEPT 127\.0\.0\.1:(\d+)$")]
        private static partial Regex ReadyLine();

        [GeneratedRegex("^CONNECTION CLOSED$")]
        private static partial Regex ProperEndLine();

        [GeneratedRegex("^Peer certificate: CN = (.*)$")]
        private static partial Regex ClientNameLine();
    }
}
