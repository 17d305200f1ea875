using System;
using System.Net.Sockets;

namespace SipPhone.Board.Esp32
{
    // The number in the platform's SocketException is the last that any socket left. What is wrong with one socket is
    // asked of that socket.

    /// <summary>Why a socket broke.</summary>
    internal static class SocketFault
    {
        /// <summary>lwIP's ECONNRESET: of a connection that is being made, that nobody listens on the port.</summary>
        internal const int ConnectionReset = 104;

        private const int OptionBytes = 4;

        /// <summary>lwIP's number for what broke it (SO_ERROR); 0 for nothing, and of a closed socket.</summary>
        internal static int Read(Socket socket)
        {
            byte[] value = new byte[OptionBytes];
            try
            {
                socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, value);
            }
            catch (Exception)
            {
                return 0;
            }

            return value[0] | (value[1] << 8);
        }
    }
}
