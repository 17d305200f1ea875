using System.Text.Json;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>
    /// Whom the real phone turns away, with the reason that it tells; a Kamailio that was turned away saw the end of a
    /// connection and no message.
    /// </summary>
    public sealed class RefusalTests
    {
        /// <summary>The reason under domain-certs, the reason under rfc5922, and the certificate's names.</summary>
        public static TheoryData<string, string, string[]> WrongCertificates()
        {
            return new()
            {
                // draft-gurbani-sip-domain-certs §3: another domain's server, and one that shares the host.
                { "mismatch", "mismatch", ["URI:sip:other.example", "DNS:sip1.other.example"] },
                { "mismatch", "mismatch", ["URI:sip:other.example", "DNS:sip1.voice.example.com"] },

                // RFC 5922 §7.1: without a SIP identity the DNS names count there; the host's is not the domain.
                { "no-identity", "mismatch", ["DNS:sip1.voice.example.com"] },

                // RFC 5922 §7.2: the domain above is not the domain, and a wildcard is nothing.
                { "mismatch", "mismatch", ["URI:sip:example.com", "DNS:example.com"] },
                { "no-identity", "no-identity", ["DNS:*.example.com"] },
                { "no-identity", "no-identity", ["URI:sip:*.example.com", "DNS:*.example.com"] },

                // RFC 5922 §7.1: a URI with userinfo names a person.
                { "no-identity", "no-identity", ["URI:sip:alice@voice.example.com"] },
            };
        }

        public static TheoryData<string> Policies => ["domain-certs", "rfc5922"];

        [Theory]
        [MemberData(nameof(WrongCertificates))]
        public async Task A_certificate_without_the_domain_is_refused(
            string reason, string reasonUnderRfc5922, string[] names)
        {
            using IssuedCertificate certificate = Certificates.With([.. names.Select(NameOf)]);
            KamailioOptions options = new() { Certificate = certificate };
            await AssertIdentityRefused(options, "domain-certs", reason);
            await AssertIdentityRefused(options, "rfc5922", reasonUnderRfc5922);
        }

        [Theory]
        [MemberData(nameof(Policies))]
        public async Task A_server_of_another_authority_is_refused(string policy)
        {
            using IssuedCertificate certificate =
                Certificates.OtherRoot.IssueDomainCertificate(Certificates.Domain, Certificates.HostName);
            await AssertChainRefused(certificate, policy, "untrusted-chain");
        }

        [Theory]
        [MemberData(nameof(Policies))]
        public async Task An_expired_server_is_refused(string policy)
        {
            using IssuedCertificate certificate = Certificates.ValidBetween(-3, -1, Certificates.Root);
            await AssertChainRefused(certificate, policy, "expired");
        }

        [Theory]
        [InlineData("on", "mismatch")]
        [InlineData("off", "not-located")]
        public async Task Without_SRV_a_SIP_identity_of_the_domain_does_not_count(string fallback, string reason)
        {
            string address = LoopbackAddress.Next();
            await using KamailioServer kamailio =
                await KamailioServer.StartAsync(new KamailioOptions { AddressForSipsPort = address });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.AddressOnly(address));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot, "--fallback", fallback);

            AssertRefused(run, reason);
            await AssertSawNoMessage(kamailio);
        }

        [Fact]
        public async Task A_wrong_password_is_told_and_not_tried_again()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new() { Password = "not the password" };

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 1, run.Text);
            Assert.Contains("wrong-password", run.Errors, StringComparison.Ordinal);
            await kamailio.AwaitEndedConnectionsAsync(1);
            Assert.Equal(2, kamailio.MessageCount);
            Assert.Empty(await kamailio.ContactsAsync());
        }

        [Fact]
        public async Task A_password_that_is_missing_is_asked_for()
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(new KamailioOptions());
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new() { Password = null };

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 1, run.Text);
            Assert.Contains("--password-file", run.Errors, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("TLSv1.2")]
        [InlineData("TLSv1.2+")]
        public async Task Without_the_client_certificate_that_Kamailio_requires_nothing_is_registered(string tlsMethod)
        {
            await using KamailioServer kamailio = await KamailioServer.StartAsync(
                new KamailioOptions { TlsMethod = tlsMethod, ClientAuthority = Certificates.Root });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot);

            Assert.True(run.ExitCode == 2, run.Text);
            Assert.Contains(": tls-failure.", run.Errors, StringComparison.Ordinal);
            Assert.Contains("--client-certificate", run.Errors, StringComparison.Ordinal);
            await AssertSawNoMessage(kamailio);
            Assert.Empty(await kamailio.ContactsAsync());
        }

        private static GeneralName NameOf(string text)
        {
            string value = text[4..];
            return text.StartsWith("URI:", StringComparison.Ordinal) ? GeneralName.Uri(value) : GeneralName.Dns(value);
        }

        private static async Task AssertIdentityRefused(KamailioOptions options, string policy, string reason)
        {
            // A domain that a wildcard would cover, if wildcards counted.
            const string domain = "voice.example.com";
            await using KamailioServer kamailio = await KamailioServer.StartAsync(options);
            await using KnotServer knot = await KnotServer.StartAsync(Zones.LocatedAt(domain, kamailio.Port));
            using Account account = new() { Domain = domain };

            PhoneRun run = await account.RegisterOnceAsync(knot, "--policy", policy);

            AssertRefused(run, reason);
            await AssertSawNoMessage(kamailio);
        }

        private static async Task AssertChainRefused(IssuedCertificate certificate, string policy, string reason)
        {
            await using KamailioServer kamailio =
                await KamailioServer.StartAsync(new KamailioOptions { Certificate = certificate });
            await using KnotServer knot = await KnotServer.StartAsync(Zones.Located(kamailio.Port));
            using Account account = new();

            PhoneRun run = await account.RegisterOnceAsync(knot, "--policy", policy);

            Assert.True(run.ExitCode == 1, run.Text);
            Assert.Contains(": " + reason + ".", run.Errors, StringComparison.Ordinal);
            Assert.False(run.HasStep("connected") || run.HasStep("registered"), run.Text);
            await AssertSawNoMessage(kamailio);
        }

        private static void AssertRefused(PhoneRun run, string reason)
        {
            Assert.True(run.ExitCode == 1, run.Text);
            JsonElement identity = run.Step("identity");
            Assert.False(identity.GetProperty("ok").GetBoolean());
            Assert.Equal(reason, identity.GetProperty("reason").GetString());
            Assert.Contains(": " + reason + ".", run.Errors, StringComparison.Ordinal);
            Assert.False(run.HasStep("registered"), run.Text);
        }

        private static async Task AssertSawNoMessage(KamailioServer kamailio)
        {
            await kamailio.AwaitEndedConnectionsAsync(1);
            Assert.Equal(0, kamailio.MessageCount);
        }
    }
}
