using System.Security.Cryptography.X509Certificates;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>The host's channel keeps the contract, and what it adds to it.</summary>
    public sealed class HostSecureChannelTests : SecureChannelContract, IAsyncDisposable
    {
        private readonly HostWakeup _wakeup = new();
        private readonly List<HostSecureChannel> _channels = [];

        protected override ISecureChannel Create(byte[][] anchors, IssuedCertificate? client)
        {
            HostSecureChannel channel = new(
                HostTrustStore.FromDer(anchors), _wakeup, client?.Certificate, client?.Intermediates);
            _channels.Add(channel);
            return channel;
        }

        protected override void WaitForNews(int timeoutMs)
        {
            _wakeup.Wait(timeoutMs);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (HostSecureChannel channel in _channels)
            {
                await channel.DisposeAsync();
            }

            _wakeup.Dispose();
        }
    }
}
