using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>
    /// A TCP server on loopback and a free port that serves each connection by a script; the script's result or failure
    /// is what the test asks for.
    /// </summary>
    internal sealed class ScriptedPeer : IAsyncDisposable
    {
        private readonly TcpListener _listener;
        private readonly Func<Socket, Task> _script;
        private readonly List<Socket> _sockets = [];
        private readonly TaskCompletionSource _firstServed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _serving;

        private ScriptedPeer(IPAddress address, Func<Socket, Task> script)
        {
            _script = script;
            _listener = new TcpListener(address, 0);
            _listener.Start();
            _serving = ServeAsync();
        }

        internal byte[] Address => ((IPEndPoint)_listener.LocalEndpoint).Address.GetAddressBytes();

        internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        internal int ConnectionCount { get; private set; }

        /// <summary>Ends as the script of the first connection ended.</summary>
        internal Task Served => _firstServed.Task.WaitAsync(Patience.Limit);

        internal static ScriptedPeer Tcp(Func<Socket, Task> script)
        {
            return new ScriptedPeer(IPAddress.Loopback, script);
        }

        internal static ScriptedPeer Tls(
            SslServerAuthenticationOptions options, Func<SslStream, Task> script, IPAddress? address = null)
        {
            return new ScriptedPeer(address ?? IPAddress.Loopback, async socket =>
            {
                await using NetworkStream transport = new(socket, ownsSocket: false);
                await using SslStream tls = new(transport);
                await tls.AuthenticateAsServerAsync(options);
                await script(tls);
            });
        }

        internal static SslServerAuthenticationOptions Presenting(
            Lab.IssuedCertificate certificate,
            SslProtocols protocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            bool withIntermediates = true)
        {
            return new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificate.ToContext(withIntermediates),
                EnabledSslProtocols = protocols,
            };
        }

        /// <summary>Script: sends back what comes until the client ends, then ends too.</summary>
        internal static async Task Echo(SslStream tls)
        {
            byte[] buffer = new byte[16 * 1024];
            int length;
            while ((length = await tls.ReadAsync(buffer)) > 0)
            {
                await tls.WriteAsync(buffer.AsMemory(0, length));
            }

            await tls.ShutdownAsync();
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            foreach (Socket socket in _sockets)
            {
                socket.Dispose();
            }
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    Socket socket = await _listener.AcceptSocketAsync();
                    _sockets.Add(socket);
                    ConnectionCount++;
                    _ = ServeOneAsync(socket);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was stopped; which of the three it is depends on the moment.
            }
        }

        private async Task ServeOneAsync(Socket socket)
        {
            try
            {
                await _script(socket);
                _firstServed.TrySetResult();
            }
            catch (Exception e)
            {
                _firstServed.TrySetException(e);
            }
            finally
            {
                socket.Dispose();
            }
        }
    }
}
