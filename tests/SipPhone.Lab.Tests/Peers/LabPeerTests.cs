using SipPhone.Lab.Peers;
using SipPhone.Lab.Tests.Proxying;

namespace SipPhone.Lab.Tests.Peers
{
    /// <summary>The lab's peer, called by hand.</summary>
    public sealed class LabPeerTests : IAsyncLifetime
    {
        private const string Bob = "sip:bob@atlanta.example";
        private const string Offer = "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\n"
            + "m=audio 40000 RTP/AVP 0\r\n";

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

        [Fact]
        public async Task It_rings_answers_and_ends_with_the_caller()
        {
            LabPeer bob;
            using (bob = await Start(new LabPeerOptionsOf()))
            {
                SipText ok = await CallUntil("SIP/2.0 200");
                Assert.Contains("m=audio", ok.Body, StringComparison.Ordinal);
                string routes = $"Route: {string.Join(", ", ok.All("Record-Route").Reverse())}\r\n";
                await _alice.Send(_alice.Request("ACK", ok.ContactUri, ok["To"], routes, cseq: 4));
                Assert.Equal("SIP/2.0 200 OK", (await _alice.Ask("BYE", ok.ContactUri, ok["To"], routes)).StartLine);
            }

            // It answers first and tells then, so its words are whole when it has stopped.
            Assert.Equal(["registered", "ringing", "answered", "ended: peer-hung-up", "unregistered"], bob.Words);
        }

        [Fact]
        public async Task It_declines_as_it_is_told()
        {
            using LabPeer bob = await Start(new LabPeerOptionsOf { DeclinesWith = 486 });
            await CallUntil("SIP/2.0 486");
        }

        [Fact]
        public async Task It_rings_on_until_it_is_cancelled()
        {
            LabPeer bob;
            using (bob = await Start(new LabPeerOptionsOf { AnswersAfter = null }))
            {
                await CallUntil("SIP/2.0 180");
                await _alice.Send(_alice.Cancel(Bob));
                await _alice.Receive("SIP/2.0 200");
                await _alice.Receive("SIP/2.0 487");
            }

            Assert.Equal(["registered", "ringing", "ended: cancelled", "unregistered"], bob.Words);
        }

        [Fact]
        public async Task It_hangs_up_as_it_is_told()
        {
            using LabPeer bob = await Start(new LabPeerOptionsOf { HangsUpAfter = TimeSpan.Zero });
            SipText ok = await CallUntil("SIP/2.0 200");
            string routes = $"Route: {string.Join(", ", ok.All("Record-Route").Reverse())}\r\n";
            await _alice.Send(_alice.Request("ACK", ok.ContactUri, ok["To"], routes, cseq: 4));
            await _alice.Send((await _alice.Receive("BYE")).Respond("200 OK"));
        }

        [Fact]
        public async Task Without_its_password_it_says_why_it_is_not_there()
        {
            using LabPeer bob = LabPeer.Start(new LabPeerOptionsOf { Password = "guess" }.For(_world));
            Exception why = await Assert.ThrowsAsync<InvalidOperationException>(() => bob.Registered);
            Assert.Contains("wrong-password", why.Message, StringComparison.Ordinal);
        }

        private async Task<LabPeer> Start(LabPeerOptionsOf options)
        {
            LabPeer peer = LabPeer.Start(options.For(_world));
            await peer.Registered.WaitAsync(TimeSpan.FromSeconds(30));
            return peer;
        }

        private async Task<SipText> CallUntil(string start)
        {
            string header = $"Contact: {_alice.Contact}\r\nContent-Type: application/sdp\r\n";
            SipText response = await _alice.Ask("INVITE", Bob, further: header, body: Offer);
            while (!response.StartLine.StartsWith(start, StringComparison.Ordinal))
            {
                Assert.StartsWith("SIP/2.0 1", response.StartLine, StringComparison.Ordinal);
                response = await _alice.Receive();
            }

            return response;
        }

        /// <summary>What differs from test to test.</summary>
        private sealed record LabPeerOptionsOf
        {
            public TimeSpan? AnswersAfter { get; init; } = TimeSpan.Zero;

            public TimeSpan? HangsUpAfter { get; init; }

            public int DeclinesWith { get; init; }

            public string Password { get; init; } = "secret";

            public LabPeerOptions For(ProxyWorld world) => new()
            {
                Domain = "atlanta.example",
                User = "bob",
                Password = Password,
                DnsServer = world.Dns.EndPoint,
                Anchors = [ProxyWorld.Anchor],
                AnswersAfter = AnswersAfter,
                HangsUpAfter = HangsUpAfter,
                DeclinesWith = DeclinesWith,
            };
        }
    }
}
