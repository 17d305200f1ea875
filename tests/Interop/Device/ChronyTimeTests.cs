using System.Net;
using System.Security.Cryptography;
using SipPhone.Appliance.Time;
using SipPhone.Board.Host;

namespace SipPhone.Interop.Device
{
    /// <summary>The device's question after the time, to a real server.</summary>
    public sealed class ChronyTimeTests
    {
        private const int AttemptMs = 500;
        private const int Attempts = 60;

        [Fact]
        public async Task Chrony_tells_the_time()
        {
            await using ChronyServer server = await ChronyServer.StartAsync();
            Assert.Equal(SntpResult.Ok, Ask(server.Port, out long unixSeconds));
            Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - unixSeconds, 0, 10);
        }

        [Fact]
        public async Task Chrony_without_the_time_does_not_tell_one()
        {
            await using ChronyServer server = await ChronyServer.StartAsync(knowsTime: false);
            Assert.Equal(SntpResult.NotSynchronized, Ask(server.Port, out long unixSeconds));
            Assert.Equal(0, unixSeconds);
        }

        private static SntpResult Ask(int port, out long unixSeconds)
        {
            using HostWakeup wakeup = new();
            using HostDatagramSocket socket = new(wakeup);
            byte[] packet = new byte[SntpPacket.Bytes];
            for (int i = 0; i < Attempts; i++)
            {
                byte[] nonce = RandomNumberGenerator.GetBytes(SntpPacket.NonceBytes);
                Assert.True(socket.Open(IPAddress.Loopback.GetAddressBytes(), port, 0));
                Assert.Equal(SntpPacket.Bytes, SntpPacket.WriteRequest(packet, 0, packet.Length, nonce));
                Assert.Equal(SntpPacket.Bytes, socket.Send(packet, 0, packet.Length));
                wakeup.Wait(AttemptMs);
                int length = socket.Receive(packet, 0, packet.Length);
                if (length > 0)
                {
                    return SntpPacket.ReadReply(packet, 0, length, nonce, out unixSeconds);
                }
            }

            throw new InvalidOperationException("It never answered.");
        }
    }
}
