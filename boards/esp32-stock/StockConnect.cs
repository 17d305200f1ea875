using System;
using System.Net;
using System.Net.Sockets;

namespace SipPhone.Board.Esp32.Stock
{
    // One attempt to connect. The platform has no connect that returns at once: it waits in the thread that called it,
    // lets the others run, and knows no time-out. So a thread of its own calls it, which ends when the platform is
    // done, or when the loop closes the socket under it.
    // Invariant: only Run changes the attempt, and only before IsDone; an attempt is never used again.

    /// <summary>A socket on its way to a peer.</summary>
    internal sealed class StockConnect
    {
        private readonly Socket _socket;
        private readonly IPEndPoint _peer;

        /// <summary>Makes an attempt that has not begun.</summary>
        /// <param name="socket">The socket, made by the loop's thread as all are.</param>
        /// <param name="peer">Where it leads.</param>
        internal StockConnect(Socket socket, IPEndPoint peer)
        {
            _socket = socket;
            _peer = peer;
        }

        /// <summary>Whether the platform is done with it.</summary>
        internal bool IsDone { get; private set; }

        /// <summary>0 when the connection stands; else the platform's number, or -1 when it told none.</summary>
        internal int Error { get; private set; }

        /// <summary>Connects; what the thread does.</summary>
        internal void Run()
        {
            try
            {
                _socket.Connect(_peer);
            }
            catch (Exception)
            {
                Error = ReadError();
            }

            IsDone = true;
        }

        // The exception has the number of some earlier failure; the socket itself knows why.
        private int ReadError()
        {
            try
            {
                byte[] value = new byte[sizeof(int)];
                _socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, value);
                int error = value[0] | (value[1] << 8);
                return error == 0 ? -1 : error;
            }
            catch (Exception)
            {
                // The loop has closed it.
                return -1;
            }
        }
    }
}
