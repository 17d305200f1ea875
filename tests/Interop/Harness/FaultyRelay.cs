using System.Net;
using System.Net.Sockets;

namespace SipPhone.Interop
{
    // The bad network between us and a real server: one connection, everything of the client's passes, and the server's
    // octets pass up to a limit. So a stall or a cut falls on an exact octet of a real server's handshake.
    // Invariant: not one octet beyond the limit reaches the client.

    /// <summary>A TCP relay on loopback that breaks its one connection at a given octet.</summary>
    internal sealed class FaultyRelay : IAsyncDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly TaskCompletionSource _clientSpoke = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly int _serverPort;
        private readonly long _limit;
        private readonly RelayFault _fault;
        private readonly Task _relaying;
        private long _passed;

        /// <summary>Starts to listen.</summary>
        /// <param name="serverPort">Where the server listens on loopback.</param>
        /// <param name="limit">How many of the server's octets pass.</param>
        /// <param name="fault">What happens then.</param>
        internal FaultyRelay(int serverPort, long limit, RelayFault fault)
        {
            _serverPort = serverPort;
            _limit = limit;
            _fault = fault;
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(1);
            Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
            _relaying = RelayAsync();
        }

        internal int Port { get; }

        /// <summary>How many of the server's octets passed.</summary>
        internal long Passed => Interlocked.Read(ref _passed);

        /// <summary>Ends when the limit was reached and the fault has happened.</summary>
        internal Task Struck => _struck.Task.WaitAsync(Patience.Limit);

        /// <summary>Ends when the client has ended or broken the connection.</summary>
        internal Task ClientLeft => _clientLeft.Task.WaitAsync(Patience.Limit);

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _relaying.WaitAsync(Patience.Limit);
        }

        private async Task RelayAsync()
        {
            try
            {
                using Socket client = await _listener.AcceptAsync();
                using Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
                Task toClient = PassToClientAsync(server, client);
                await PassToServerAsync(client, server);
                _clientLeft.SetResult();
                server.Dispose();
                await toClient;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over before a client came, or the server is gone.
                _clientLeft.TrySetException(e);
                _struck.TrySetException(e);
            }
        }

        private async Task PassToServerAsync(Socket client, Socket server)
        {
            byte[] buffer = new byte[4096];
            int length;
            while ((length = await ReceiveAsync(client, buffer)) > 0)
            {
                _clientSpoke.TrySetResult();
                await server.SendAsync(buffer.AsMemory(0, length));
            }
        }

        private async Task PassToClientAsync(Socket server, Socket client)
        {
            // The fault is to fall into the handshake, not into the client's connect.
            await _clientSpoke.Task.WaitAsync(Patience.Limit);
            byte[] buffer = new byte[4096];
            long left = _limit;
            while (left > 0)
            {
                int length = await ReceiveAsync(server, buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
                if (length == 0)
                {
                    return;
                }

                left -= length;
                Interlocked.Add(ref _passed, length);
                await client.SendAsync(buffer.AsMemory(0, length));
            }

            if (_fault == RelayFault.End)
            {
                client.Shutdown(SocketShutdown.Send);
            }
            else if (_fault == RelayFault.Reset)
            {
                client.Close(timeout: 0);
            }

            _struck.SetResult();
        }

        /// <summary>A connection that was broken has ended.</summary>
        private static async Task<int> ReceiveAsync(Socket socket, Memory<byte> buffer)
        {
            try
            {
                return await socket.ReceiveAsync(buffer);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return 0;
            }
        }
    }
}
