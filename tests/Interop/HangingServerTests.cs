using System.Net;
using System.Net.Sockets;

namespace SipPhone.Interop
{
    /// <summary>The real phone and a server that stalls: deadlines end it, and the next server is tried.</summary>
    public sealed class HangingServerTests
    {
        [Fact]
        public async Task A_connect_or_handshake_that_stalls_is_given_up_at_the_deadline()
        {
            // A queue of one that is full: the system drops whatever else would connect.
            using Socket full = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            full.Listen(0);
            using Socket first = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await first.ConnectAsync(full.LocalEndPoint!);
            int fullPort = ((IPEndPoint)full.LocalEndPoint!).Port;
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using FaultyRelay silent = new(kamailio.Port, 0, RelayFault.Stall);
            await using FaultyRelay stalled = new(kamailio.Port, 600, RelayFault.Stall);

            // Together, because each takes the ten seconds of the deadline.
            PhoneRun[] runs = await Task.WhenAll(
                RegisterAsync(fullPort), RegisterAsync(silent.Port), RegisterAsync(stalled.Port));

            foreach (PhoneRun run in runs)
            {
                Assert.True(run.ExitCode == 2, run.Text);
                Assert.Contains(": timeout.", run.Errors, StringComparison.Ordinal);
                Assert.False(run.HasStep("connected"), run.Text);
            }

            await silent.ClientLeft;
            await stalled.ClientLeft;
        }

        [Fact]
        public async Task A_server_that_stalls_keeps_nobody_from_the_next_one()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using FaultyRelay stalled = new(kamailio.Port, 600, RelayFault.Stall);

            PhoneRun run = await RegisterAsync(stalled.Port, kamailio.Port);

            Assert.True(run.ExitCode == 0, run.Text);
            string address = run.Step("connected").GetProperty("address").GetString()!;
            Assert.Equal($"127.0.0.1:{kamailio.Port}", address);
        }

        [Theory]
        [InlineData(RelayFault.End)]
        [InlineData(RelayFault.Reset)]
        public async Task A_handshake_that_is_cut_is_told(RelayFault cut)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using FaultyRelay relay = new(kamailio.Port, 600, cut);

            PhoneRun run = await RegisterAsync(relay.Port);

            Assert.True(run.ExitCode == 2, run.Text);
            Assert.Contains(": peer-closed.", run.Errors, StringComparison.Ordinal);
        }

        private static async Task<PhoneRun> RegisterAsync(params int[] ports)
        {
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(ports));
            using Account account = new();
            return await account.RegisterOnceAsync(knot);
        }
    }
}
