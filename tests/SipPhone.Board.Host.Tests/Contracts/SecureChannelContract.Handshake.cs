using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>
    /// What every ISecureChannel does, continued: handshakes that stall, break or are asked for more.
    /// </summary>
    public abstract partial class SecureChannelContract
    {
        [Fact]
        public async Task A_silent_peer_keeps_us_in_the_handshake_until_we_close()
        {
            TaskCompletionSource<int> hello = new();
            await using ScriptedPeer peer = ScriptedPeer.Tcp(async socket =>
            {
                byte[] buffer = new byte[4096];
                hello.SetResult(await socket.ReceiveAsync(buffer));
                await ReadToTheEnd(socket, buffer);
            });
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.Handshaking);
            Assert.True(await hello.Task.WaitAsync(Patience.Limit) > 0);
            WaitForNews(100);
            Assert.Equal(SecureChannelState.Handshaking, channel.Poll());

            channel.Close();
            Assert.Equal(SecureChannelState.Closed, channel.Poll());
            await peer.Served;
        }

        [Fact]
        public async Task Our_own_address_is_the_one_that_the_peer_sees()
        {
            EndPoint? seen = null;
            await using ScriptedPeer peer = ScriptedPeer.Tcp(async socket =>
            {
                seen = socket.RemoteEndPoint;
                await ReadToTheEnd(socket, new byte[4096]);
            });
            ISecureChannel channel = Create([Certificates.Root.Der], null);
            byte[] address = new byte[6];
            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.Handshaking);

            Assert.Equal(HalResult.TooSmall, channel.CopyLocalAddress(address, 1, 4));
            Assert.Equal(4, channel.CopyLocalAddress(address, 1, 5));
            Assert.Equal([0, 127, 0, 0, 1, 0], address);
            int port = channel.LocalPort;

            channel.Close();
            Assert.Equal(HalResult.NotFound, channel.CopyLocalAddress(address, 0, 6));
            Assert.Equal(0, channel.LocalPort);
            await peer.Served;
            Assert.Equal(((IPEndPoint)seen!).Port, port);
        }

        [Theory]
        [InlineData("")]
        [InlineData("\u0016\u0003\u0003\u0000\u007a\u0002")]
        public async Task A_peer_that_leaves_in_the_handshake_is_closed_by_the_peer(string lastWords)
        {
            await using ScriptedPeer peer = ScriptedPeer.Tcp(async socket =>
            {
                // The whole hello is read first, so that the end is a proper one and not a reset.
                await socket.ReceiveAsync(new byte[4096]);
                await socket.SendAsync(Ascii.ToBytes(lastWords));
            });
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);

            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.PeerClosed, channel.Failure);
        }

        [Theory]
        [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
        [InlineData("SIP/2.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
        [InlineData("\u0016\u0003\u0003\u0000\u0004\u0063\u0000\u0000\u0000")]
        [InlineData("\u0015\u0003\u0003\u0000\u0002\u0002\u0028")]
        public async Task A_peer_that_does_not_speak_TLS_fails_the_protocol(string words)
        {
            await using ScriptedPeer peer = ScriptedPeer.Tcp(async socket =>
            {
                byte[] buffer = new byte[4096];
                await socket.ReceiveAsync(buffer);
                await socket.SendAsync(Ascii.ToBytes(words));
                await ReadToTheEnd(socket, buffer);
            });
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, Sni);

            AwaitState(channel, SecureChannelState.Failed);
            Assert.Equal(SecureChannelFailure.Protocol, channel.Failure);
            Assert.NotEqual(0, channel.PlatformError);
        }

        [Theory]
        [InlineData("example.com", "example.com")]
        [InlineData("_a.b-c.example.com", "_a.b-c.example.com")]
        [InlineData("", "")]
        [InlineData(null, "")]
        public async Task The_peer_sees_the_server_name(string? serverName, string expected)
        {
            string? seen = null;
            await using ScriptedPeer peer = ScriptedPeer.Tls(
                ScriptedPeer.Presenting(Certificates.Server),
                tls =>
                {
                    seen = tls.TargetHostName;
                    return Task.CompletedTask;
                });
            ISecureChannel channel = Create([Certificates.Root.Der], null);

            channel.Open(peer.Address, peer.Port, serverName is null ? null : Ascii.ToBytes(serverName));
            AwaitState(channel, SecureChannelState.PeerPresented);

            await peer.Served;
            Assert.Equal(expected, seen);
        }

        [Theory]
        [InlineData(SslProtocols.Tls12, true)]
        [InlineData(SslProtocols.Tls12, false)]
        [InlineData(SslProtocols.Tls13, true)]
        [InlineData(SslProtocols.Tls13, false)]
        public async Task The_client_certificate_is_presented_when_asked_for(SslProtocols version, bool isProvisioned)
        {
            if (!await Speaks(version))
            {
                return;
            }

            byte[]? seen = null;
            SslServerAuthenticationOptions options = ScriptedPeer.Presenting(Certificates.Server, version);
            options.ClientCertificateRequired = true;
            options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                seen = (certificate as X509Certificate2)?.RawData;
                return true;
            };
            await using ScriptedPeer peer = ScriptedPeer.Tls(options, ScriptedPeer.Echo);
            ISecureChannel channel = Create([Certificates.Root.Der], isProvisioned ? Certificates.Device : null);

            channel.Open(peer.Address, peer.Port, Sni);
            AwaitState(channel, SecureChannelState.PeerPresented);
            channel.Accept();
            SendAll(channel, [1]);
            ReceiveExactly(channel, 1);

            Assert.Equal(isProvisioned ? Certificates.Device.Der : null, seen);
            channel.Close();
        }

        private static async Task ReadToTheEnd(Socket socket, byte[] buffer)
        {
            try
            {
                while (await socket.ReceiveAsync(buffer) > 0)
                {
                }
            }
            catch (SocketException)
            {
                // A reset is an end too.
            }
        }
    }
}
