using System.Net;
using System.Net.Sockets;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IDatagramSocket does, against real UDP peers on loopback.</summary>
    public abstract class DatagramSocketContract
    {
        private static readonly byte[] Loopback = [127, 0, 0, 1];

        /// <summary>Makes a closed socket.</summary>
        protected abstract IDatagramSocket Create();

        /// <summary>Sleeps until the socket may have news, or the time is up.</summary>
        protected abstract void WaitForNews(int timeoutMs);

        [Fact]
        public void Datagrams_go_both_ways()
        {
            using Peer peer = new(IPAddress.Loopback);
            IDatagramSocket socket = Create();
            Assert.True(socket.Open(Loopback, peer.Port, 0));
            Assert.Equal(0, socket.Receive(new byte[10], 0, 10));

            Assert.Equal(4, socket.Send(Ascii.ToBytes("xpingx"), 1, 5));
            Assert.Equal("ping", peer.Receive(out EndPoint from));
            peer.Send("pong", from);

            byte[] buffer = new byte[6];
            Assert.Equal(4, ReceiveOne(socket, buffer, 1, 6));
            Assert.Equal("\0pong\0", System.Text.Encoding.ASCII.GetString(buffer));
            Assert.Equal(0, socket.Receive(buffer, 0, 6));
            socket.Close();
        }

        [Fact]
        public void Datagrams_keep_their_bounds_and_order()
        {
            using Peer peer = new(IPAddress.Loopback);
            IDatagramSocket socket = OpenTo(peer, out EndPoint us);
            peer.Send("one", us);
            peer.Send("three", us);

            byte[] buffer = new byte[100];
            Assert.Equal("one", Ascii.ToText(buffer, 0, ReceiveOne(socket, buffer, 0, 100)));
            Assert.Equal("three", Ascii.ToText(buffer, 0, ReceiveOne(socket, buffer, 0, 100)));
            socket.Close();
        }

        [Fact]
        public void What_exceeds_the_range_is_cut_off()
        {
            using Peer peer = new(IPAddress.Loopback);
            IDatagramSocket socket = OpenTo(peer, out EndPoint us);
            peer.Send("abcdef", us);
            peer.Send("next", us);

            byte[] buffer = new byte[6];
            Assert.Equal(3, ReceiveOne(socket, buffer, 1, 4));
            Assert.Equal([0, (byte)'a', (byte)'b', (byte)'c', 0, 0], buffer);
            Assert.Equal(4, ReceiveOne(socket, buffer, 0, 6));
            socket.Close();
        }

        [Fact]
        public void A_stranger_is_not_heard()
        {
            using Peer peer = new(IPAddress.Loopback);
            using Peer stranger = new(IPAddress.Loopback);
            IDatagramSocket socket = OpenTo(peer, out EndPoint us);
            stranger.Send("forged", us);
            peer.Send("real", us);

            byte[] buffer = new byte[100];
            Assert.Equal("real", Ascii.ToText(buffer, 0, ReceiveOne(socket, buffer, 0, 100)));
            Assert.Equal(0, socket.Receive(buffer, 0, 100));
            socket.Close();
        }

        [Fact]
        public void A_port_where_nobody_listens_closes()
        {
            int port;
            using (Peer gone = new(IPAddress.Loopback))
            {
                port = gone.Port;
            }

            IDatagramSocket socket = Create();
            Assert.True(socket.Open(Loopback, port, 0));
            socket.Send([1], 0, 1);

            Patience.Until("a refusal", () => socket.Receive(new byte[1], 0, 1) == HalResult.Closed, WaitForNews);
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
            socket.Close();
        }

        [Fact]
        public void The_local_port_is_ours_to_choose_once()
        {
            using Peer peer = new(IPAddress.Loopback);
            int localPort;
            using (Peer probe = new(IPAddress.Any))
            {
                localPort = probe.Port;
            }

            IDatagramSocket socket = Create();
            IDatagramSocket second = Create();
            Assert.True(socket.Open(Loopback, peer.Port, localPort));
            Assert.False(second.Open(Loopback, peer.Port, localPort));
            Assert.Equal(HalResult.Closed, second.Send([1], 0, 1));

            socket.Send([1], 0, 1);
            peer.Receive(out EndPoint from);
            Assert.Equal(localPort, ((IPEndPoint)from).Port);

            socket.Close();
            Assert.True(second.Open(Loopback, peer.Port, localPort));
            second.Close();
        }

        [Fact]
        public void Opening_again_forgets_the_old_peer()
        {
            using Peer first = new(IPAddress.Loopback);
            using Peer second = new(IPAddress.Loopback);
            IDatagramSocket socket = OpenTo(first, out EndPoint us);
            first.Send("old", us);

            Assert.True(socket.Open(Loopback, second.Port, 0));
            socket.Send([1], 0, 1);
            second.Receive(out EndPoint usAgain);
            second.Send("new", usAgain);

            byte[] buffer = new byte[100];
            Assert.Equal("new", Ascii.ToText(buffer, 0, ReceiveOne(socket, buffer, 0, 100)));
            socket.Close();
        }

        [Theory]
        [InlineData(0)]
        [InlineData(5)]
        [InlineData(17)]
        public void An_address_of_another_length_is_refused(int length)
        {
            Assert.False(Create().Open(new byte[length], 53, 0));
        }

        [Fact]
        public void A_closed_socket_says_so()
        {
            using Peer peer = new(IPAddress.Loopback);
            IDatagramSocket socket = Create();
            socket.Close();
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
            Assert.Equal(HalResult.Closed, socket.Receive(new byte[1], 0, 1));

            socket.Open(Loopback, peer.Port, 0);
            socket.Close();
            socket.Close();
            Assert.Equal(HalResult.Closed, socket.Send([1], 0, 1));
            Assert.Equal(HalResult.Closed, socket.Receive(new byte[1], 0, 1));
        }

        [Fact]
        public void IPv6_works()
        {
            if (!Socket.OSSupportsIPv6)
            {
                Assert.Skip("this machine has no IPv6");
            }

            using Peer peer = new(IPAddress.IPv6Loopback);
            IDatagramSocket socket = Create();
            Assert.True(socket.Open(IPAddress.IPv6Loopback.GetAddressBytes(), peer.Port, 0));
            socket.Send(Ascii.ToBytes("ping"), 0, 4);
            Assert.Equal("ping", peer.Receive(out EndPoint from));
            peer.Send("pong", from);
            Assert.Equal(4, ReceiveOne(socket, new byte[9], 0, 9));
            socket.Close();
        }

        private IDatagramSocket OpenTo(Peer peer, out EndPoint us)
        {
            IDatagramSocket socket = Create();
            Assert.True(socket.Open(Loopback, peer.Port, 0));
            Assert.Equal(1, socket.Send([1], 0, 1));
            peer.Receive(out us);
            return socket;
        }

        private int ReceiveOne(IDatagramSocket socket, byte[] buffer, int offset, int end)
        {
            int length = 0;
            Patience.Until(
                "a datagram",
                () =>
                {
                    length = socket.Receive(buffer, offset, end);
                    Assert.True(length >= 0, $"closed: {length}");
                    return length > 0;
                },
                WaitForNews);
            return length;
        }

        private sealed class Peer : IDisposable
        {
            private readonly Socket _socket;

            internal Peer(IPAddress address)
            {
                _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
                _socket.Bind(new IPEndPoint(address, 0));
                _socket.ReceiveTimeout = (int)Patience.Limit.TotalMilliseconds;
            }

            internal int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

            internal string Receive(out EndPoint from)
            {
                byte[] buffer = new byte[1500];
                from = new IPEndPoint(
                    _socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
                return Ascii.ToText(buffer, 0, _socket.ReceiveFrom(buffer, ref from));
            }

            internal void Send(string text, EndPoint to)
            {
                _socket.SendTo(Ascii.ToBytes(text), to);
            }

            public void Dispose()
            {
                _socket.Dispose();
            }
        }
    }
}
