namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>Calls between two phones of one domain, RFC 3261 §16 and §9.2, RFC 5626 §5.3.</summary>
    public sealed class CallTests : IAsyncDisposable
    {
        private const string Bob = "sips:bob@atlanta.example";

        private readonly ProxyWorld _world = new();

        public ValueTask DisposeAsync() => _world.DisposeAsync();

        [Fact]
        public async Task A_call_goes_through_the_proxy_from_INVITE_to_BYE()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");

            SipText trying = await alice.Call(Bob, "X-Mine: a, b\r\nSubject: =?\r\n");
            Assert.Equal("SIP/2.0 100 Trying", trying.StartLine);
            Assert.DoesNotContain("tag=", trying["To"], StringComparison.Ordinal);
            Assert.Matches(";rport=[0-9]+;branch=.*;received=127.0.0.1$", trying["Via"]);

            SipText invite = await bob.Receive("INVITE");
            Assert.Equal(bob.Contact, $"<{invite.RequestUri}>");
            Assert.Equal("69", invite["Max-Forwards"]);
            Assert.Equal("a, b", invite["X-Mine"]);
            Assert.Equal(2, invite.All("Via").Length);
            string ownVia = $"SIP/2.0/TLS {_world.Atlanta.EndPoint};branch=z9hG4bK";
            Assert.StartsWith(ownVia, invite["Via"], StringComparison.Ordinal);
            Assert.Empty(invite.All("Proxy-Authorization"));
            Assert.Equal(2, invite.All("Record-Route").Length);
            Assert.All(invite.All("Record-Route"), route =>
                Assert.Matches("^<sips:[0-9a-f]{16}@atlanta.example;transport=tls;lr>$", route));

            await bob.Send(invite.Respond("180 Ringing"));
            SipText ringing = await alice.Receive("SIP/2.0 180");
            Assert.Single(ringing.All("Via"));

            await bob.Send(invite.Respond("200 OK", $"Contact: {bob.Contact}\r\n"));
            SipText ok = await alice.Receive("SIP/2.0 200");
            Assert.Equal(invite.All("Record-Route"), ok.All("Record-Route"));
            string routes = Routes(ok.All("Record-Route").Reverse());
            await alice.Send(alice.Request("ACK", ok.ContactUri, ok["To"], routes, cseq: 4));
            SipText ack = await bob.Receive("ACK");
            Assert.Equal(ok.ContactUri, ack.RequestUri);
            Assert.Empty(ack.All("Route"));
            Assert.Empty(ack.All("Record-Route"));

            // The other way, where the route set stands the other way round.
            Task<SipText> bye = bob.Ask(
                "BYE", invite.ContactUri, $"{invite["From"]}", Routes(invite.All("Record-Route")));
            await alice.Send((await alice.Receive("BYE")).Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await bye).StartLine);
        }

        [Fact]
        public async Task A_refusal_is_acknowledged_on_both_sides()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");
            await alice.Call(Bob);
            SipText invite = await bob.Receive("INVITE");
            await bob.Send(invite.Respond("486 Busy Here"));
            SipText ack = await bob.Receive("ACK");
            Assert.Equal(invite["Via"], Assert.Single(ack.All("Via")));
            Assert.Equal("4 ACK", ack["CSeq"]);
            SipText busy = await alice.Receive("SIP/2.0 486 Busy Here");

            // Her own ACK goes no further: the next that bob sees is her next request.
            await alice.Send(alice.AckOf(busy, Bob));
            Task<SipText> message = alice.Ask("MESSAGE", Bob, body: "sorry");
            SipText received = await bob.Receive("MESSAGE");
            Assert.Equal("sorry", received.Body);
            await bob.Send(received.Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await message).StartLine);
        }

        [Fact]
        public async Task A_ringing_call_is_cancelled()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");
            await alice.Call(Bob);
            SipText invite = await bob.Receive("INVITE");
            await bob.Send(invite.Respond("180 Ringing"));
            await alice.Receive("SIP/2.0 180");
            await alice.Send(alice.Cancel(Bob));
            Assert.Equal("4 CANCEL", (await alice.Receive("SIP/2.0 200 OK"))["CSeq"]);
            SipText cancel = await bob.Receive("CANCEL");
            Assert.Equal(invite["Via"], Assert.Single(cancel.All("Via")));
            Assert.Equal(invite.RequestUri, cancel.RequestUri);
            await bob.Send(cancel.Respond("200 OK"));
            await bob.Send(invite.Respond("487 Request Terminated"));
            await bob.Receive("ACK");
            Assert.Equal("4 INVITE", (await alice.Receive("SIP/2.0 487"))["CSeq"]);
        }

        [Fact]
        public async Task A_CANCEL_does_not_overtake_its_INVITE()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");
            await alice.Call(Bob);
            SipText invite = await bob.Receive("INVITE");
            await alice.Send(alice.Cancel(Bob));
            await alice.Receive("SIP/2.0 200 OK");

            // What bob sees next is what came after it, so no CANCEL was sent.
            await alice.Send(alice.Request("MESSAGE", Bob));
            SipText challenge = await alice.Receive("SIP/2.0 407");
            await alice.Send(alice.Request("MESSAGE", Bob, further: alice.Answer(challenge, "MESSAGE", Bob)));
            await bob.Receive("MESSAGE");
            await bob.Send(invite.Respond("100 Trying"));
            await bob.Receive("CANCEL");
        }

        [Fact]
        public async Task A_CANCEL_of_nothing_is_told_so()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await alice.Send(alice.Cancel(Bob));
            await alice.Receive("SIP/2.0 481");
        }

        [Fact]
        public async Task A_request_that_comes_twice_is_answered_twice_and_forwarded_once()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");
            await alice.Send(alice.Request("MESSAGE", Bob));
            SipText challenge = await alice.Receive("SIP/2.0 407");
            string request = alice.Request("MESSAGE", Bob, further: alice.Answer(challenge, "MESSAGE", Bob));
            await alice.Send(request);
            SipText first = await bob.Receive("MESSAGE");
            await bob.Send(first.Respond("200 OK"));
            SipText once = await alice.Receive("SIP/2.0 200");
            await alice.Send(request);
            Assert.Equal(once, await alice.Receive());
        }

        [Fact]
        public async Task Subscriptions_and_their_notifications_follow_the_dialog()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");
            Task<SipText> subscribe = alice.Ask(
                "SUBSCRIBE", Bob, further: $"Event: dialog\r\nContact: {alice.Contact}\r\n");
            SipText received = await bob.Receive("SUBSCRIBE");
            await bob.Send(received.Respond("200 OK", $"Contact: {bob.Contact}\r\n"));
            await subscribe;
            Task<SipText> notify = bob.Ask(
                "NOTIFY",
                received.ContactUri,
                received["From"],
                "Event: dialog\r\n" + Routes(received.All("Record-Route")));
            await alice.Send((await alice.Receive("NOTIFY")).Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await notify).StartLine);
        }

        [Fact]
        public async Task A_phone_can_call_itself()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await alice.Call("sips:alice@atlanta.example");
            SipText invite = await alice.Receive("INVITE");
            await alice.Send(invite.Respond("200 OK", $"Contact: {alice.Contact}\r\n"));
            SipText ok = await alice.Receive("SIP/2.0 200");
            await alice.Send(alice.Request(
                "ACK", ok.ContactUri, ok["To"], Routes(ok.All("Record-Route").Reverse()), cseq: 4));
            Assert.Equal(ok.ContactUri, (await alice.Receive("ACK")).RequestUri);
        }

        [Fact]
        public async Task Who_is_called_by_a_SIP_URI_gets_one()
        {
            await using ScriptedPhone alice = await Phone("alice");
            await using ScriptedPhone bob = await Phone("bob");
            await alice.Call("sip:bob@atlanta.example");
            SipText invite = await bob.Receive("INVITE");
            Assert.Equal(bob.Contact.Replace("sips:", "sip:", StringComparison.Ordinal), $"<{invite.RequestUri}>");
            Assert.StartsWith("<sip:", invite["Record-Route"], StringComparison.Ordinal);
        }

        private static string Routes(IEnumerable<string> routes)
        {
            return $"Route: {string.Join(", ", routes)}\r\n";
        }

        private Task<ScriptedPhone> Phone(string user) => ScriptedPhone.Registered(_world.Atlanta.EndPoint, user);
    }
}
