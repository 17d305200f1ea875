using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SipPhone.Core;

namespace SipPhone.Interop
{
    // The better server is dead and the next one lives. When the phone returns to the better one is a matter of a
    // minute, which the phone's own tests see pass on virtual time.

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
