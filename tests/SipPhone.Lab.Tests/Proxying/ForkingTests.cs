namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>One user at two phones, RFC 3261 §16.7, and the time-outs of §16.8.</summary>
    public sealed class ForkingTests : IAsyncLifetime
    {
        private const string Bob = "sips:bob@atlanta.example";

        private readonly ProxyWorld _world = new();
        private ScriptedPhone _alice = null!;
        private ScriptedPhone _desk = null!;
        private ScriptedPhone _hall = null!;
        private SipText _atDesk = null!;
        private SipText _inHall = null!;

        public async ValueTask InitializeAsync()
        {
            _alice = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "alice");
            _desk = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "bob");
            _hall = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "bob");
            await _alice.Call(Bob);
            _atDesk = await _desk.Receive("INVITE");
            _inHall = await _hall.Receive("INVITE");
        }

        public async ValueTask DisposeAsync()
        {
            await _alice.DisposeAsync();
            await _desk.DisposeAsync();
            await _hall.DisposeAsync();
            await _world.DisposeAsync();
        }

        [Fact]
        public async Task The_first_to_answer_wins_and_the_other_is_cancelled()
        {
            await _desk.Send(_atDesk.Respond("180 Ringing", tag: "desk"));
            Assert.EndsWith(";tag=desk", (await _alice.Receive("SIP/2.0 180"))["To"], StringComparison.Ordinal);
            await _hall.Send(_inHall.Respond("180 Ringing", tag: "hall"));
            Assert.EndsWith(";tag=hall", (await _alice.Receive("SIP/2.0 180"))["To"], StringComparison.Ordinal);

            await _hall.Send(_inHall.Respond("200 OK", tag: "hall"));
            Assert.EndsWith(";tag=hall", (await _alice.Receive("SIP/2.0 200"))["To"], StringComparison.Ordinal);
            await _desk.Receive("CANCEL");
            await _desk.Send(_atDesk.Respond("487 Request Terminated", tag: "desk"));
            await _desk.Receive("ACK");
        }

        [Fact]
        public async Task Both_of_two_answers_come_through()
        {
            // RFC 3261 §16.7 step 5: every 2xx to an INVITE goes on at once.
            await _desk.Send(_atDesk.Respond("200 OK", tag: "desk"));
            await _alice.Receive("SIP/2.0 200");
            await _hall.Send(_inHall.Respond("200 OK", tag: "hall"));
            Assert.EndsWith(";tag=hall", (await _alice.Receive("SIP/2.0 200"))["To"], StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("404 Not Found", "486 Busy Here", "404 Not Found")]
        [InlineData("486 Busy Here", "404 Not Found", "486 Busy Here")]
        [InlineData("486 Busy Here", "300 Multiple Choices", "300 Multiple Choices")]
        [InlineData("500 Server Internal Error", "486 Busy Here", "486 Busy Here")]
        [InlineData("486 Busy Here", "415 Unsupported Media Type", "415 Unsupported Media Type")]
        [InlineData("486 Busy Here", "503 Service Unavailable", "486 Busy Here")]
        [InlineData("503 Service Unavailable", "503 Service Unavailable", "500 Server Internal Error")]
        [InlineData("486 Busy Here", "603 Decline", "603 Decline")]
        [InlineData("300 Multiple Choices", "401 Unauthorized", "300 Multiple Choices")]
        public async Task The_best_of_two_refusals_is_told(string desk, string hall, string best)
        {
            await _desk.Send(_atDesk.Respond(desk));
            await _desk.Receive("ACK");
            await _hall.Send(_inHall.Respond(hall));
            await _hall.Receive("ACK");
            Assert.Equal("SIP/2.0 " + best, (await _alice.Receive()).StartLine);
        }

        [Fact]
        public async Task Challenges_of_both_are_told()
        {
            await _desk.Send(_atDesk.Respond("401 Unauthorized", "WWW-Authenticate: Digest realm=\"desk\"\r\n"));
            await _hall.Send(_inHall.Respond(
                "407 Proxy Authentication Required", "Proxy-Authenticate: Digest realm=\"hall\"\r\n"));
            SipText response = await _alice.Receive("SIP/2.0 40");
            Assert.Equal("Digest realm=\"desk\"", response["WWW-Authenticate"]);
            Assert.Equal("Digest realm=\"hall\"", response["Proxy-Authenticate"]);
        }

        [Fact]
        public async Task One_who_declines_for_all_ends_it_for_all()
        {
            await _desk.Send(_atDesk.Respond("180 Ringing"));
            await _alice.Receive("SIP/2.0 180");
            await _hall.Send(_inHall.Respond("600 Busy Everywhere"));
            await _hall.Receive("ACK");
            await _desk.Receive("CANCEL");
            await _desk.Send(_atDesk.Respond("487 Request Terminated"));
            await _alice.Receive("SIP/2.0 600");
        }

        [Fact]
        public async Task A_phone_that_goes_away_counts_as_503()
        {
            await _desk.DisposeAsync();
            await _hall.Send(_inHall.Respond("486 Busy Here"));
            await _alice.Receive("SIP/2.0 486");
        }

        [Fact]
        public async Task Who_never_answers_is_given_up_after_Timer_C()
        {
            await _desk.Send(_atDesk.Respond("180 Ringing"));
            await _alice.Receive("SIP/2.0 180");
            _world.Time.Advance(180);
            await _hall.Send(_inHall.Respond("183 Session Progress"));
            await _alice.Receive("SIP/2.0 183");

            // The provisional response started Timer C anew.
            _world.Time.Advance(180);
            await _hall.Send(_inHall.Respond("180 Ringing"));
            await _alice.Receive("SIP/2.0 180");
            _world.Time.Advance(181);
            await _desk.Receive("CANCEL");
            await _hall.Receive("CANCEL");

            // Nor do they say anything to that.
            _world.Time.Advance(32);
            await _alice.Receive("SIP/2.0 408");
        }
    }
}
