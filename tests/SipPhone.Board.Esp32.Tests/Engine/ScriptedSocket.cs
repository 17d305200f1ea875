using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    // TCP without a network: what the wire does is set by the test. Invariant: octets come in order and once.

    /// <summary>A stream socket whose wire ends at a server in memory, or nowhere.</summary>
    internal sealed class ScriptedSocket(MemoryServer? server = null) : IStreamSocket
    {
        /// <summary>Whether TCP stands; until then nothing is taken or given.</summary>
        internal bool IsConnected { get; set; } = true;

        /// <summary>Octets that one call moves at most.</summary>
        internal int ChunkBytes { get; set; } = int.MaxValue;

        /// <summary>Octets that go to the server in all; then nothing is taken any more.</summary>
        internal int SendLimit { get; set; } = int.MaxValue;

        /// <summary>Octets that come from the server in all; then nothing comes, or the end.</summary>
        internal int ReceiveLimit { get; set; } = int.MaxValue;

        /// <summary>Whether the wire is cut at <see cref="ReceiveLimit"/>.</summary>
        internal bool IsCutAtLimit { get; set; }

        /// <summary>Whether the connection breaks: nothing goes or comes.</summary>
        internal bool IsBroken { get; set; }

        internal bool CanOpen { get; set; } = true;

        internal int SentBytes { get; private set; }

        internal int ReceivedBytes { get; private set; }

        /// <summary>Calls of Send and Receive.</summary>
        internal int CallCount { get; set; }

        internal bool IsOpen { get; private set; }

        public bool IsRefused { get; set; }

        public int PlatformError { get; set; }

        public int LocalPort => IsOpen && IsConnected ? 40_000 : 0;

        private MemoryServer? Server => server;

        public bool Open(byte[] address, int port)
        {
            IsOpen = CanOpen;
            return CanOpen;
        }

        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            if (LocalPort == 0)
            {
                return HalResult.NotFound;
            }

            if (end - offset < 4)
            {
                return HalResult.TooSmall;
            }

            new byte[] { 192, 0, 2, 7 }.CopyTo(buffer, offset);
            return 4;
        }

        public int Send(byte[] buffer, int offset, int end)
        {
            CallCount++;
            if (!IsOpen || IsBroken || IsRefused)
            {
                return HalResult.Closed;
            }

            int count = IsConnected ? Math.Min(Math.Min(ChunkBytes, end - offset), SendLimit - SentBytes) : 0;
            SentBytes += count;
            Server?.Take(buffer, offset, offset + count);
            return count;
        }

        public int Receive(byte[] buffer, int offset, int end)
        {
            CallCount++;
            if (!IsOpen || IsBroken || IsRefused)
            {
                return HalResult.Closed;
            }

            int left = ReceiveLimit - ReceivedBytes;
            if (left == 0 && IsCutAtLimit)
            {
                return HalResult.Closed;
            }

            if (!IsConnected || Server is null)
            {
                return 0;
            }

            int count = Math.Min(Math.Min(ChunkBytes, end - offset), Math.Min(left, Server.ToClient.Count));
            Server.ToClient.CopyTo(0, buffer, offset, count);
            Server.ToClient.RemoveRange(0, count);
            ReceivedBytes += count;
            return count;
        }

        public void Close()
        {
            if (IsOpen)
            {
                IsOpen = false;
                Server?.EndInput();
            }
        }
    }
}
