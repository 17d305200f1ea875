using SipPhone.Identity;
using SipPhone.Lab.Proxying;
using SipPhone.Lab.Registration;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>From one domain to the other: seed §7, each side recognised by the phone's own rules.</summary>
    public sealed class PeerTests
    {
        private const string Dave = "sips:dave@biloxi.example";
        private const string Lost = "SIP/2.0 500 Server Internal Error";

        [Fact]
        public async Task A_call_between_domains_has_both_proxies_recognised()
        {
            await using ProxyWorld world = new();
            await using ScriptedPhone alice = await ScriptedPhone.Registered(world.Atlanta.EndPoint, "alice");
            await using ScriptedPhone dave =
                await ScriptedPhone.Registered(world.Biloxi.EndPoint, "dave", "biloxi.example");

            await alice.Call(Dave);
            SipText invite = await dave.Receive("INVITE");
            Assert.Equal(3, invite.All("Via").Length);
            Assert.Equal("68", invite["Max-Forwards"]);
            Assert.Collection(
                invite.All("Record-Route"),
                route => Assert.Matches("^<sips:[0-9a-f]{16}@biloxi.example;transport=tls;lr>$", route),
                route => Assert.Matches("^<sips:[0-9a-f]{16}@atlanta.example;transport=tls;lr>$", route));
            await dave.Send(invite.Respond("200 OK", $"Contact: {dave.Contact}\r\n"));
            SipText ok = await alice.Receive("SIP/2.0 200");
            string routes = $"Route: {string.Join(", ", ok.All("Record-Route").Reverse())}\r\n";
            await alice.Send(alice.Request("ACK", ok.ContactUri, ok["To"], routes, cseq: 4));
            await dave.Receive("ACK");

            // Back the other way, over a connection of its own.
            routes = $"Route: {string.Join(", ", invite.All("Record-Route"))}\r\n";
            Task<SipText> bye = dave.Ask("BYE", invite.ContactUri, invite["From"], routes);
            await alice.Send((await alice.Receive("BYE")).Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await bye).StartLine);

            AssertRecognised(world.Atlanta, "biloxi.example", world.Biloxi, "atlanta.example");
            AssertRecognised(world.Biloxi, "atlanta.example", world.Atlanta, "biloxi.example");
        }

        [Fact]
        public async Task A_call_to_another_domain_can_be_cancelled()
        {
            await using ProxyWorld world = new();
            await using ScriptedPhone alice = await ScriptedPhone.Registered(world.Atlanta.EndPoint, "alice");
            await using ScriptedPhone dave =
                await ScriptedPhone.Registered(world.Biloxi.EndPoint, "dave", "biloxi.example");
            await alice.Call(Dave);
            SipText invite = await dave.Receive("INVITE");
            await dave.Send(invite.Respond("180 Ringing"));
            await alice.Receive("SIP/2.0 180");
            await alice.Send(alice.Cancel(Dave));
            await alice.Receive("SIP/2.0 200");
            await dave.Send((await dave.Receive("CANCEL")).Respond("200 OK"));
            await dave.Send(invite.Respond("487 Request Terminated"));
            await alice.Receive("SIP/2.0 487");
        }

        [Fact]
        public async Task An_impostor_gets_no_octet_and_the_caller_is_told()
        {
            await using ProxyWorld world = new(isBiloxiTaken: true);
            await using ScriptedPhone alice = await ScriptedPhone.Registered(world.Atlanta.EndPoint, "alice");
            await alice.Call(Dave);
            await alice.Receive("SIP/2.0 502 Next Server Is Not Authenticated");

            SeenPeer seen = Assert.Single(world.Atlanta.Peers);
            Assert.Equal(IdentityReason.Mismatch, seen.Reason);
            Assert.Equal(ConnectionFailure.Identity, seen.Failure);
            Assert.Equal(0, seen.SipBytesSent);
            Assert.Equal(0, world.Biloxi.SipBytesReceived);
        }

        [Fact]
        public async Task A_peer_that_is_not_on_the_list_gets_no_answer()
        {
            await using ProxyWorld world = new(biloxiKnows: []);
            await using ScriptedPhone alice = await ScriptedPhone.Registered(world.Atlanta.EndPoint, "alice");
            await alice.Call(Dave);
            await alice.Receive("SIP/2.0 500");
            SeenConnection seen = Assert.Single(world.Biloxi.Connections);
            Assert.Equal(IdentityReason.Mismatch, seen.ClientVerdict);
            Assert.Equal(0, seen.RequestCount);
        }

        [Fact]
        public async Task A_domain_that_is_not_there_is_told()
        {
            await using ProxyWorld world = new();
            await using ScriptedPhone alice = await ScriptedPhone.Registered(world.Atlanta.EndPoint, "alice");
            await alice.Call("sips:dave@nowhere.example");
            await alice.Receive("SIP/2.0 500");
            Assert.Equal(ConnectionFailure.NotFound, Assert.Single(world.Atlanta.Peers).Failure);
        }

        [Fact]
        public async Task The_same_name_uses_the_same_connection_and_a_lost_one_is_replaced()
        {
            await using ProxyWorld world = new();
            await using ScriptedPhone alice = await ScriptedPhone.Registered(world.Atlanta.EndPoint, "alice");
            Assert.Equal("SIP/2.0 480 Temporarily Unavailable", (await alice.Ask("MESSAGE", Dave)).StartLine);
            Assert.Equal("SIP/2.0 404 Not Found", (await alice.Ask("MESSAGE", "sips:x@Biloxi.example")).StartLine);
            Assert.Single(world.Atlanta.Peers);

            world.Biloxi.CutConnections();
            string answer = string.Empty;
            for (int i = 0; i < 1000 && (answer is "" or Lost); i++)
            {
                // It takes a moment until the end is noticed: a request on the way then is lost with the connection.
                answer = (await alice.Ask("MESSAGE", Dave)).StartLine;
            }

            Assert.Equal("SIP/2.0 480 Temporarily Unavailable", answer);
            Assert.Equal(2, world.Atlanta.Peers.Count);
        }

        [Fact]
        public async Task A_device_of_the_domain_is_a_phone_and_one_of_another_is_nobody()
        {
            await using ProxyWorld world = new();
            using IssuedCertificate own = ProxyWorld.Device("atlanta.example");
            await using ScriptedPhone alice =
                await ScriptedPhone.Connect(world.Atlanta.EndPoint, "alice", certificate: own);
            Assert.Equal("SIP/2.0 200 OK", (await alice.Register()).StartLine);

            using IssuedCertificate others = ProxyWorld.Device("thief.example");
            await using ScriptedPhone thief =
                await ScriptedPhone.Connect(world.Atlanta.EndPoint, "alice", certificate: others);
            Assert.Equal(string.Empty, (await thief.Receive()).Text);
        }

        [Fact]
        public async Task A_peer_is_no_user_and_is_not_relayed_for()
        {
            await using ProxyWorld world = new();
            using IssuedCertificate biloxi = ProxyWorld.Device("biloxi.example");
            await using ScriptedPhone peer = await ScriptedPhone.Connect(
                world.Atlanta.EndPoint, "dave", "biloxi.example", biloxi);
            SipText response = await peer.Ask("MESSAGE", "sips:x@elsewhere.example");
            Assert.Equal("SIP/2.0 403 Not a Domain of This Proxy", response.StartLine);
            response = await peer.Ask("MESSAGE", "sips:bob@atlanta.example");
            Assert.Equal("SIP/2.0 480 Temporarily Unavailable", response.StartLine);
        }

        private static void AssertRecognised(LabProxy from, string to, LabProxy server, string client)
        {
            SeenPeer seen = Assert.Single(from.Peers);
            Assert.Equal(to, seen.Domain);
            Assert.Equal(to, seen.Identity);
            Assert.Equal(IdentityKind.Uri, seen.By);
            Assert.Equal(IdentityReason.Authenticated, seen.Reason);
            Assert.True(seen.IsLocated);
            Assert.Contains(server.Connections, connection =>
                connection.ClientIdentity == client && connection.ClientVerdict == IdentityReason.Authenticated);
        }
    }
}
