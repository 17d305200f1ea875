using SipPhone.Lab;
using NativeEngine = SipPhone.Native.Engine;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    // A TLS server without a socket: another engine of the same library. It takes one of the four.

    /// <summary>The peer in memory: accepts whoever comes, and can echo.</summary>
    internal sealed class MemoryServer : IDisposable
    {
        private const int Server = 1;

        private readonly byte[] _buffer = new byte[4096];
        private readonly int _handle;

        internal MemoryServer(IssuedCertificate certificate, byte[]? clientAnchor = null)
        {
            byte[] chain = [.. certificate.Der, .. certificate.Intermediates.SelectMany(other => other.RawData)];
            byte[] key = new byte[4096];
            int length = certificate.ToDeviceIdentity().CopyPrivateKey(key, 0, key.Length);
            _handle = NativeEngine.TlsCreate(
                Server, null, clientAnchor, chain, key[..length], 0x0303, 0x0304, clientAnchor is null ? 0 : 1);
            Assert.True(_handle > 0, $"no server: {_handle}");
        }

        /// <summary>Octets for the client's side of the wire.</summary>
        internal List<byte> ToClient { get; } = [];

        /// <summary>Application octets that came.</summary>
        internal List<byte> Received { get; } = [];

        /// <summary>Sends back what comes.</summary>
        internal bool IsEcho { get; set; }

        internal bool HasEnded { get; private set; }

        /// <summary>After <see cref="HasEnded"/>: 0 when the client ended properly.</summary>
        internal int ErrorCode => NativeEngine.TlsErrorCode(_handle);

        internal byte[]? ClientCertificate { get; private set; }

        /// <summary>What this server allocated while it took octets.</summary>
        internal long Allocated { get; set; }

        internal void Take(byte[] buffer, int offset, int end)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            FeedAll(buffer, offset, end);
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        internal void EndInput()
        {
            NativeEngine.TlsEndInput(_handle);
            Work();
        }

        internal void Write(byte[] octets)
        {
            int offset = 0;
            while (offset < octets.Length)
            {
                int taken = NativeEngine.TlsWrite(_handle, octets, offset, octets.Length);
                Assert.True(taken >= 0, $"the server cannot write: {taken}");
                offset += taken;
                Drain();
            }
        }

        internal void Close()
        {
            NativeEngine.TlsClose(_handle);
            Drain();
        }

        internal void Work()
        {
            for (int step = 3; step == 3 || step == 2;)
            {
                step = NativeEngine.TlsStep(_handle);
                Drain();
                if (step == 4)
                {
                    int length = NativeEngine.TlsCopyPeerCertificate(_handle, _buffer, 0, _buffer.Length);
                    ClientCertificate = length > 0 ? _buffer[..length] : null;
                    NativeEngine.TlsAccept(_handle);
                }
            }

            int read;
            while ((read = NativeEngine.TlsRead(_handle, _buffer, 0, _buffer.Length)) > 0)
            {
                if (IsEcho)
                {
                    EchoBuffer(read);
                }
                else
                {
                    Received.AddRange(_buffer.AsSpan(0, read));
                }
            }

            HasEnded |= read == -1 || read == -4;
            Drain();
        }

        public void Dispose()
        {
            NativeEngine.TlsFree(_handle);
        }

        private void FeedAll(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                int taken = NativeEngine.TlsFeed(_handle, buffer, offset, end);
                if (taken < 0)
                {
                    return;
                }

                offset += taken;
                Work();
            }
        }

        private void EchoBuffer(int length)
        {
            for (int offset = 0; offset < length;)
            {
                offset += NativeEngine.TlsWrite(_handle, _buffer, offset, length);
                Drain();
            }
        }

        private void Drain()
        {
            byte[] wire = new byte[2048];
            int length;
            while ((length = NativeEngine.TlsDrain(_handle, wire, 0, wire.Length)) > 0)
            {
                ToClient.AddRange(wire.AsSpan(0, length));
            }
        }
    }
}
