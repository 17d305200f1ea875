using SipPhone.Phone;
using SipPhone.Phone.Calls;

namespace SipPhone.Interop
{
    /// <summary>
    /// The real phone and SIPp, which plays peers that are slow, old-fashioned, or wrong. SIPp's verdict is part of
    /// each test: it ends well only when the phone sent what the scenario wants, in that order.
    /// </summary>
    public sealed class SippCallTests
    {
        private const string Sipp = "sip:" + SippScenario.User + "@" + Certificates.Domain;

        [Fact]
        public async Task A_plain_call_from_us()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee");

            await CallAndHangUpAsync(world, sipp);
        }

        [Theory]
        [InlineData("caller")]
        [InlineData("caller-without-offer")]
        [InlineData("caller-100rel")]
        [InlineData("caller-old-branch")]
        public async Task We_are_called(string scenario)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            world.Log.AnswersAtOnce = true;
            await using SippScenario sipp = SippScenario.Call(world.Kamailio, KamailioServer.User, scenario);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("peer-hung-up");

            Assert.Equal(["rings here", "answered", "peer-hung-up"], world.Log.Lines);
        }

        [Fact]
        public async Task Responses_to_a_branch_that_we_never_made_are_dropped()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee-bad-branch");

            await CallAndHangUpAsync(world, sipp);

            Assert.Equal(["called", "answered", "hung-up"], world.Log.Lines);
        }

        [Fact]
        public async Task A_200_that_comes_after_our_CANCEL_is_acknowledged_and_hung_up()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee-late-200");
            Call call = world.Phone.Dial(Sipp);
            world.Phone.RunUntil("rings there");

            call.HangUp(world.Phone.NowMs);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("hung-up");
            Assert.Equal(["called", "rings there", "hung-up"], world.Log.Lines);
        }

        [Fact]
        public async Task A_200_that_is_repeated_is_acknowledged_each_time()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee-repeats-200");
            Call call = world.Phone.Dial(Sipp);
            world.Phone.RunUntil("answered");

            world.Phone.RunWhile(world.Kamailio.AwaitRequestsAsync("ACK", 3));
            call.HangUp(world.Phone.NowMs);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("hung-up");
            Assert.Equal(["called", "answered", "hung-up"], world.Log.Lines);
        }

        [Fact]
        public async Task Of_two_answers_the_first_wins_and_the_other_is_hung_up()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee-forks");
            Call call = world.Phone.Dial(Sipp);
            world.Phone.RunUntil("answered");
            world.Phone.RunWhile(world.Kamailio.AwaitRequestsAsync("BYE", 1));

            call.HangUp(world.Phone.NowMs);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("hung-up");
            Assert.Equal(["called", "rings there", "answered", "hung-up"], world.Log.Lines);
        }

        [Fact]
        public async Task Reliable_provisional_responses_are_taken_in_their_order()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp =
                await SippScenario.WaitForCallsAsync(world.Kamailio, "callee-reorders-100rel");

            await CallAndHangUpAsync(world, sipp);
        }

        [Fact]
        public async Task We_refresh_a_session_when_the_peer_wants_it()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee-timer");
            Call call = world.Phone.Dial(Sipp);
            world.Phone.RunUntil("answered");

            // RFC 4028 §10: the refresher refreshes when half of the interval is over.
            world.Phone.Skip(45_000);
            world.Phone.RunWhile(world.Kamailio.AwaitRequestsAsync("UPDATE", 1));
            call.HangUp(world.Phone.NowMs);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
        }

        [Fact]
        public async Task A_session_that_the_peer_forgets_is_hung_up()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            world.Log.AnswersAtOnce = true;
            await using SippScenario sipp = SippScenario.Call(world.Kamailio, KamailioServer.User, "caller-timer");
            world.Phone.RunUntil("answered");

            // RFC 4028 §10: a third of the interval before it is over.
            world.Phone.Skip(60_000);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("timed-out");
        }

        [Fact]
        public async Task A_call_outlives_the_connection()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee");
            Call call = world.Phone.Dial(Sipp);
            world.Phone.RunUntil("answered");
            await world.Kamailio.AwaitRequestsAsync("ACK", 1);

            await world.Kamailio.KillAsync();
            world.Phone.RunUntil(PhoneState.Waiting);
            await world.Kamailio.StartAgainAsync();
            world.Phone.SkipToDeadline();
            world.Phone.RunUntil(PhoneState.Registered);
            Assert.Equal(CallState.Active, call.State);

            call.HangUp(world.Phone.NowMs);
            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("hung-up");
        }

        [Fact]
        public async Task A_proxy_that_says_503_to_a_call_is_told_and_asked_again()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee");

            await world.Kamailio.SetUnavailableAsync(true);
            world.Phone.Dial(Sipp);
            world.Phone.RunUntil("refused 503");
            await world.Kamailio.SetUnavailableAsync(false);
            world.Log.Lines.Clear();

            await CallAndHangUpAsync(world, sipp);
        }

        [Theory]
        [InlineData("Call-ID: another@example.com")]
        [InlineData("CSeq: 1 OPTIONS")]
        public async Task A_malformed_response_is_dropped(string field)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(
                world.Kamailio, "callee-malformed", 1, ("@FIELD@", field));

            await CallAndHangUpAsync(world, sipp);

            Assert.Equal(["called", "answered", "hung-up"], world.Log.Lines);
        }

        [Theory]
        [InlineData("420", "Require: teleportation")]
        [InlineData("400", "Contact: &lt;sip:")]
        [InlineData("415", "Content-Encoding: gzip")]
        [InlineData("422", "Supported: timer\n      Session-Expires: 30")]
        [InlineData("481", "Replaces: none@example.com;to-tag=1;from-tag=2")]
        public async Task A_request_that_is_wrong_or_too_much_is_refused(string status, string field)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            world.Log.AnswersAtOnce = true;
            await using SippScenario sipp = SippScenario.Call(
                world.Kamailio, KamailioServer.User, "caller-refused", 1, ("@FIELD@", field), ("@STATUS@", status));

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());

            Assert.Empty(world.Log.Lines);
            Assert.Equal(0, world.Phone.Calls.Count);
        }

        private static async Task CallAndHangUpAsync(CallingWorld world, SippScenario sipp)
        {
            Call call = world.Phone.Dial(Sipp);
            world.Phone.RunUntil("answered");
            await world.Kamailio.AwaitRequestsAsync("ACK", 1);
            call.HangUp(world.Phone.NowMs);
            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("hung-up");
        }
    }
}
