using SipPhone.Lab.Proxying;

namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>What the proxy does not forward, RFC 3261 §16.3, §16.5, §22.3.</summary>
    public sealed class RefusalTests : IAsyncLifetime
    {
        private const string Bob = "sips:bob@atlanta.example";

        private readonly ProxyWorld _world = new();
        private ScriptedPhone _alice = null!;

        public async ValueTask InitializeAsync()
        {
            _alice = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "alice");
        }

        public async ValueTask DisposeAsync()
        {
            await _alice.DisposeAsync();
            await _world.DisposeAsync();
        }

        [Theory]
        [InlineData("INVITE", Bob, "480 Temporarily Unavailable")]
        [InlineData("MESSAGE", "sips:nobody@atlanta.example", "404 Not Found")]
        [InlineData("MESSAGE", "sips:atlanta.example", "404 Not Found")]
        [InlineData("OPTIONS", "sips:atlanta.example", "200 OK")]
        [InlineData("OPTIONS", "sips:127.0.0.1", "500 Server Internal Error")]
        public async Task Who_is_not_there_is_told_apart(string method, string uri, string status)
        {
            Assert.Equal("SIP/2.0 " + status, (await _alice.Ask(method, uri)).StartLine);
        }

        [Theory]
        [InlineData("Max-Forwards: 0\r\n", "483 Too Many Hops", "")]
        [InlineData("Max-Forwards: x\r\n", "400 Bad Max-Forwards", "")]
        [InlineData("Max-Forwards: 256\r\n", "400 Bad Max-Forwards", "")]
        [InlineData("Proxy-Require: sec-agree\r\nProxy-Require: foo\r\n", "420 Bad Extension", "sec-agree, foo")]
        [InlineData("Route: <sips:0123456789abcdef@atlanta.example;lr>\r\n", "403 Unknown Flow", "")]
        [InlineData("Route: <tel:+1>\r\n", "400 Bad Route", "")]
        public async Task What_cannot_go_on_is_told_why(string further, string status, string unsupported)
        {
            SipText response = await _alice.Ask("MESSAGE", Bob, further: further);
            Assert.Equal("SIP/2.0 " + status, response.StartLine);
            Assert.Equal(unsupported, response["Unsupported"]);
        }

        [Theory]
        [InlineData("MESSAGE sips:bob@atlanta.example", "MESSAGE tel:+1", "416 Unsupported URI Scheme")]
        [InlineData("MESSAGE sips:bob@atlanta.example", "MESSAGE sips:", "400 Bad Request-URI")]
        [InlineData("3 MESSAGE", "3 INFO", "400 Bad CSeq")]
        [InlineData("3 MESSAGE", "x MESSAGE", "400 Bad CSeq")]
        [InlineData(">;tag=", ">;gat=", "400 Bad From")]
        [InlineData("\r\nCall-ID:", "\r\nX:", "400 Missing Call-ID")]
        public async Task What_makes_no_sense_is_told_so_before_anybody_is_asked(string old, string now, string status)
        {
            string request = _alice.Request("MESSAGE", Bob);
            Assert.Contains(old, request, StringComparison.Ordinal);
            await _alice.Send(request.Replace(old, now, StringComparison.Ordinal));
            Assert.Equal("SIP/2.0 " + status, (await _alice.Receive()).StartLine);
        }

        [Fact]
        public async Task A_wrong_password_is_asked_again()
        {
            await _alice.Send(_alice.Request("MESSAGE", Bob));
            SipText challenge = await _alice.Receive("SIP/2.0 407");
            string guess = _alice.Answer(challenge, "MESSAGE", Bob, "guess");
            await _alice.Send(_alice.Request("MESSAGE", Bob, further: guess));
            SipText again = await _alice.Receive("SIP/2.0 407");
            Assert.DoesNotContain("stale", again.Text, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_forgotten_nonce_is_stale()
        {
            await _alice.Send(_alice.Request("MESSAGE", Bob));
            SipText challenge = await _alice.Receive("SIP/2.0 407");
            _world.Atlanta.ForgetNonces();
            await _alice.Send(_alice.Request("MESSAGE", Bob, further: _alice.Answer(challenge, "MESSAGE", Bob)));
            Assert.Contains("stale=true", (await _alice.Receive("SIP/2.0 407")).Text, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Nobody_speaks_for_somebody_else()
        {
            await _alice.Send(_alice.Request("MESSAGE", Bob));
            SipText challenge = await _alice.Receive("SIP/2.0 407");
            string request = _alice.Request("MESSAGE", Bob, further: _alice.Answer(challenge, "MESSAGE", Bob));
            await _alice.Send(request.Replace("From: <sips:alice@", "From: <sips:carol@", StringComparison.Ordinal));
            await _alice.Receive("SIP/2.0 403 Not Your Address of Record");
        }

        [Fact]
        public async Task Credentials_for_others_go_on()
        {
            await using ScriptedPhone bob = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "bob");
            const string others = "Digest username=\"a\", realm=\"elsewhere.example\", nonce=\"n\", uri=\"sip:x\", "
                + "response=\"0123456789abcdef0123456789abcdef\"";
            Task<SipText> asked = _alice.Ask("MESSAGE", Bob, further: $"Proxy-Authorization: {others}\r\n");
            SipText received = await bob.Receive("MESSAGE");
            Assert.Equal([others], received.All("Proxy-Authorization"));
            await bob.Send(received.Respond("200 OK"));
            await asked;
        }

        [Fact]
        public async Task A_request_without_Via_ends_the_connection()
        {
            await _alice.Send(_alice.Request("MESSAGE", Bob).Replace("Via:", "X:", StringComparison.Ordinal));
            Assert.Equal(string.Empty, (await _alice.Receive()).Text);
        }

        [Fact]
        public async Task A_response_of_no_transaction_goes_nowhere()
        {
            await using ScriptedPhone bob = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "bob");
            SipText made = new(_alice.Request("MESSAGE", Bob));
            await bob.Send(made.Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await bob.Ask("OPTIONS", "sips:atlanta.example")).StartLine);
            Assert.Equal("SIP/2.0 200 OK", (await _alice.Ask("OPTIONS", "sips:atlanta.example")).StartLine);
        }

        [Fact]
        public async Task Who_is_silent_to_a_MESSAGE_is_answered_for_by_nobody()
        {
            // RFC 4320 §4.2: no 408 to anything but INVITE.
            await using ScriptedPhone bob = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "bob");
            Task<SipText> asked = _alice.Ask("MESSAGE", Bob);
            SipText received = await bob.Receive("MESSAGE");
            _world.Time.Advance(32);
            await bob.Send(received.Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await bob.Ask("OPTIONS", "sips:atlanta.example")).StartLine);
            await _alice.Send(_alice.Request("OPTIONS", "sips:atlanta.example"));
            Assert.StartsWith("SIP/2.0 407", (await asked).StartLine, StringComparison.Ordinal);
        }

        [Fact]
        public async Task It_can_be_told_to_be_of_no_use()
        {
            _world.Atlanta.Service = ProxyService.Unavailable;
            await _alice.Send(_alice.Request("REGISTER", "sips:atlanta.example"));
            await _alice.Receive("SIP/2.0 503");

            _world.Atlanta.Service = ProxyService.Silent;
            await _alice.Send(_alice.Request("OPTIONS", "sips:atlanta.example") + "\r\n\r\n");
            _world.Atlanta.CutConnections();
            Assert.Equal(string.Empty, (await _alice.Receive()).Text);

            _world.Atlanta.Service = ProxyService.Serving;
            await using ScriptedPhone again = await ScriptedPhone.Registered(_world.Atlanta.EndPoint, "alice");
            await again.Send("\r\n\r\n");
            Assert.Equal("\r\n", await again.Read(2));
        }
    }
}
