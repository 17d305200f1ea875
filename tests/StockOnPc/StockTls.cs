using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Stock
{
    // The stock image's platform, scripted, with the members of the class that it stands for. What stops or crashes the
    // runtime there throws here, so no test passes that runs into it.

    /// <summary>A platform whose peers, one an address, are scripted; keeps a log of what it was asked.</summary>
    internal sealed class StockTls
    {
        internal const int Pending = -2;
        internal const int UnknownError = -1;

        // lwIP's TCP_SNDLOWAT: below this a socket does not count as writable.
        private const int WritableRoom = 2881;
        private const int MostOverhead = 90;
        private const int HeaderBytes = 5;
        private const int ApplicationData = 23;

        private readonly Queue<byte> _decrypted = new();
        private StockPeer _peer;
        private bool _isAuthenticated;

        /// <summary>The peers by address and port; others cannot be reached.</summary>
        internal Dictionary<string, StockPeer> Peers { get; } = new();

        /// <summary>What was asked, in order.</summary>
        internal List<string> Log { get; } = new();

        /// <summary>The DER of the anchors that the platform holds.</summary>
        internal List<byte[]> Anchors { get; } = new();

        /// <summary>How often they were written to flash.</summary>
        internal int StoreCount { get; private set; }

        /// <summary>Whether the platform takes anchors.</summary>
        internal bool TakesAnchors { get; set; } = true;

        /// <summary>Whether it has a socket left.</summary>
        internal bool HasSockets { get; set; } = true;

        /// <summary>The certificates and the key that were presented last.</summary>
        internal byte[] PresentedChain { get; private set; }

        /// <summary>The same array, which is to be wiped behind the handshake.</summary>
        internal byte[] PresentedKey { get; private set; }

        /// <summary>What was in it during the handshake.</summary>
        internal byte[] PresentedKeyThen { get; private set; }

        internal bool Connect(byte[] address, int port)
        {
            Close();
            if (!HasSockets)
            {
                return false;
            }

            string endPoint = new IPEndPoint(new IPAddress(address), port).ToString();
            Log.Add($"connect {endPoint}");
            _peer = Peers.TryGetValue(endPoint, out StockPeer peer) ? peer : new StockPeer { ConnectResult = 118 };
            return true;
        }

        internal int PollConnect()
        {
            return _peer.ConnectResult;
        }

        internal bool StoreAnchors(byte[] pem)
        {
            Demand(pem[^1] == 0 && !pem[..^1].Contains((byte)0), "mbedTLS wants one NUL, at the end");
            StoreCount++;
            if (TakesAnchors)
            {
                Anchors.Clear();
                X509Certificate2Collection certificates = new();
                certificates.ImportFromPem(Encoding.ASCII.GetString(pem, 0, pem.Length - 1));
                Anchors.AddRange(certificates.Select(certificate => certificate.RawData));
            }

            return TakesAnchors;
        }

        internal int Authenticate(byte[] name, byte[] chain, byte[] privateKey)
        {
            string targetHost = Encoding.ASCII.GetString(name);
            Log.Add($"handshake as {targetHost}");
            Demand(name.Length > 0, "older mbedTLS checks no name at all");
            Demand(_peer.ConnectResult == 0 && !_isAuthenticated, "no connection, or authenticated twice");
            Demand(Anchors.Count > 0, "no anchors");
            PresentedChain = chain;
            PresentedKey = privateKey;
            PresentedKeyThen = [.. privateKey];
            int error = _peer.HandshakeError;
            if (error == 0 && !_peer.Names.Contains(targetHost))
            {
                error = StockFailures.VerifyFailed;
            }

            _isAuthenticated = error == 0;
            if (error != 0)
            {
                Close();
            }

            return error;
        }

        internal bool HasDecrypted()
        {
            Demand(_isAuthenticated, "DataAvailable before authentication crashes the runtime");
            return _decrypted.Count > 0;
        }

        internal int CountArrived()
        {
            bool isOver = _peer.IsBroken || (_peer.HasEnded && _peer.Wire.Count == 0);
            return isOver ? HalResult.Closed : _peer.Wire.Count;
        }

        internal bool Peek(byte[] buffer)
        {
            Demand(_peer.Wire.Count >= buffer.Length, "waits for octets");
            _peer.Wire.CopyTo(0, buffer, 0, buffer.Length);
            return !_peer.IsBroken;
        }

        internal int Read(byte[] buffer, int offset, int end)
        {
            Demand(_isAuthenticated, "Read before authentication crashes the runtime");
            if (_decrypted.Count == 0)
            {
                Demand(_peer.Wire.Count >= HeaderBytes, "waits for a header, and stops the runtime");
                Demand(_peer.Wire[0] == ApplicationData, "handles the record and waits for the next");
                int length = (_peer.Wire[3] << 8) | _peer.Wire[4];
                Demand(length > 0, "an empty record: README.md says that this is told, and not avoided");
                Demand(_peer.Wire.Count >= HeaderBytes + length, "waits for the rest, and stops the runtime");
                _peer.Wire.GetRange(HeaderBytes, length).ForEach(_decrypted.Enqueue);
                _peer.Wire.RemoveRange(0, HeaderBytes + length);
            }

            int count = Math.Min(end - offset, _decrypted.Count);
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = _decrypted.Dequeue();
            }

            return count;
        }

        internal int CountRoom()
        {
            if (_peer.IsBroken)
            {
                return HalResult.Closed;
            }

            return _peer.Room >= WritableRoom ? 1 : 0;
        }

        internal bool Write(byte[] buffer, int offset, int end)
        {
            Demand(_isAuthenticated, "Write before authentication");
            Demand(_peer.Room >= end - offset + MostOverhead, "loops for room, and stops the runtime");
            _peer.Room -= end - offset + MostOverhead;
            _peer.Received.AddRange(buffer[offset..end]);
            return true;
        }

        internal byte[] ReadLocalEndPoint(out int port)
        {
            port = 49152;
            return [192, 0, 2, 99];
        }

        internal void Close()
        {
            if (_peer is not null)
            {
                Log.Add("close");
            }

            _peer = null;
            _isAuthenticated = false;
            _decrypted.Clear();
        }

        private static void Demand(bool isSafe, string hazard)
        {
            if (!isSafe)
            {
                throw new InvalidOperationException(hazard);
            }
        }
    }
}
