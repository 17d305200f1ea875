using SipPhone.Core;
using SipPhone.Phone;

namespace SipPhone.Interop
{
    /// <summary>The real phone stays registered at Kamailio, whatever happens to the server and the way.</summary>
    public sealed class RegistrationLifeTests
    {
        [Fact]
        public async Task A_registration_is_refreshed_before_it_runs_out()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using SkippingPhone phone = new(knot.Port);
            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            phone.Skip(SkippingPhone.ExpiresSeconds * 1000L);

            phone.RunWhile(kamailio.AwaitBoundAsync(count: 2));
            Assert.Equal(PhoneState.Registered, phone.State);
            Assert.Single(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task Pings_are_answered_and_the_connection_is_kept()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using SkippingPhone phone = new(knot.Port);
            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            for (int ping = 0; ping < 2; ping++)
            {
                PingAndAwaitPong(phone);
                phone.Skip(Limits.PongTimeoutMs + 1);
                phone.RunOnce();
                Assert.Equal(PhoneState.Registered, phone.State);
            }

            Assert.Single(phone.Lines, line => line.StartsWith("connecting", StringComparison.Ordinal));
        }

        [Fact]
        public async Task A_server_that_starts_again_has_the_phone_back_after_the_back_off()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using SkippingPhone phone = new(knot.Port);
            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            await kamailio.KillAsync();
            phone.RunUntil(PhoneState.Waiting);

            // RFC 5626 §4.5: base-time 30 s; the wait is between half of W and W, which doubles with each failure.
            Assert.InRange(phone.MillisecondsToDeadline, 29_000, 60_000);
            phone.SkipToDeadline();
            phone.RunUntil(PhoneState.Connecting);
            phone.RunUntil(PhoneState.Waiting);
            Assert.InRange(phone.MillisecondsToDeadline, 59_000, 120_000);

            await kamailio.StartAgainAsync();
            phone.SkipToDeadline();
            phone.RunUntil(PhoneState.Registered);
            Assert.Single(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task A_connection_that_is_cut_silently_is_found_by_the_missing_pong()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using TcpRelay relay = new TcpRelay(kamailio.Port).Open();
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(relay.Port));
            await using SkippingPhone phone = new(knot.Port);
            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            // Kamailio does not promise pongs by RFC 5626, but it sends one, and is held to it from then on.
            PingAndAwaitPong(phone);

            relay.IsSilent = true;
            phone.Skip(Limits.KeepAliveSeconds * 1000L);
            phone.RunOnce();
            Assert.Equal(PhoneState.Registered, phone.State);
            phone.Skip(Limits.PongTimeoutMs - 1000);
            phone.RunOnce();
            Assert.Equal(PhoneState.Registered, phone.State);
            phone.Skip(1000);
            phone.RunUntil(PhoneState.Waiting);

            relay.IsSilent = false;
            phone.SkipToDeadline();
            phone.RunUntil(PhoneState.Registered);
            Assert.NotEmpty(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task A_server_that_says_503_is_left_for_the_next_one()
        {
            await using KamailioServer unavailable = await KamailioServer.StartAsync(new KamailioOptions());
            await unavailable.SetUnavailableAsync(true);
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(unavailable.Port, kamailio.Port));
            await using SkippingPhone phone = new(knot.Port);

            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            Assert.Equal(1, unavailable.RequestCount("REGISTER"));
            Assert.Single(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task A_registered_phone_leaves_a_server_that_becomes_unavailable()
        {
            await using KamailioServer first = await KamailioServer.StartAsync(new KamailioOptions());
            await using KamailioServer second = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(first.Port, second.Port));
            await using SkippingPhone phone = new(knot.Port);
            phone.Start();
            phone.RunUntil(PhoneState.Registered);
            Assert.Single(await first.ContactsAsync());

            await first.SetUnavailableAsync(true);
            phone.Skip(SkippingPhone.ExpiresSeconds * 1000L);

            phone.RunWhile(second.AwaitBoundAsync());
            phone.RunUntil(PhoneState.Registered);
        }

        private static void PingAndAwaitPong(SkippingPhone phone)
        {
            long octets = phone.Channel.OctetsReceived;
            phone.Skip(Limits.KeepAliveSeconds * 1000L);
            phone.RunUntil(() => phone.Channel.OctetsReceived > octets, "pong");
            Assert.Equal(octets + 2, phone.Channel.OctetsReceived);
        }
    }
}
