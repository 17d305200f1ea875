using SipPhone.Board.Esp32.Engine;
using SipPhone.Board.Host.Tests;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab;

namespace SipPhone.Board.Esp32.Tests.Engine
{
    /// <summary>Handshakes as timelines: slow, stalled, cut, refused, with each failure's exact numbers.</summary>
    [Collection(EngineCollection.Name)]
    public sealed class EngineHandshakeTests
    {
        private const int TransportEnded = 0x7280;

        public EngineHandshakeTests()
        {
            EngineCollection.RequireEngine();
        }

        [Fact]
        public void One_octet_at_a_time_is_enough()
        {
            using EngineFixture fixture = new();
            fixture.Socket.ChunkBytes = 1;
            fixture.Talking();
            fixture.Channel.Send(Ascii.ToBytes("REGISTER"), 0, 8);
            fixture.Settle();
            Assert.Equal(Ascii.ToBytes("REGISTER"), fixture.Server.Received);
        }

        [Fact]
        public void A_connection_that_never_stands_ends_at_its_deadline()
        {
            using EngineFixture fixture = new();
            fixture.Socket.IsConnected = false;
            fixture.Open();
            Assert.Equal(SecureChannelState.Connecting, fixture.Settle());
            Assert.Equal(HalResult.NotFound, fixture.Channel.CopyLocalAddress(new byte[16], 0, 16));

            fixture.Clock.AdvanceTo(EngineLimits.ConnectTimeoutMs - 1);
            Assert.Equal(SecureChannelState.Connecting, fixture.Settle());
            fixture.Clock.Advance(1);
            fixture.Fails(SecureChannelFailure.TimedOut, 0);
            Assert.Equal(3, EngineFixture.FreeEngines);
        }

        [Fact]
        public void The_handshake_has_its_own_deadline_from_its_first_octet()
        {
            using EngineFixture fixture = new();
            fixture.Socket.IsConnected = false;
            fixture.Socket.ReceiveLimit = 0;
            fixture.Open();
            fixture.Settle();
            fixture.Clock.AdvanceTo(EngineLimits.ConnectTimeoutMs - 1);
            fixture.Socket.IsConnected = true;
            Assert.Equal(SecureChannelState.Handshaking, fixture.Settle());
            Assert.Equal(40_000, fixture.Channel.LocalPort);

            fixture.Clock.Advance(EngineLimits.HandshakeTimeoutMs - 1);
            Assert.Equal(SecureChannelState.Handshaking, fixture.Settle());
            fixture.Clock.Advance(1);
            fixture.Fails(SecureChannelFailure.TimedOut, 0);
            Assert.Equal(0, fixture.Channel.LocalPort);
        }

        [Fact]
        public void An_octet_now_and_then_does_not_move_the_deadline()
        {
            using EngineFixture fixture = new();
            fixture.Socket.ReceiveLimit = 0;
            fixture.Open();
            for (int second = 0; second < EngineLimits.HandshakeTimeoutMs / 1000; second++)
            {
                Assert.Equal(SecureChannelState.Handshaking, fixture.Settle());
                fixture.Socket.ReceiveLimit++;
                fixture.Clock.Advance(1000);
            }

            fixture.Fails(SecureChannelFailure.TimedOut, 0);
        }

        [Fact]
        public void A_wire_that_stalls_anywhere_ends_at_the_deadline()
        {
            (int sent, int received) = Lengths();
            for (int stall = 1; stall < sent; stall += 61)
            {
                using EngineFixture fixture = new();
                fixture.Socket.SendLimit = stall;
                StallsUntilTheDeadline(fixture, $"sending octet {stall} of {sent}");
            }

            for (int stall = 0; stall < received; stall += 61)
            {
                using EngineFixture fixture = new();
                fixture.Socket.ReceiveLimit = stall;
                StallsUntilTheDeadline(fixture, $"receiving octet {stall} of {received}");
            }
        }

        [Fact]
        public void A_wire_that_is_cut_anywhere_was_closed_by_the_peer()
        {
            int received = Lengths().Received;
            for (int cut = 0; cut < received; cut += 29)
            {
                using EngineFixture fixture = new();
                fixture.Socket.ReceiveLimit = cut;
                fixture.Socket.IsCutAtLimit = true;
                fixture.Open();
                fixture.Fails(SecureChannelFailure.PeerClosed, TransportEnded);
            }

            Assert.Equal(4, EngineFixture.FreeEngines);
        }

        [Fact]
        public void A_connection_that_breaks_in_the_handshake_was_closed_by_the_peer()
        {
            using EngineFixture fixture = new();
            fixture.Socket.ReceiveLimit = 10;
            fixture.Open();
            Assert.Equal(SecureChannelState.Handshaking, fixture.Settle());
            fixture.Socket.IsBroken = true;
            fixture.Fails(SecureChannelFailure.PeerClosed, TransportEnded);
        }

