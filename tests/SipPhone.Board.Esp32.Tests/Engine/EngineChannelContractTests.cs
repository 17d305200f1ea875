using SipPhone.Board.Esp32.Engine;
using SipPhone.Board.Host;
using SipPhone.Board.Host.Tests;
using SipPhone.Core.Hal;
using SipPhone.EngineOnPc;
using SipPhone.Lab;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    /// <summary>The channel on the native engine keeps the contract, over TCP on loopback.</summary>
    [Collection(EngineCollection.Name)]
    public sealed class EngineChannelContractTests : SecureChannelContract, IDisposable
    {
        private readonly HostClock _clock = new();
        private readonly List<EngineChannel> _channels = [];

        public EngineChannelContractTests()
        {
            EngineCollection.RequireEngine();
        }

        protected override bool HasTls13 => EngineLibrary.HasTls13;

        // A known limit of mbedTLS 3.6 (firmware/native/README.md); 2.28, which has no TLS 1.3, does not offer PSS.
        protected override bool TakesPssUnderTls12 => !EngineLibrary.HasTls13;

        // mbedTLS wants serverAuth or anyExtendedKeyUsage where the extension is there.
        protected override bool JudgesUsages => true;

        protected override ISecureChannel Create(byte[][] anchors, IssuedCertificate? client)
        {
            EngineChannel channel = new(
                new HostStreamSocket(), _clock, HostTrustStore.FromDer(anchors), client?.ToDeviceIdentity());
            _channels.Add(channel);
            return channel;
        }

        protected override void WaitForNews(int timeoutMs)
        {
            Thread.Yield();
        }

        public void Dispose()
        {
            _channels.ForEach(channel => channel.Close());
        }
    }
}
