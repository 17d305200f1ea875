using System.Text.RegularExpressions;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Interop
{
    /// <summary>The real phone and baresip call each other through Kamailio, over TLS on both sides.</summary>
    public sealed partial class BaresipCallTests
    {
        private const string Bob = "sip:bob@" + Certificates.Domain;
        private const string Carol = "sip:carol@" + Certificates.Domain;
        private const string Alice = "sip:alice@" + Certificates.Domain;

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public async Task We_call_and_either_side_hangs_up(bool weHangUp)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = await CallAsync(world, bob);
            Assert.True(call.Media.IsSending && call.Media.IsReceiving);

            await HangUpAsync(world, bob, call, weHangUp);

            // The proxy challenged our INVITE, the one with the answer followed, and it stayed in the path.
            Assert.Equal(2, world.Kamailio.RequestCount("INVITE"));
            Assert.Equal(1, world.Kamailio.RequestCount("BYE"));
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public async Task We_are_called_and_either_side_hangs_up(bool weHangUp)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = await BeCalledAsync(world, bob);

            await HangUpAsync(world, bob, call, weHangUp);
        }

        [Fact]
        public async Task A_challenge_is_answered_without_asking_the_next_time()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = await CallAsync(world, bob);
            await HangUpAsync(world, bob, call, weHangUp: true);
            world.Log.Lines.Clear();

            world.Phone.Dial(Bob);
            world.Phone.RunUntil("rings there");

            Assert.Equal(3, world.Kamailio.RequestCount("INVITE"));
        }

        [Fact]
        public async Task The_peer_declines()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            world.Phone.Dial(Bob);
            world.Phone.RunUntil("rings there");
            await bob.AwaitEventAsync("CALL_INCOMING");

            await bob.DoAsync("hangup");

            world.Phone.RunUntil("refused 486");
        }

        [Theory]
        [InlineData(486)]
        [InlineData(480)]
        [InlineData(404)]
        [InlineData(603)]
        public async Task We_decline(int statusCode)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            await bob.DoAsync("dial", Alice);
            world.Phone.RunUntil("rings here");
            world.Phone.RunWhile(bob.AwaitEventAsync("CALL_RINGING"));

            Assert.Equal(SipResult.Ok, world.Phone.Calls.RingingCall!.Decline(statusCode, world.Phone.NowMs));

            world.Phone.RunUntil(() => world.Log.EndedCount == 1, "ended");
            string reason = (await bob.AwaitEventAsync("CALL_CLOSED")).GetProperty("param").GetString()!;
            Assert.StartsWith($"{statusCode} ", reason, StringComparison.Ordinal);
        }

        [Fact]
        public async Task We_cancel()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = world.Phone.Dial(Bob);
            world.Phone.RunUntil("rings there");

            call.HangUp(world.Phone.NowMs);

            world.Phone.RunUntil("hung-up");
            await bob.AwaitEventAsync("CALL_CLOSED");
            Assert.Equal(1, world.Kamailio.RequestCount("CANCEL"));
        }

        [Fact]
        public async Task The_peer_cancels()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            await bob.DoAsync("dial", Alice);
            world.Phone.RunUntil("rings here");
            world.Phone.RunWhile(bob.AwaitEventAsync("CALL_RINGING"));

            await bob.DoAsync("hangup");

            world.Phone.RunUntil("cancelled");
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public async Task We_hold_and_resume(bool weCalled)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = weCalled ? await CallAsync(world, bob) : await BeCalledAsync(world, bob);

            Assert.Equal(SipResult.Ok, call.Hold(world.Phone.NowMs));
            world.Phone.RunUntil("held");
            await bob.AwaitLineAsync(SendOnlyLine());
            Assert.Equal(CallState.Held, call.State);
            Assert.False(call.Media.IsReceiving);

            Assert.Equal(SipResult.Ok, call.Resume(world.Phone.NowMs));
            world.Phone.RunUntil("resumed");
            Assert.True(call.Media.IsSending && call.Media.IsReceiving);

            await HangUpAsync(world, bob, call, weHangUp: true);
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public async Task The_peer_holds_and_resumes(bool weCalled)
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = weCalled ? await CallAsync(world, bob) : await BeCalledAsync(world, bob);

            await bob.DoAsync("hold");
            world.Phone.RunUntil("held by peer");
            Assert.True(call.IsHeldByPeer);
            Assert.False(call.Media.IsSending);

            await bob.DoAsync("resume");
            world.Phone.RunUntil("resumed by peer");
            Assert.True(call.Media.IsSending && call.Media.IsReceiving);

            await HangUpAsync(world, bob, call, weHangUp: false);
        }

        [Fact]
        public async Task Both_sides_hold()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            Call call = await CallAsync(world, bob);

            await bob.DoAsync("hold");
            world.Phone.RunUntil("held by peer");
            Assert.Equal(SipResult.Ok, call.Hold(world.Phone.NowMs));
            world.Phone.RunUntil("held");
            Assert.False(call.Media.IsSending || call.Media.IsReceiving);

            await bob.DoAsync("resume");
            world.Phone.RunUntil("resumed by peer");
            Assert.Equal(SipResult.Ok, call.Resume(world.Phone.NowMs));
            world.Phone.RunUntil("resumed");
            Assert.True(call.Media.IsSending && call.Media.IsReceiving);

            await HangUpAsync(world, bob, call, weHangUp: true);
        }

        [Fact]
        public async Task We_transfer_the_peer()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            await using BaresipPhone carol =
                await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Carol, answersAlone: true);
            Call call = await CallAsync(world, bob);

            Assert.Equal(SipResult.Ok, call.Transfer(Ascii(Carol), 0, Carol.Length, world.Phone.NowMs));

            world.Phone.RunUntil("transferred");
            world.Phone.RunUntil(() => world.Log.EndedCount == 1, "ended");
            await carol.AwaitEventAsync("CALL_ESTABLISHED");
            await bob.AwaitEventAsync("CALL_ESTABLISHED", 2);
        }

        [Fact]
        public async Task The_peer_transfers_us()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob = await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob);
            await using BaresipPhone carol =
                await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Carol, answersAlone: true);
            await CallAsync(world, bob);

            await bob.DoAsync("transfer", Carol);

            world.Phone.RunUntil($"referred to {Carol}");
            world.Phone.RunWhile(carol.AwaitEventAsync("CALL_ESTABLISHED"));
            world.Phone.RunUntil(() => world.Log is { AnsweredCount: 2, EndedCount: 1 }, "with carol");
            await bob.AwaitEventAsync("CALL_CLOSED");

            Call second = world.Phone.Calls.ActiveCall!;
            second.HangUp(world.Phone.NowMs);
            world.Phone.RunUntil(() => world.Log.EndedCount == 2, "ended");
            await carol.AwaitEventAsync("CALL_CLOSED");
        }

        [Fact]
        public async Task Two_calls_at_once_are_swapped()
        {
            await using CallingWorld world = await CallingWorld.StartAsync();
            await using BaresipPhone bob =
                await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Bob, answersAlone: true);
            await using BaresipPhone carol =
                await BaresipPhone.StartAsync(world.Kamailio, BaresipPhone.Carol, answersAlone: true);
            Call toBob = world.Phone.Dial(Bob);
            world.Phone.RunUntil("answered");

            Call toCarol = world.Phone.Dial(Carol);
            world.Phone.RunUntil(() => world.Log.AnsweredCount == 2, "second call");
            world.Phone.RunUntil("held");
            Assert.Equal((CallState.Held, CallState.Active), (toBob.State, toCarol.State));

            Assert.Equal(SipResult.Ok, world.Phone.Calls.Swap(world.Phone.NowMs));
            world.Phone.RunUntil(
                () => (toBob.State, toCarol.State) == (CallState.Active, CallState.Held), "swapped");

            toBob.HangUp(world.Phone.NowMs);
            toCarol.HangUp(world.Phone.NowMs);
            world.Phone.RunUntil(() => world.Log.EndedCount == 2, "ended");
            await bob.AwaitEventAsync("CALL_CLOSED");
            await carol.AwaitEventAsync("CALL_CLOSED");
        }

        private static async Task<Call> CallAsync(CallingWorld world, BaresipPhone bob)
        {
            Call call = world.Phone.Dial(Bob);
            world.Phone.RunUntil("rings there");
            await bob.AwaitEventAsync("CALL_INCOMING");
            await bob.DoAsync("accept");
            world.Phone.RunUntil("answered");
            await bob.AwaitEventAsync("CALL_ESTABLISHED");
            return call;
        }

        private static async Task<Call> BeCalledAsync(CallingWorld world, BaresipPhone bob)
        {
            await bob.DoAsync("dial", Alice);
            world.Phone.RunUntil("rings here");
            Call call = world.Phone.Calls.RingingCall!;
            world.Phone.RunWhile(bob.AwaitEventAsync("CALL_RINGING"));
            Assert.Equal(SipResult.Ok, call.Answer(world.Phone.NowMs));
            world.Phone.RunUntil("answered");
            await bob.AwaitEventAsync("CALL_ESTABLISHED");
            return call;
        }

        private static async Task HangUpAsync(CallingWorld world, BaresipPhone bob, Call call, bool weHangUp)
        {
            if (weHangUp)
            {
                call.HangUp(world.Phone.NowMs);
            }
            else
            {
                await bob.DoAsync("hangup");
            }

            world.Phone.RunUntil(weHangUp ? "hung-up" : "peer-hung-up");
            await bob.AwaitEventAsync("CALL_CLOSED");
            Assert.Equal(CallState.Idle, call.State);
            Assert.Equal(0, world.Phone.Calls.Count);
        }

        private static byte[] Ascii(string text)
        {
            return System.Text.Encoding.ASCII.GetBytes(text);
        }

        [GeneratedRegex("^a=sendonly")]
        private static partial Regex SendOnlyLine();
    }
}
