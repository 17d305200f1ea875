using SipPhone.Identity;
using SipPhone.Lab;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using GeneralName = SipPhone.Lab.GeneralName;

namespace SipPhone.Interop.Device
{
    /// <summary>
    /// The whole phone on the device's TLS engine, at a real Kamailio that a real DNS server leads to.
    /// </summary>
    [Collection(EngineOnLoopback.Collection)]
    public sealed class EnginePhoneTests
    {
        public static MatrixTheoryData<IdentityRules, string> RulesAndDigests()
        {
            return new([IdentityRules.DomainCerts, IdentityRules.Rfc5922], ["MD5", "SHA-256"]);
        }

        [Theory]
        [MemberData(nameof(RulesAndDigests))]
        public async Task Registers_and_takes_its_binding_back(IdentityRules rules, string digestAlgorithm)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = "TLSv1.2+", DigestAlgorithm = digestAlgorithm });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using SkippingPhone phone = new(knot.Port, EngineOnLoopback.NewChannel(), rules);

            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            // Contact has our own address on the connection.
            Assert.StartsWith("sip:alice@127.0.0.1:", await kamailio.AwaitBoundAsync(), StringComparison.Ordinal);
            phone.Stop();
            await kamailio.AwaitUnboundAsync();
            Assert.Empty(await kamailio.ContactsAsync());
        }

        [Theory]
        [InlineData(IdentityRules.DomainCerts)]
        [InlineData(IdentityRules.Rfc5922)]
        public async Task A_server_with_another_identity_sees_no_message(IdentityRules rules)
        {
            using IssuedCertificate other = Certificates.With(
                GeneralName.Uri("sip:other.example"), GeneralName.Dns("sip1.other.example"));
            await AssertTurnedAway(other, rules, "mismatch");
        }

        [Fact]
        public async Task A_server_of_another_authority_sees_no_message()
        {
            using IssuedCertificate other =
                Certificates.OtherRoot.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await AssertTurnedAway(other, IdentityRules.DomainCerts, "untrusted-chain");
        }

        [Fact]
        public async Task An_expired_server_sees_no_message()
        {
            using IssuedCertificate expired = Certificates.ValidBetween(-3, -1, Certificates.Root);
            await AssertTurnedAway(expired, IdentityRules.DomainCerts, "expired");
        }

        [Fact]
        public async Task Presents_the_devices_certificate_to_a_Kamailio_that_requires_one()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { ClientAuthority = Certificates.Root });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using SkippingPhone phone = new(knot.Port, EngineOnLoopback.NewChannel(Certificates.Device));

            phone.Start();
            phone.RunUntil(PhoneState.Registered);

            await kamailio.AwaitCertificateAsync(KamailioServer.User, "door 1");
        }

        [Fact]
        public async Task Has_a_call()
        {
            await using CallingWorld world =
                await CallingWorld.StartAsync(new KamailioOptions(), EngineOnLoopback.NewChannel());
            await using SippScenario sipp = await SippScenario.WaitForCallsAsync(world.Kamailio, "callee");
            Call call = world.Phone.Dial("sip:" + SippScenario.User + "@" + Certificates.Domain);
            world.Phone.RunUntil("answered");

            call.HangUp(world.Phone.NowMs);

            world.Phone.RunWhile(sipp.AwaitSuccessAsync());
            world.Phone.RunUntil("hung-up");
        }

        private static async Task AssertTurnedAway(IssuedCertificate certificate, IdentityRules rules, string reason)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { Certificate = certificate });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            await using SkippingPhone phone = new(knot.Port, EngineOnLoopback.NewChannel(), rules);

            phone.Start();
            phone.RunUntil(
                () => phone.Lines.Any(line => line.Contains(reason, StringComparison.Ordinal)), reason);

            await kamailio.AwaitEndedConnectionsAsync(1);
            Assert.Equal(0, kamailio.MessageCount);
        }
    }
}
