using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // DNS over TCP, which no simulated answer is long enough for.

    /// <summary>A TCP connection that never comes about.</summary>
    public sealed class NoStream : IStreamSocket
    {
        /// <inheritdoc/>
        public bool IsRefused
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public int PlatformError
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public int LocalPort
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public bool Open(byte[] address, int port)
        {
            return false;
        }

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            return HalResult.NotFound;
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            return HalResult.Closed;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            return HalResult.Closed;
        }

        /// <inheritdoc/>
        public void Close()
        {
        }
    }
}
