using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IStreamSocket does, against real TCP peers on loopback.</summary>
    public abstract class StreamSocketContract
    {
        /// <summary>Makes a closed socket.</summary>
        protected abstract IStreamSocket Create();

        /// <summary>Gives time to others; there is no wake-up at this boundary.</summary>
        protected abstract void WaitForNews(int timeoutMs);

        [Fact]
        public async Task Octets_go_both_ways_and_keep_their_ranges()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tcp(Echo);
            IStreamSocket socket = Create();
            Assert.True(socket.Open(peer.Address, peer.Port));

            Patience.Until("octets sent", () => socket.Send(Ascii.ToBytes("xabcx"), 1, 4) == 3, WaitForNews);
            byte[] buffer = new byte[5];
            Receive(socket, buffer, 1, 4);
            Assert.Equal([0, (byte)'a', (byte)'b', (byte)'c', 0], buffer);
            Assert.Equal(0, socket.Receive(buffer, 0, 5));
            socket.Close();
            await peer.Served;
        }

        [Fact]
        public async Task A_long_answer_is_handed_over_whole_before_the_end()
        {
            byte[] octets = RandomNumberGenerator.GetBytes(65_537);
            await using ScriptedPeer peer = ScriptedPeer.Tcp(socket => SendAll(socket, octets));
            IStreamSocket socket = Create();
            Assert.True(socket.Open(peer.Address, peer.Port));

            byte[] buffer = new byte[octets.Length];
            Receive(socket, buffer, 0, buffer.Length);
            Assert.Equal(octets, buffer);
            Patience.Until("the end", () => socket.Receive(buffer, 0, 1) == HalResult.Closed, WaitForNews);
            Assert.Equal(0, socket.PlatformError);
            socket.Close();
        }

        [Fact]
        public async Task Send_takes_nothing_while_the_peer_does_not_read()
        {
            TaskCompletionSource mayEnd = new();
            await using ScriptedPeer peer = ScriptedPeer.Tcp(_ => mayEnd.Task);
            IStreamSocket socket = Create();
            Assert.True(socket.Open(peer.Address, peer.Port));

            byte[] octets = new byte[64 * 1024];
            long sent = 0;
            Patience.Until(
                "a full connection",
                () =>
                {
                    int taken = socket.Send(octets, 0, octets.Length);
                    sent += taken;
                    Assert.InRange(taken, 0, octets.Length);
                    return taken == 0 && sent > 0;
                },
                WaitForNews);
            socket.Close();
            mayEnd.SetResult();
        }

        [Fact]
        public void A_port_where_nobody_listens_closes()
        {
            using Socket holder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            IStreamSocket socket = Create();

            // A platform may know at once, or only later.
            if (socket.Open([127, 0, 0, 1], ((IPEndPoint)holder.LocalEndPoint!).Port))
            {
                Patience.Until("a refusal", () => socket.Send([1], 0, 1) == HalResult.Closed, WaitForNews);
            }

            Assert.Equal(HalResult.Closed, socket.Receive(new byte[1], 0, 1));
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
            Assert.True(socket.IsRefused);
            Assert.NotEqual(0, socket.PlatformError);
            Assert.Equal(0, socket.LocalPort);
            socket.Close();
            Assert.False(socket.IsRefused);
            Assert.Equal(0, socket.PlatformError);
        }

        [Fact]
        public async Task Our_own_address_is_the_one_that_the_peer_sees()
        {
            EndPoint? seen = null;
            await using ScriptedPeer peer = ScriptedPeer.Tcp(async socket =>
            {
                seen = socket.RemoteEndPoint;
                await Echo(socket);
            });
            IStreamSocket socket = Create();
            byte[] address = new byte[6];
            Assert.Equal(HalResult.NotFound, socket.CopyLocalAddress(address, 0, 6));
            Assert.Equal(0, socket.LocalPort);
            Assert.True(socket.Open(peer.Address, peer.Port));
            Patience.Until("a connection", () => socket.LocalPort != 0, WaitForNews);

            int port = socket.LocalPort;
            Assert.Equal(HalResult.TooSmall, socket.CopyLocalAddress(address, 1, 4));
            Assert.Equal(4, socket.CopyLocalAddress(address, 1, 5));
            Assert.Equal([0, 127, 0, 0, 1, 0], address);
            socket.Close();
            Assert.Equal(HalResult.NotFound, socket.CopyLocalAddress(address, 0, 6));
            Assert.Equal(0, socket.LocalPort);
            await peer.Served;
            Assert.Equal(((IPEndPoint)seen!).Port, port);
        }

        [Fact]
        public async Task A_connection_that_is_reset_was_not_refused()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tcp(socket =>
            {
                socket.Close(timeout: 0);
                return Task.CompletedTask;
            });
            IStreamSocket socket = Create();
            Assert.True(socket.Open(peer.Address, peer.Port));
            Patience.Until("the end", () => socket.Receive(new byte[1], 0, 1) == HalResult.Closed, WaitForNews);
            Assert.False(socket.IsRefused);
            Assert.NotEqual(0, socket.PlatformError);
            socket.Close();
        }

        [Fact]
        public async Task Opening_again_forgets_the_old_peer()
        {
            await using ScriptedPeer first = ScriptedPeer.Tcp(socket => SendAll(socket, Ascii.ToBytes("old")));
            await using ScriptedPeer second = ScriptedPeer.Tcp(socket => SendAll(socket, Ascii.ToBytes("new")));
            IStreamSocket socket = Create();
            Assert.True(socket.Open(first.Address, first.Port));
            await first.Served;
            Assert.True(socket.Open(second.Address, second.Port));

            byte[] buffer = new byte[3];
            Receive(socket, buffer, 0, 3);
            Assert.Equal("new", Ascii.ToText(buffer, 0, 3));
            socket.Close();
        }

        [Theory]
        [InlineData(0)]
        [InlineData(5)]
        [InlineData(17)]
        public void An_address_of_another_length_is_refused(int length)
        {
            IStreamSocket socket = Create();
            Assert.False(socket.Open(new byte[length], 53));
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
        }

        [Fact]
        public async Task A_closed_socket_says_so()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tcp(Echo);
            IStreamSocket socket = Create();
            socket.Close();
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
            Assert.Equal(HalResult.Closed, socket.Receive(new byte[1], 0, 1));

            Assert.True(socket.Open(peer.Address, peer.Port));
            socket.Close();
            socket.Close();
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
            Assert.Equal(HalResult.Closed, socket.Receive(new byte[1], 0, 1));
        }

        private static async Task Echo(Socket socket)
        {
            byte[] buffer = new byte[1024];
            int length;
            while ((length = await socket.ReceiveAsync(buffer)) > 0)
            {
                await socket.SendAsync(buffer.AsMemory(0, length));
            }
        }

        private static async Task SendAll(Socket socket, byte[] octets)
        {
            int sent = 0;
            while (sent < octets.Length)
            {
                sent += await socket.SendAsync(octets.AsMemory(sent));
            }

            socket.Shutdown(SocketShutdown.Send);
        }

        private void Receive(IStreamSocket socket, byte[] buffer, int offset, int end)
        {
            Patience.Until(
                $"{end - offset} octets",
                () =>
                {
                    int received = socket.Receive(buffer, offset, end);
                    Assert.True(received >= 0, $"closed with {end - offset} octets to come");
                    offset += received;
                    return offset == end;
                },
                WaitForNews);
        }
    }
}
