using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SipPhone.Core;
using SipPhone.Phone;

namespace SipPhone.Interop
{
    // The better server is dead and the next one lives, until it is the other way round.

    /// <summary>The real phone passes over a dead SRV target and registers at the living one.</summary>
    public sealed class FailoverTests
    {
        [Fact]
        public async Task A_closed_port_is_passed_over_at_once()
        {
            using Socket closed = Bind();
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());

            JsonElement connected = await RegisterAsync(kamailio, Zones.Located(PortOf(closed), kamailio.Port));

            Assert.InRange(connected.GetProperty("ms").GetInt64(), 0, Limits.ConnectTimeoutMs - 1);
        }

        [Fact]
        public async Task A_server_that_never_answers_the_handshake_is_passed_over_at_the_deadline()
        {
            using Socket silent = Bind();
            silent.Listen(1);
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());

            JsonElement connected = await RegisterAsync(kamailio, Zones.Located(PortOf(silent), kamailio.Port));

            // It was waited for, and once only.
            long elapsedMs = connected.GetProperty("ms").GetInt64();
            Assert.InRange(elapsedMs, Limits.HandshakeTimeoutMs, (2 * Limits.HandshakeTimeoutMs) - 1);

            // What it was sent is the start of a handshake (RFC 8446 §5.1: content type 22).
            using Socket tried = await silent.AcceptAsync();
            byte[] first = new byte[1];
            Assert.Equal(1, await tried.ReceiveAsync(first).WaitAsync(Patience.Limit));
            Assert.Equal(22, first[0]);
        }

        [Fact]
        public async Task A_dead_address_of_a_target_is_passed_over()
        {
            // IPv6 is tried first, and Kamailio listens on 127.0.0.1 alone.
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            (string Name, string Records) zone = Zones.Located(kamailio.Port);

            await RegisterAsync(kamailio, (zone.Name, zone.Records + "\nsip1 AAAA ::1"));
        }

        [Fact]
        public async Task Several_dead_targets_are_passed_over()
        {
            using Socket closed = Bind();
            using Socket alsoClosed = Bind();
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());

            await RegisterAsync(kamailio, Zones.Located(PortOf(closed), PortOf(alsoClosed), kamailio.Port));
        }

        [Fact]
        public async Task The_better_server_is_taken_again_once_it_is_no_longer_set_aside()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using TcpRelay better = new(kamailio.Port);
            TcpRelay other = new TcpRelay(kamailio.Port).Open();
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(better.Port, other.Port));
            await using SkippingPhone phone = new(knot.Port);

            phone.Start();
            phone.RunUntil(PhoneState.Registered);
            Assert.Contains($"connecting to 127.0.0.1:{other.Port}", phone.Lines);

            // The better one comes back, its time aside passes, and only then the other one goes.
            better.Open();
            phone.Skip(Limits.SetAsideMs + 1);
            phone.Lines.Clear();
            await other.DisposeAsync();
            phone.RunUntil(PhoneState.Waiting);
            phone.SkipToDeadline();
            phone.RunUntil(PhoneState.Registered);

            string first = phone.Lines.First(line => line.StartsWith("connecting", StringComparison.Ordinal));
            Assert.Equal($"connecting to 127.0.0.1:{better.Port}", first);
        }

        // A port that is taken, and closed until somebody listens.
        private static Socket Bind()
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return socket;
        }

        private static int PortOf(Socket socket)
        {
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }

        /// <summary>
        /// Registers, and asserts that the best candidate was not Kamailio, which got the registration.
        /// </summary>
        /// <returns>The step that tells of the connection.</returns>
        private static async Task<JsonElement> RegisterAsync(
            KamailioServer kamailio, (string Name, string Records) zone)
        {
            await using KnotServer knot = await KnotServer.StartAsync(zone);
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 0, run.Text);
            JsonElement best = run.Step("located").GetProperty("candidates")[0];
            string living = $"127.0.0.1:{kamailio.Port}";
            Assert.NotEqual(living, $"{best.GetProperty("address")}:{best.GetProperty("port")}");
            JsonElement connected = run.Step("connected");
            Assert.Equal(living, connected.GetProperty("address").GetString());
            await kamailio.AwaitBoundAsync();
            await kamailio.AwaitUnboundAsync();
            return connected;
        }
    }
}
