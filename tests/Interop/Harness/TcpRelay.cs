using System.Net;
using System.Net.Sockets;

namespace SipPhone.Interop
{
    // A server's second door that a test opens and shuts. Invariant: until Open the port is taken and refuses; while
    // IsSilent nothing passes, and nobody is told; after DisposeAsync every connection through it is cut.

    /// <summary>Carries octets between a port of its own and a server's.</summary>
    internal sealed class TcpRelay : IAsyncDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly CancellationTokenSource _stop = new();
        private readonly int _serverPort;
        private volatile bool _isSilent;
        private Task _accepting = Task.CompletedTask;

        internal TcpRelay(int serverPort)
        {
            _serverPort = serverPort;
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }

        internal int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

        /// <summary>Whether octets are swallowed, both ways, as where a router has forgotten the connection.</summary>
        internal bool IsSilent
        {
            get => _isSilent;
            set => _isSilent = value;
        }

        internal TcpRelay Open()
        {
            _listener.Listen();
            _accepting = AcceptAllAsync();
            return this;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Dispose();
            await _accepting;
            _stop.Dispose();
        }

        private async Task AcceptAllAsync()
        {
            List<Task> carried = [];
            try
            {
                while (true)
                {
                    carried.Add(CarryAsync(await _listener.AcceptAsync(_stop.Token)));
                }
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(carried);
            }
        }

        private async Task CarryAsync(Socket client)
        {
            using TcpClient server = new();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
                await using NetworkStream near = new(client, ownsSocket: true);
                NetworkStream far = server.GetStream();
                await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up, or the door was shut.
            }
        }

        private async Task PassAsync(NetworkStream from, NetworkStream to)
        {
            byte[] buffer = new byte[4096];
            int length;
            while ((length = await from.ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (!_isSilent)
                {
                    await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
                }
            }
        }
    }
}
