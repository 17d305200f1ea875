namespace SipPhone.Lab.Tests.Proxying
{
    /// <summary>Registrations over flows: RFC 5626 §5.3 and §6, RFC 3327 §5.3, RFC 3608.</summary>
    public sealed class FlowTests : IAsyncLifetime
    {
        private const string Bob = "sips:bob@atlanta.example";
        private const string Instance = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";

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
        public async Task An_outbound_registration_is_confirmed()
        {
            await using ScriptedPhone bob = await ScriptedPhone.Connect(_world.Atlanta.EndPoint, "bob");
            SipText response = await bob.Register(
                Instance + ";reg-id=1",
                "Supported: path, outbound\r\nPath: <sip:edge.example;lr>, <sip:far.example;lr>\r\n");
            Assert.Equal("outbound", response["Require"]);
            Assert.Equal("120", response["Flow-Timer"]);
            Assert.Equal("<sip:atlanta.example;transport=tls;lr>", response["Service-Route"]);
            Assert.Equal("<sip:edge.example;lr>, <sip:far.example;lr>", response["Path"]);
            Assert.EndsWith(Instance + ";reg-id=1", response["Contact"], StringComparison.Ordinal);
            Assert.Equal(1, _world.Atlanta.Bindings[^1].RegId);

            // The way back goes through the path.
            await _alice.Call(Bob);
            SipText invite = await bob.Receive("INVITE");
            Assert.Equal("<sip:edge.example;lr>, <sip:far.example;lr>", invite["Route"]);
        }

        [Theory]
        [InlineData(Instance, "Supported: outbound\r\n")]
        [InlineData(";reg-id=1", "Supported: outbound\r\n")]
        [InlineData(Instance + ";reg-id=1", "Supported: path\r\n")]
        public async Task Half_of_it_is_a_plain_registration(string parameters, string further)
        {
            await using ScriptedPhone bob = await ScriptedPhone.Connect(_world.Atlanta.EndPoint, "bob");
            SipText response = await bob.Register(parameters, further);
            Assert.Equal("SIP/2.0 200 OK", response.StartLine);
            Assert.Empty(response.All("Require"));
            Assert.Empty(response.All("Flow-Timer"));
            Assert.Equal(0, _world.Atlanta.Bindings[^1].RegId);
        }

        [Theory]
        [InlineData("0")]
        [InlineData("-1")]
        [InlineData("x")]
        [InlineData("2147483648")]
        public async Task A_bad_reg_id_is_refused(string regId)
        {
            await using ScriptedPhone bob = await ScriptedPhone.Connect(_world.Atlanta.EndPoint, "bob");
            SipText response = await bob.Register($"{Instance};reg-id={regId}");
            Assert.Equal("SIP/2.0 400 Bad reg-id", response.StartLine);
        }

        [Fact]
        public async Task A_call_goes_on_over_the_flow_that_replaced_the_lost_one()
        {
            await using ScriptedPhone lost = await Phone(Instance + ";reg-id=1");
            await _alice.Call(Bob);
            SipText invite = await lost.Receive("INVITE");
            await lost.Send(invite.Respond("200 OK", $"Contact: {lost.Contact}\r\n"));
            SipText ok = await _alice.Receive("SIP/2.0 200");
            await using ScriptedPhone again = await Phone(Instance + ";reg-id=1");
            Assert.Single(_world.Atlanta.Bindings, binding => binding.AddressOfRecord == "bob@atlanta.example");

            // Within the old dialog, and as a new request.
            await _alice.Send(_alice.Request("ACK", ok.ContactUri, ok["To"], Routes(ok), cseq: 4));
            await again.Receive("ACK");
            await _alice.Send(_alice.Request("MESSAGE", Bob));
            SipText challenge = await _alice.Receive("SIP/2.0 407");
            await _alice.Send(_alice.Request("MESSAGE", Bob, further: _alice.Answer(challenge, "MESSAGE", Bob)));
            await again.Receive("MESSAGE");
        }

        [Fact]
        public async Task Of_two_flows_of_one_phone_the_newer_is_used()
        {
            await using ScriptedPhone first = await Phone(Instance + ";reg-id=1");
            await using ScriptedPhone second = await Phone(Instance + ";reg-id=2");
            Task<SipText> asked = _alice.Ask("MESSAGE", Bob);
            await second.Send((await second.Receive("MESSAGE")).Respond("200 OK"));
            Assert.Equal("SIP/2.0 200 OK", (await asked).StartLine);
        }

        [Fact]
        public async Task A_dialog_whose_flow_is_lost_has_failed()
        {
            ScriptedPhone bob = await Phone("");
            await _alice.Call(Bob);
            SipText invite = await bob.Receive("INVITE");
            await bob.Send(invite.Respond("200 OK", $"Contact: {bob.Contact}\r\n"));
            SipText ok = await _alice.Receive("SIP/2.0 200");
            await bob.DisposeAsync();

            // Whether it is noticed before or after, a request in the dialog does not get through.
            SipText response = await _alice.Ask("BYE", ok.ContactUri, ok["To"], Routes(ok));
            string[] failures = ["SIP/2.0 430 Flow Failed", "SIP/2.0 500 Server Internal Error"];
            Assert.Contains(response.StartLine, failures);
        }

        [Fact]
        public async Task Bindings_end_with_their_time()
        {
            await using ScriptedPhone bob = await Phone("");
            _world.Time.Advance(3600);
            Assert.Equal("SIP/2.0 480 Temporarily Unavailable", (await _alice.Ask("MESSAGE", Bob)).StartLine);
        }

        [Fact]
        public async Task A_SIPS_URI_does_not_lead_to_a_SIP_contact()
        {
            await using ScriptedPhone bob = await ScriptedPhone.Connect(_world.Atlanta.EndPoint, "bob");
            await bob.Ask(
                "REGISTER", "sips:atlanta.example", Bob, "Contact: <sip:bob@192.0.2.7;transport=tls>\r\n");
            Assert.Equal("SIP/2.0 480 Temporarily Unavailable", (await _alice.Ask("MESSAGE", Bob)).StartLine);
        }

        private static string Routes(SipText response)
        {
            return $"Route: {string.Join(", ", response.All("Record-Route").Reverse())}\r\n";
        }

        private Task<ScriptedPhone> Phone(string parameters)
        {
            return ScriptedPhone.Registered(_world.Atlanta.EndPoint, "bob", parameters: parameters);
        }
    }
}