        [Theory]
        [InlineData(true, SecureChannelFailure.Refused)]
        [InlineData(false, SecureChannelFailure.Unreachable)]
        public void Why_there_is_no_connection_is_the_sockets_answer(bool isRefused, SecureChannelFailure expected)
        {
            using EngineFixture fixture = new();
            fixture.Open();
            fixture.Channel.Close();
            fixture.Socket.IsConnected = false;
            fixture.Open();
            fixture.Settle();
            fixture.Socket.IsRefused = isRefused;
            fixture.Socket.IsBroken = true;
            fixture.Socket.PlatformError = 111;
            fixture.Fails(expected, 111);
        }

        [Fact]
        public void A_socket_that_does_not_open_leaves_no_engine()
        {
            using EngineFixture fixture = new();
            fixture.Socket.CanOpen = false;
            fixture.Socket.PlatformError = 22;
            fixture.Open();
            fixture.Fails(SecureChannelFailure.Unreachable, 22);
            Assert.Equal(3, EngineFixture.FreeEngines);
        }

        // MBEDTLS_X509_BADCERT_... of mbedTLS's x509.h: expired 1, not trusted 8, not yet valid 0x200.
        [Theory]
        [InlineData("good", SecureChannelFailure.None, 0)]
        [InlineData("other root", SecureChannelFailure.UntrustedChain, 8)]
        [InlineData("expired", SecureChannelFailure.Expired, 1)]
        [InlineData("not yet valid", SecureChannelFailure.Expired, 0x200)]
        [InlineData("expired below another root", SecureChannelFailure.UntrustedChain, 9)]
        public void A_chain_is_judged_by_mbedTLS(string chain, SecureChannelFailure failure, int flags)
        {
            using IssuedCertificate certificate = chain switch
            {
                "expired" => Certificates.ValidBetween(-3, -1),
                "not yet valid" => Certificates.ValidBetween(1, 3),
                "expired below another root" => Certificates.ValidBetween(-3, -1, Certificates.OtherRoot),
                _ => Certificates.ValidBetween(-1, 1),
            };
            using EngineFixture fixture = new(certificate, chain == "other root" ? Certificates.OtherRoot : null);
            fixture.Open();
            if (failure == SecureChannelFailure.None)
            {
                Assert.Equal(SecureChannelState.PeerPresented, fixture.Settle());
                return;
            }

            fixture.Fails(failure, flags);

            // The server was told why, or at least that.
            Assert.True(fixture.Server.HasEnded || fixture.Server.ErrorCode != 0);
            Assert.Empty(fixture.Server.Received);
        }

        [Fact]
        public void A_server_that_insists_on_a_certificate_gets_ours()
        {
            using EngineFixture fixture = new(client: Certificates.Device, clientAnchor: Certificates.Root.Der);
            fixture.Talking();
            Assert.Equal(Certificates.Device.Der, fixture.Server.ClientCertificate);
        }

        [Theory]
        [InlineData("exa mple.com")]
        [InlineData("example.com\n")]
        [InlineData("::1")]
        public void A_server_name_that_is_none_fails_the_protocol(string name)
        {
            using EngineFixture fixture = new();
            fixture.Channel.Open(EngineFixture.Address, 5061, Ascii.ToBytes(name));
            fixture.Fails(SecureChannelFailure.Protocol, EngineCode.BadArgument);
        }

        [Fact]
        public void A_poll_does_one_piece_of_the_handshake()
        {
            using EngineFixture fixture = new();
            fixture.Open();
            int polls = 0;
            while (fixture.Channel.Poll() != SecureChannelState.PeerPresented)
            {
                Assert.InRange(fixture.Socket.CallCount, 0, 3 * EngineLimits.MaxRounds);
                fixture.Socket.CallCount = 0;
                Assert.InRange(++polls, 1, 100);
            }

            // As many as the client's messages and the server's at least.
            Assert.InRange(polls, 6, 40);
        }

        private static (int Sent, int Received) Lengths()
        {
            using EngineFixture fixture = new();
            fixture.Open();
            Assert.Equal(SecureChannelState.PeerPresented, fixture.Settle());
            return (fixture.Socket.SentBytes, fixture.Socket.ReceivedBytes);
        }

        private static void StallsUntilTheDeadline(EngineFixture fixture, string where)
        {
            fixture.Open();
            SecureChannelState state = fixture.Settle();
            if (state == SecureChannelState.PeerPresented)
            {
                // TLS 1.3 needs nothing of the server's after our last message, and whether that arrives shows later.
                return;
            }

            Assert.True(state == SecureChannelState.Handshaking, $"{where}: {state}");
            fixture.Clock.Advance(EngineLimits.HandshakeTimeoutMs - 1);
            Assert.True(fixture.Settle() == SecureChannelState.Handshaking, where);
            fixture.Clock.Advance(1);
            fixture.Fails(SecureChannelFailure.TimedOut, 0);
        }
    }
}
