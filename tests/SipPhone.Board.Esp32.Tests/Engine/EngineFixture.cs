using SipPhone.Board.Esp32.Engine;
using SipPhone.Board.Host;
using SipPhone.Board.Host.Tests;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab;
using SipPhone.TestSupport;
using NativeEngine = SipPhone.Native.Engine;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    /// <summary>One channel on the native engine, a server in memory, and time that the test moves.</summary>
    internal sealed class EngineFixture : IDisposable
    {
        internal static readonly byte[] Address = [192, 0, 2, 1];

        internal EngineFixture(
            IssuedCertificate? certificate = null,
            CertificateAuthority? anchor = null,
            IssuedCertificate? client = null,
            byte[]? clientAnchor = null)
        {
            Server = new MemoryServer(certificate ?? Certificates.Server, clientAnchor);
            Socket = new ScriptedSocket(Server);
            Channel = new EngineChannel(
                Socket,
                Clock,
                HostTrustStore.FromDer((anchor ?? Certificates.Root).Der),
                client?.ToDeviceIdentity());
        }

        internal VirtualClock Clock { get; } = new();

        internal MemoryServer Server { get; }

        internal ScriptedSocket Socket { get; }

        internal EngineChannel Channel { get; }

        /// <summary>How many engines are free now.</summary>
        internal static int FreeEngines
        {
            get
            {
                byte[] anchor = Certificates.Root.Der;
                List<int> handles = [];
                int handle;
                while ((handle = NativeEngine.TlsCreate(0, null, anchor, null, null, 0x0303, 0x0304, 1)) > 0)
                {
                    handles.Add(handle);
                }

                handles.ForEach(made => NativeEngine.TlsFree(made));
                return handles.Count;
            }
        }

        internal void Open()
        {
            Channel.Open(Address, 5061, Ascii.ToBytes(Certificates.Domain));
        }

        /// <summary>Polls until the state stays the same for so long that nothing more can come of it.</summary>
        internal SecureChannelState Settle()
        {
            SecureChannelState state = Channel.Poll();
            int moved = -1;
            for (int still = 0; still < 40; still++)
            {
                SecureChannelState now = Channel.Poll();
                int total = Socket.SentBytes + Socket.ReceivedBytes;
                still = now == state && total == moved ? still : 0;
                state = now;
                moved = total;
            }

            return state;
        }

        /// <summary>Opens, shakes hands and accepts.</summary>
        internal EngineFixture Talking()
        {
            Open();
            Assert.Equal(SecureChannelState.PeerPresented, Settle());
            Channel.Accept();
            Assert.Equal(SecureChannelState.Open, Settle());
            return this;
        }

        internal void Fails(SecureChannelFailure failure, int platformError)
        {
            Assert.Equal(SecureChannelState.Failed, Settle());
            Assert.Equal((failure, platformError), (Channel.Failure, Channel.PlatformError));
            Assert.False(Socket.IsOpen);
        }

        public void Dispose()
        {
            Channel.Close();
            Server.Dispose();
        }
    }
}
