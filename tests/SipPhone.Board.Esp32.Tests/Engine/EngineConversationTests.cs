using System.Security.Cryptography;
using SipPhone.Board.Esp32.Engine;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    /// <summary>Octets both ways, what holds them up, and every way to end.</summary>
    [Collection(EngineCollection.Name)]
    public sealed class EngineConversationTests
    {
        // What may wait on its way to a socket that takes nothing: the engine's ring, the wire's buffer, and one record
        // that mbedTLS holds.
        private const int MostHeldBytes = 2048 + EngineLimits.WireBytes + (16 * 1024);

        public EngineConversationTests()
        {
            EngineCollection.RequireEngine();
        }

        [Theory]
        [InlineData(1)]
        [InlineData(7)]
        [InlineData(512)]
        [InlineData(int.MaxValue)]
        public void Octets_come_back_as_they_were(int chunkBytes)
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Socket.ChunkBytes = chunkBytes;
            fixture.Server.IsEcho = true;
            byte[] octets = RandomNumberGenerator.GetBytes(20_000);
            byte[] echoed = new byte[octets.Length];
            int sent = 0;
            int received = 0;
            for (int round = 0; received < echoed.Length; round++)
            {
                Assert.True(round < 200_000, $"{sent} out and {received} in");
                sent += fixture.Channel.Send(octets, sent, octets.Length);
                Assert.Equal(SecureChannelState.Open, fixture.Channel.Poll());
                received += fixture.Channel.Receive(echoed, received, echoed.Length);
            }

            Assert.Equal(octets, echoed);
        }

        [Fact]
        public void Send_takes_little_while_the_socket_takes_nothing()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Socket.SendLimit = fixture.Socket.SentBytes;
            byte[] octets = RandomNumberGenerator.GetBytes(100_000);
            int sent = 0;
            for (int round = 0; round < 1000; round++)
            {
                sent += fixture.Channel.Send(octets, sent, octets.Length);
                fixture.Channel.Poll();
            }

            Assert.InRange(sent, 1, MostHeldBytes);

            // What was taken is not lost.
            fixture.Socket.SendLimit = int.MaxValue;
            while (sent < octets.Length)
            {
                sent += fixture.Channel.Send(octets, sent, octets.Length);
            }

            fixture.Settle();
            Assert.Equal(octets, fixture.Server.Received);
        }

        [Fact]
        public void Nothing_is_taken_from_the_socket_while_nobody_reads()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            byte[] octets = RandomNumberGenerator.GetBytes(100_000);
            fixture.Server.Write(octets);
            int before = fixture.Socket.ReceivedBytes;
            for (int round = 0; round < 1000; round++)
            {
                fixture.Channel.Poll();
            }

            // The wire, the ring, and one record that mbedTLS decrypts: its header and tag on top.
            Assert.InRange(fixture.Socket.ReceivedBytes - before, 1, MostHeldBytes + 64);

            byte[] received = new byte[octets.Length];
            int end = 0;
            while (end < received.Length)
            {
                int taken = fixture.Channel.Receive(received, end, received.Length);
                Assert.True(taken >= 0, $"closed after {end}");
                end += taken;
            }

            Assert.Equal(octets, received);
        }

        [Fact]
        public void A_call_moves_a_bounded_number_of_octets()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Server.Write(new byte[50_000]);
            fixture.Socket.ChunkBytes = 1;
            int before = fixture.Socket.ReceivedBytes;
            fixture.Channel.Poll();
            Assert.Equal(EngineLimits.MaxRounds, fixture.Socket.ReceivedBytes - before);
        }

        [Fact]
        public void Ranges_are_kept()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Server.Write(Ascii.ToBytes("abcdef"));
            byte[] buffer = new byte[8];
            Assert.Equal(0, fixture.Channel.Receive(buffer, 3, 3));
            fixture.Channel.Poll();
            Assert.Equal(1, fixture.Channel.Receive(buffer, 3, 4));
            Assert.Equal(2, fixture.Channel.Receive(buffer, 5, 7));
            Assert.Equal([0, 0, 0, (byte)'a', 0, (byte)'b', (byte)'c', 0], buffer);
            Assert.Equal(3, fixture.Channel.Send(Ascii.ToBytes("xuvwx"), 1, 4));
            Assert.Equal(Ascii.ToBytes("uvw"), fixture.Server.Received);
        }

        [Theory]
        [InlineData(true, 0)]
        [InlineData(false, 0x7280)]
        public void What_came_before_the_end_is_handed_over_first(bool isProper, int platformError)
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Server.Write(Ascii.ToBytes("BYE sip:alice"));
            if (isProper)
            {
                fixture.Server.Close();
            }

            fixture.Socket.ReceiveLimit = fixture.Socket.ReceivedBytes + fixture.Server.ToClient.Count;
            fixture.Socket.IsCutAtLimit = true;
            for (int round = 0; round < 10; round++)
            {
                Assert.Equal(SecureChannelState.Open, fixture.Channel.Poll());
            }

            byte[] buffer = new byte[64];
            int end = 0;
            int taken;
            while ((taken = fixture.Channel.Receive(buffer, end, buffer.Length)) > 0)
            {
                end += taken;
            }

            Assert.Equal("BYE sip:alice", Ascii.ToText(buffer, 0, end));
            Assert.Equal(HalResult.Closed, taken);
            Assert.Equal(HalResult.Closed, fixture.Channel.Send(buffer, 0, 1));
            fixture.Fails(SecureChannelFailure.PeerClosed, platformError);
            Assert.Equal(HalResult.Closed, fixture.Channel.Receive(buffer, 0, 1));
        }

        [Fact]
        public void Damage_ends_the_connection_with_its_number()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Server.Write(Ascii.ToBytes("NOTIFY"));
            fixture.Server.ToClient[^1] ^= 1;

            // MBEDTLS_ERR_SSL_INVALID_MAC, or the cipher's own.
            Assert.Equal(SecureChannelState.Failed, fixture.Settle());
            Assert.Equal(SecureChannelFailure.Protocol, fixture.Channel.Failure);
            Assert.NotEqual(0, fixture.Channel.PlatformError);
            Assert.True(fixture.Server.HasEnded);
        }

        [Fact]
        public void A_connection_that_breaks_is_found_by_polling_alone()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Socket.IsBroken = true;
            fixture.Fails(SecureChannelFailure.PeerClosed, 0x7280);
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void Close_says_so_to_the_peer(bool isAccepted)
        {
            using EngineFixture fixture = new();
            fixture.Open();
            Assert.Equal(SecureChannelState.PeerPresented, fixture.Settle());
            if (isAccepted)
            {
                fixture.Channel.Accept();
                Assert.Equal(3, fixture.Channel.Send([1, 2, 3], 0, 3));
            }

            fixture.Channel.Close();
            Assert.Equal(SecureChannelState.Closed, fixture.Channel.Poll());
            Assert.True(fixture.Server.HasEnded);
            Assert.Equal(0, fixture.Server.ErrorCode);
            Assert.Equal(isAccepted ? [1, 2, 3] : [], fixture.Server.Received);
        }

        [Fact]
        public void Close_waits_for_nobody()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Socket.SendLimit = fixture.Socket.SentBytes;
            byte[] octets = new byte[100_000];
            for (int round = 0; round < 100; round++)
            {
                fixture.Channel.Send(octets, 0, octets.Length);
            }

            fixture.Channel.Close();
            Assert.Equal(SecureChannelState.Closed, fixture.Channel.Poll());
            Assert.Equal(3, EngineFixture.FreeEngines);
        }

        [Fact]
        public void A_thousand_rounds_allocate_nothing()
        {
            using EngineFixture fixture = new EngineFixture().Talking();
            fixture.Server.IsEcho = true;
            byte[] octets = RandomNumberGenerator.GetBytes(700);
            byte[] echoed = new byte[octets.Length];
            Echo(fixture.Channel, octets, echoed);
            fixture.Server.ToClient.EnsureCapacity(100_000);

            // The server is a test's and may allocate: only what the channel does by itself is counted.
            fixture.Server.Allocated = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 1000; round++)
            {
                Echo(fixture.Channel, octets, echoed);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before - fixture.Server.Allocated);
            Assert.Equal(octets, echoed);
        }

        private static void Echo(EngineChannel channel, byte[] octets, byte[] echoed)
        {
            int sent = 0;
            int received = 0;
            while (received < echoed.Length)
            {
                sent += channel.Send(octets, sent, octets.Length);
                channel.Poll();
                received += channel.Receive(echoed, received, echoed.Length);
            }
        }
    }
}
