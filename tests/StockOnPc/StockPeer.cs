using System.Collections.Generic;

namespace SipPhone.Board.Esp32.Stock
{
    /// <summary>How one scripted peer behaves, and how the platform judges it.</summary>
    internal sealed class StockPeer
    {
        /// <summary>What connecting comes to; <c>StockTls.Pending</c> for never.</summary>
        internal int ConnectResult { get; set; }

        /// <summary>The names that the platform finds in its certificate.</summary>
        internal HashSet<string> Names { get; } = new();

        /// <summary>What the handshake fails with, whatever the name; 0 for nothing.</summary>
        internal int HandshakeError { get; set; }

        /// <summary>What has come in from it and TLS has not seen.</summary>
        internal List<byte> Wire { get; } = new();

        /// <summary>Whether it has ended the connection, behind what is in <see cref="Wire"/>.</summary>
        internal bool HasEnded { get; set; }

        /// <summary>Whether the connection is broken.</summary>
        internal bool IsBroken { get; set; }

        /// <summary>Free octets of the socket's send buffer.</summary>
        internal int Room { get; set; } = 5760;

        /// <summary>Every octet that it was sent.</summary>
        internal List<byte> Received { get; } = new();

        /// <summary>A record of TLS 1.2 comes in; its octets stand for themselves.</summary>
        /// <param name="type">The content type.</param>
        /// <param name="octets">What is in it.</param>
        internal void Says(int type, params byte[] octets)
        {
            Wire.AddRange(RecordOf(type, octets));
        }

        /// <summary>A record as it is on the wire.</summary>
        /// <param name="type">The content type.</param>
        /// <param name="octets">What is in it.</param>
        /// <returns>Header and octets.</returns>
        internal static byte[] RecordOf(int type, params byte[] octets)
        {
            return [(byte)type, 3, 3, (byte)(octets.Length >> 8), (byte)octets.Length, .. octets];
        }
    }
}
