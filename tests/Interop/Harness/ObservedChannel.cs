using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Interop
{
    // Between the phone and its channel. Invariant: what is counted or written down has passed already.

    /// <summary>A channel that tells what goes through it.</summary>
    /// <param name="channel">The real one.</param>
    internal sealed class ObservedChannel(ISecureChannel channel) : ISecureChannel
    {
        private readonly StringBuilder _transcript = new();

        /// <summary>How many octets the phone has taken.</summary>
        internal long OctetsReceived { get; private set; }

        /// <summary>Whether what passes is written down; without it, nothing grows.</summary>
        internal bool KeepsTranscript { get; set; } = true;

        /// <summary>What has passed, both ways.</summary>
        internal string Transcript => _transcript.ToString();

        /// <inheritdoc/>
        public SecureChannelFailure Failure => channel.Failure;

        /// <inheritdoc/>
        public int PlatformError => channel.PlatformError;

        /// <inheritdoc/>
        public int TlsVersion => channel.TlsVersion;

        /// <inheritdoc/>
        public int LocalPort => channel.LocalPort;

        /// <inheritdoc/>
        public void Open(byte[] address, int port, byte[] serverName)
        {
            channel.Open(address, port, serverName);
        }

        /// <inheritdoc/>
        public SecureChannelState Poll()
        {
            return channel.Poll();
        }

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            return channel.CopyLocalAddress(buffer, offset, end);
        }

        /// <inheritdoc/>
        public int CopyPeerCertificate(byte[] buffer, int offset, int end)
        {
            return channel.CopyPeerCertificate(buffer, offset, end);
        }

        /// <inheritdoc/>
        public void Accept()
        {
            channel.Accept();
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            int length = channel.Send(buffer, offset, end);
            Write("-->", buffer, offset, length);
            return length;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            int length = channel.Receive(buffer, offset, end);
            OctetsReceived += Math.Max(0, length);
            Write("<--", buffer, offset, length);
            return length;
        }

        /// <inheritdoc/>
        public void Close()
        {
            channel.Close();
        }

        private void Write(string direction, byte[] buffer, int offset, int length)
        {
            if (KeepsTranscript && length > 0)
            {
                _transcript.Append(direction).Append('\n').Append(Encoding.UTF8.GetString(buffer, offset, length));
            }
        }
    }
}
