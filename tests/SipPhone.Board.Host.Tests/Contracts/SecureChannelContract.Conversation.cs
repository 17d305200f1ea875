using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>
    /// What every ISecureChannel does, continued: octets, the peer's end, our end, and opening again.
    /// </summary>
    public abstract partial class SecureChannelContract
    {
        // More than all buffers on the way together, so that somebody has to wait.
        private const int BigBytes = 24 * 1024 * 1024;

        [Theory]
        [InlineData(SslProtocols.Tls12)]
        [InlineData(SslProtocols.Tls13)]
        public async Task Nothing_leaves_before_Accept(SslProtocols version)
        {
            if (!await Speaks(version))
            {
                return;
            }

            int received = -1;
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server, version),
                async tls => received = await tls.ReadAsync(new byte[100]));
            ISecureChannel channel = Create([Certificates.Root.Der], null);
            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);

            Assert.Equal(HalResult.Closed, channel.Send(Ascii.ToBytes("REGISTER"), 0, 8));
            Assert.Equal(HalResult.Closed, channel.Receive(new byte[8], 0, 8));
            channel.Close();

            Assert.Equal(SecureChannelState.Closed, channel.Poll());
            await peer.Served;
            Assert.Equal(0, received);
        }

        [Theory]
        [InlineData(SslProtocols.Tls12)]
        [InlineData(SslProtocols.Tls13)]
        public async Task What_the_peer_sent_before_its_end_is_handed_over_first(SslProtocols version)
        {
            if (!await Speaks(version))
            {
                return;
            }

            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server, version),
                async tls =>
                {
                    await tls.WriteAsync(Ascii.ToBytes("SIP/2.0 503"));
                    await tls.ShutdownAsync();
                });
            ISecureChannel channel = OpenTo(peer);
            await peer.Served;

            Assert.Equal("SIP/2.0 503", Ascii.ToText(ReceiveExactly(channel, 11), 0, 11));
            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.PeerClosed, channel.Failure);
            Assert.Equal(HalResult.Closed, channel.Receive(new byte[1], 0, 1));
            Assert.Equal(HalResult.Closed, channel.Send([0], 0, 1));
        }

        [Fact]
        public async Task A_connection_that_is_cut_is_closed_by_the_peer()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tcp(async socket =>
            {
                await using SslStream tls = new(new NetworkStream(socket));
                await tls.AuthenticateAsServerAsync(ScriptedPeer.Presenting(Certificates.Server));
                await tls.ReadExactlyAsync(new byte[4]);
                socket.Close(timeout: 0);
            });
            ISecureChannel channel = OpenTo(peer);
            SendAll(channel, Ascii.ToBytes("PING"));

            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.PeerClosed, channel.Failure);
        }

        [Fact]
        public async Task Many_octets_come_back_as_they_were()
        {
            byte[] octets = RandomNumberGenerator.GetBytes(BigBytes / 4);
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ISecureChannel channel = OpenTo(peer);

            byte[] echoed = new byte[octets.Length];
            int sent = 0;
            int received = 0;
            Patience.Until(
                "the echo of it all",
                () =>
                {
                    int taken = channel.Send(octets, sent, octets.Length);
                    int got = channel.Receive(echoed, received, echoed.Length);
                    Assert.True(taken >= 0 && got >= 0, $"closed after {sent} out and {received} in");
                    sent += taken;
                    received += got;
                    return received == echoed.Length;
                },
                WaitForNews);

            Assert.Equal(SHA256.HashData(octets), SHA256.HashData(echoed));
            channel.Close();
        }

        [Fact]
        public async Task Send_takes_nothing_while_the_peer_does_not_read()
        {
            TaskCompletionSource mayRead = new();
            long received = 0;
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server),
                async tls =>
                {
                    await mayRead.Task;
                    byte[] buffer = new byte[64 * 1024];
                    int length;
                    while ((length = await tls.ReadAsync(buffer)) > 0)
                    {
                        received += length;
                    }
                });
            ISecureChannel channel = OpenTo(peer);

            // The channel and the system's sockets hold some; that all of them hold this much means that nothing is
            // bounded.
            byte[] octets = new byte[BigBytes];
            int sent = 0;
            bool wasFull = false;
            Patience.Until(
                "a full channel",
                () =>
                {
                    int taken = channel.Send(octets, sent, octets.Length);
                    sent += taken;
                    Assert.True(taken >= 0 && sent < octets.Length, $"took all {sent} octets");
                    bool isFull = wasFull && taken == 0;
                    wasFull = taken == 0;
                    return isFull;
                },
                _ => WaitForNews(200));
            mayRead.SetResult();
            SendAll(channel, octets[sent..]);
            channel.Close();

            await peer.Served;
            Assert.Equal(octets.Length, received);
        }

        [Fact]
        public async Task The_peer_waits_while_we_do_not_read()
        {
            byte[] octets = RandomNumberGenerator.GetBytes(BigBytes);
            Task? writing = null;
            TaskCompletionSource started = new();
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server),
                async tls =>
                {
                    writing = tls.WriteAsync(octets).AsTask();
                    started.SetResult();
                    await writing;
                    await tls.ShutdownAsync();
                });
            ISecureChannel channel = OpenTo(peer);
            await started.Task.WaitAsync(Patience.Limit);

            // A channel that takes all without being asked would let the peer finish well within this window.
            await Assert.ThrowsAsync<TimeoutException>(() => writing!.WaitAsync(TimeSpan.FromMilliseconds(500)));
            Assert.Equal(SHA256.HashData(octets), SHA256.HashData(ReceiveExactly(channel, octets.Length)));
            await peer.Served;
        }

        [Fact]
        public async Task One_object_is_opened_again_after_every_end()
        {
            await using ScriptedPeer untrusted = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.ServerOfOther), ScriptedPeer.Echo);
            await using ScriptedPeer good = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            for (int round = 0; round < 3; round++)
            {
                channel.Open(untrusted.Address, untrusted.Port, Sni);
                AwaitState(channel, SecureChannelState.Failed);
                channel.Open(good.Address, good.Port, Sni);
                Assert.Equal(SecureChannelFailure.None, channel.Failure);
                AwaitState(channel, SecureChannelState.PeerPresented);
                channel.Open(good.Address, good.Port, Sni);
                Assert.Equal(HalResult.NotFound, channel.CopyPeerCertificate(new byte[4096], 0, 4096));
                AwaitState(channel, SecureChannelState.PeerPresented);
                channel.Accept();
                SendAll(channel, [(byte)round]);
                Assert.Equal((byte)round, ReceiveExactly(channel, 1)[0]);
                channel.Close();
                channel.Close();
            }
        }

        [Fact]
        public async Task An_old_connection_does_not_disturb_a_new_one()
        {
            TaskCompletionSource mayEnd = new();
            await using ScriptedPeer slow = ScriptedPeer.Tcp(_ => mayEnd.Task);
            await using ScriptedPeer good = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);
            channel.Open(slow.Address, slow.Port, Sni);
            AwaitState(channel, SecureChannelState.Handshaking);

            channel.Open(good.Address, good.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Accept();
            mayEnd.SetResult();
            await slow.Served;

            SendAll(channel, [7]);
            Assert.Equal(7, ReceiveExactly(channel, 1)[0]);
            Assert.Equal(SecureChannelState.Open, channel.Poll());
            channel.Close();
        }

        [Fact]
        public async Task What_was_sent_before_Close_arrives()
        {
            byte[] received = new byte[20_000];
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server),
                async tls =>
                {
                    await tls.ReadExactlyAsync(received);
                    Assert.Equal(0, await tls.ReadAsync(new byte[1]));
                });
            ISecureChannel channel = OpenTo(peer);
            byte[] octets = RandomNumberGenerator.GetBytes(received.Length);

            SendAll(channel, octets);
            channel.Close();

            await peer.Served;
            Assert.Equal(octets, received);
        }

        [Fact]
        public async Task Calls_in_the_wrong_state_do_nothing()
        {
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server), ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], null);
            AssertNothingWorks(channel, SecureChannelState.Closed);

            channel.Open(peer.Address, peer.Port, Sni);
            channel.Accept();
            AwaitState(channel, SecureChannelState.PeerPresented);
            byte[] leaf = PeerCertificateOf(channel);
            byte[] guarded = new byte[leaf.Length + 2];
            Assert.Equal(HalResult.TooSmall, channel.CopyPeerCertificate(guarded, 1, leaf.Length));
            Assert.All(guarded, octet => Assert.Equal(0, octet));
            Assert.Equal(leaf.Length, channel.CopyPeerCertificate(guarded, 1, leaf.Length + 1));
            Assert.Equal([0, .. leaf, 0], guarded);

            channel.Close();
            AssertNothingWorks(channel, SecureChannelState.Closed);
        }

        private static void AssertNothingWorks(ISecureChannel channel, SecureChannelState state)
        {
            channel.Accept();
            Assert.Equal(state, channel.Poll());
            Assert.Equal(HalResult.Closed, channel.Send([0], 0, 1));
            Assert.Equal(HalResult.Closed, channel.Receive(new byte[1], 0, 1));
            Assert.Equal(HalResult.NotFound, channel.CopyPeerCertificate(new byte[4096], 0, 4096));
            Assert.Equal(0, channel.TlsVersion);
        }

        private ISecureChannel OpenTo(ScriptedPeer peer)
        {
            ISecureChannel channel = Create([Certificates.Root.Der], null);
            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Accept();
            return channel;
        }
    }
}
