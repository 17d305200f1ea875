using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace SipPhone.Board.Esp32
{
    // The platform's Connect waits for the peer, most of a minute if nobody answers (lwIP, 4 retries), and has no
    // public way not to wait. It does let other threads run, so it waits on a thread that ends with it. To end it
    // earlier, close the socket: the wait then throws there.
    // Invariant: at most one of IsConnected and HasFailed is true, and then for good.

    /// <summary>A TCP connection that is being made.</summary>
    internal sealed class SocketConnect
    {
        private readonly Socket _socket;
        private readonly IPEndPoint _peer;

        internal SocketConnect(Socket socket, IPEndPoint peer)
        {
            _socket = socket;
            _peer = peer;
        }

        internal bool IsConnected { get; private set; }

        internal bool HasFailed { get; private set; }

        /// <summary>lwIP's number for why it failed; 0 when it does not tell.</summary>
        internal int Error { get; private set; }

        internal void Start()
        {
            new Thread(Run).Start();
        }

        private void Run()
        {
            try
            {
                _socket.Connect(_peer);
                IsConnected = true;
            }
            catch (Exception)
            {
                // Refused, unreachable, or closed by us meanwhile.
                Error = SocketFault.Read(_socket);
                HasFailed = true;
            }
        }
    }
}
