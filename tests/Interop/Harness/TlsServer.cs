using System.Text.RegularExpressions;

namespace SipPhone.Interop
{
    /// <summary>A TLS library's own server on a free loopback port. It answers each line.</summary>
    internal abstract class TlsServer : IAsyncDisposable
    {
        /// <summary>Takes over a server that runs.</summary>
        protected TlsServer(ServerProcess process, int port)
        {
            Process = process;
            Port = port;
        }

        internal ServerProcess Process { get; }

        internal int Port { get; }

        /// <summary>The line that says which client certificate was taken; its group 1 is the common name.</summary>
        internal abstract Regex ClientName { get; }

        /// <summary>What it answers to a line, both without the line's end.</summary>
        internal abstract string AnswerTo(string line);

        /// <summary>Starts one; skips the test where it is not installed.</summary>
        internal static async Task<TlsServer> StartAsync(TlsServerKind kind, TlsServerOptions options)
        {
            return kind == TlsServerKind.Openssl
                ? await OpensslServer.StartAsync(options)
                : await GnutlsServer.StartAsync(options);
        }

        public ValueTask DisposeAsync()
        {
            return Process.DisposeAsync();
        }
    }
}
