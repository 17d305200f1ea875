using SipPhone.Lab.Registration;
using SipPhone.Sip.Auth;

namespace SipPhone.Lab.Tests.Registration
{
    /// <summary>
    /// Registering and being refused, RFC 3261 §10.3 and §22, on one connection without client certificates.
    /// </summary>
    public sealed class LabRegistrarTests : IAsyncLifetime
    {
        private const string Contact = "Contact: <sips:alice@127.0.0.1:5061;transport=tcp>\r\n";

        private static readonly AuthorityPolicy Policy =
            AuthorityPolicy.Parse("example.com sip1.example.com", "policy");

        private static readonly CertificateAuthority Root = CertificateAuthority.CreateRoot("Root", Policy);

        private readonly ManualTime _time = new();
        private readonly LabRegistrar _registrar;
        private RawClient _client = null!;

        public LabRegistrarTests()
        {
            _registrar = Start([DigestAlgorithm.Sha256, DigestAlgorithm.Md5]);
        }

        public async ValueTask InitializeAsync()
        {
            _client = await RawClient.Connect(_registrar.EndPoint);
        }

        public async ValueTask DisposeAsync()
        {
            await _client.DisposeAsync();
            await _registrar.DisposeAsync();
        }

        [Theory]
        [InlineData("SHA-256")]
        [InlineData("MD5")]
        public async Task A_right_password_registers(string algorithm)
        {
            string challenge = await _client.Ask(_client.Register(Contact));
            Assert.StartsWith("SIP/2.0 401 Unauthorized\r\n", challenge, StringComparison.Ordinal);
            Assert.DoesNotContain("stale", challenge, StringComparison.Ordinal);
            Assert.Empty(_registrar.Bindings);

            // RFC 8760 §2.3: the most wanted algorithm comes first.
            int sha256 = challenge.IndexOf("algorithm=SHA-256, qop=\"auth\"", StringComparison.Ordinal);
            int md5 = challenge.IndexOf("algorithm=MD5, qop=\"auth\"", StringComparison.Ordinal);
            Assert.True(sha256 > 0 && md5 > sha256, challenge);

            string answer = RawClient.Answer(challenge, algorithm, "secret");
            string response = await _client.Ask(_client.Register(answer + Contact));
            Assert.StartsWith("SIP/2.0 200 OK\r\n", response, StringComparison.Ordinal);
            Assert.Contains(
                "\r\nContact: <sips:alice@127.0.0.1:5061;transport=tcp>;expires=3600\r\n",
                response,
                StringComparison.Ordinal);
            Assert.Contains(
                "\r\nVia: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK2\r\n", response, StringComparison.Ordinal);
            Assert.Contains("\r\nCSeq: 2 REGISTER\r\n", response, StringComparison.Ordinal);
            Assert.Matches("\r\nTo: <sips:alice@example.com>;tag=[0-9a-f]{16}\r\n", response);
            Assert.Equal(
                new Binding(
                    "alice@example.com",
                    "sips:alice@127.0.0.1:5061;transport=tcp",
                    "call-1",
                    2,
                    _time.GetUtcNow().AddSeconds(3600)),
                Assert.Single(_registrar.Bindings));
        }

        [Theory]
        [InlineData("alice", "Secret")]
        [InlineData("alice", "")]
        [InlineData("mallory", "secret")]
        public async Task A_wrong_password_or_user_is_asked_again_and_not_called_stale(string user, string password)
        {
            string response = await _client.RegisterWithDigest(Contact, password, user: user);
            Assert.StartsWith("SIP/2.0 401 Unauthorized\r\n", response, StringComparison.Ordinal);
            Assert.DoesNotContain("stale", response, StringComparison.Ordinal);
            Assert.Empty(_registrar.Bindings);
        }

        [Fact]
        public async Task Only_the_offered_algorithms_count()
        {
            await using LabRegistrar strict = Start([DigestAlgorithm.Sha256]);
            await using RawClient client = await RawClient.Connect(strict.EndPoint);
            string challenge = await client.Ask(client.Register(Contact));
            Assert.DoesNotContain("MD5", challenge, StringComparison.Ordinal);

            string pretended = challenge.Replace("SHA-256", "MD5", StringComparison.Ordinal);
            string response = await client.Ask(
                client.Register(RawClient.Answer(pretended, "MD5", "secret") + Contact));
            Assert.StartsWith("SIP/2.0 401", response, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_forgotten_nonce_is_stale_and_the_next_one_is_good()
        {
            string challenge = await _client.Ask(_client.Register(Contact));
            _registrar.ForgetNonces();

            string stale = await _client.Ask(
                _client.Register(RawClient.Answer(challenge, "SHA-256", "secret") + Contact));
            Assert.StartsWith("SIP/2.0 401", stale, StringComparison.Ordinal);
            Assert.Contains(", stale=true\r\n", stale, StringComparison.Ordinal);

            string response = await _client.Ask(
                _client.Register(RawClient.Answer(stale, "SHA-256", "secret") + Contact));
            Assert.StartsWith("SIP/2.0 200", response, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(299, 200)]
        [InlineData(300, 401)]
        public async Task A_nonce_is_good_for_its_lifetime(int afterSeconds, int expected)
        {
            string challenge = await _client.Ask(_client.Register(Contact));
            _time.Advance(afterSeconds);
            string response = await _client.Ask(
                _client.Register(RawClient.Answer(challenge, "MD5", "secret") + Contact));
            Assert.StartsWith($"SIP/2.0 {expected}", response, StringComparison.Ordinal);
            Assert.Equal(expected == 401, response.Contains("stale=true", StringComparison.Ordinal));
        }

        [Theory]
        [InlineData(1, 2, 200)]
        [InlineData(5, 6, 200)]
        [InlineData(2, 2, 401)]
        [InlineData(2, 1, 401)]
        public async Task A_nonce_count_only_rises(int first, int second, int expected)
        {
            string challenge = await _client.Ask(_client.Register(Contact));
            string once = RawClient.Answer(challenge, "SHA-256", "secret", nonceCount: first);
            Assert.StartsWith(
                "SIP/2.0 200", await _client.Ask(_client.Register(once + Contact)), StringComparison.Ordinal);
            string again = RawClient.Answer(challenge, "SHA-256", "secret", nonceCount: second);
            string response = await _client.Ask(_client.Register(again + Contact));
            Assert.StartsWith($"SIP/2.0 {expected}", response, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_proof_for_another_request_is_refused()
        {
            string challenge = await _client.Ask(_client.Register(Contact));
            string answer = RawClient.Answer(challenge, "SHA-256", "secret", uri: "sips:example.org");
            string response = await _client.Ask(_client.Register(answer + Contact));
            Assert.StartsWith("SIP/2.0 400", response, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Another_users_address_of_record_is_refused()
        {
            string challenge = await _client.Ask(_client.Register(Contact, user: "bob"));
            string answer = RawClient.Answer(challenge, "SHA-256", "secret", user: "alice");
            string response = await _client.Ask(_client.Register(answer + Contact, user: "bob"));
            Assert.StartsWith("SIP/2.0 403", response, StringComparison.Ordinal);
            Assert.Empty(_registrar.Bindings);
        }

        [Theory]
        [InlineData("Contact: <sips:a@127.0.0.1>;expires=60\r\n", 60)]
        [InlineData("Contact: <sips:a@127.0.0.1>\r\nExpires: 120\r\n", 120)]
        [InlineData("Contact: <sips:a@127.0.0.1>;expires=90\r\nExpires: 120\r\n", 90)]
        [InlineData("Contact: <sips:a@127.0.0.1>;expires=3601\r\n", 3600)]
        [InlineData("Contact: <sips:a@127.0.0.1>;expires=4294967295\r\n", 3600)]
        [InlineData("Contact: <sips:a@127.0.0.1>\r\nExpires: soon\r\n", 3600)]
        public async Task A_registration_lasts_as_long_as_granted(string further, int expected)
        {
            string response = await _client.RegisterWithDigest(further);
            Assert.Contains($"<sips:a@127.0.0.1>;expires={expected}\r\n", response, StringComparison.Ordinal);
            _time.Advance(expected - 1);
            Assert.Single(_registrar.Bindings);
            _time.Advance(1);
            Assert.Empty(_registrar.Bindings);
        }

        [Theory]
        [InlineData("Contact: <sips:a@127.0.0.1>;expires=59\r\n")]
        [InlineData("Contact: <sips:a@127.0.0.1>\r\nExpires: 1\r\n")]
        public async Task A_registration_that_is_too_short_is_refused(string further)
        {
            string response = await _client.RegisterWithDigest(further);
            Assert.StartsWith("SIP/2.0 423", response, StringComparison.Ordinal);
            Assert.Contains("\r\nMin-Expires: 60\r\n", response, StringComparison.Ordinal);
            Assert.Empty(_registrar.Bindings);
        }

        [Fact]
        public async Task Refreshing_and_leaving()
        {
            await _client.RegisterWithDigest("Contact: <sips:a@127.0.0.1>\r\nContact: <sips:b@127.0.0.1>\r\n");
            _time.Advance(1000);
            string refreshed = await _client.RegisterWithDigest("Contact: <sips:a@127.0.0.1>\r\n");
            Assert.Contains("<sips:a@127.0.0.1>;expires=3600\r\n", refreshed, StringComparison.Ordinal);
            Assert.Contains("<sips:b@127.0.0.1>;expires=2600\r\n", refreshed, StringComparison.Ordinal);

            string asked = await _client.RegisterWithDigest(string.Empty);
            Assert.Equal(3, asked.Split("\r\nContact: ").Length);

            string left = await _client.RegisterWithDigest("Contact: <sips:a@127.0.0.1>;expires=0\r\n");
            Assert.StartsWith("SIP/2.0 200", left, StringComparison.Ordinal);
            Assert.Equal("sips:b@127.0.0.1", Assert.Single(_registrar.Bindings).ContactUri);

            string none = await _client.RegisterWithDigest("Contact: *\r\nExpires: 0\r\n");
            Assert.StartsWith("SIP/2.0 200", none, StringComparison.Ordinal);
            Assert.Empty(_registrar.Bindings);
        }

        [Theory]
        [InlineData("Contact: *\r\n")]
        [InlineData("Contact: *\r\nExpires: 60\r\n")]
        [InlineData("Contact: *, <sips:a@127.0.0.1>\r\nExpires: 0\r\n")]
        [InlineData("Contact: <sips:a\r\n")]
        public async Task Contacts_that_make_no_sense_are_refused(string further)
        {
            await _client.RegisterWithDigest("Contact: <sips:kept@127.0.0.1>\r\n");
            string response = await _client.RegisterWithDigest(further);
            Assert.StartsWith("SIP/2.0 400", response, StringComparison.Ordinal);
            Assert.Single(_registrar.Bindings);
        }

        [Fact]
        public async Task An_old_request_does_not_undo_a_newer_one()
        {
            // RFC 3261 §10.3 step 7: same Call-ID, CSeq not higher.
            string challenge = await _client.Ask(_client.Register(Contact));
            string answer = RawClient.Answer(challenge, "SHA-256", "secret", nonceCount: 1);
            string again = RawClient.Answer(challenge, "SHA-256", "secret", nonceCount: 2);
            string first = _client.Register(answer + Contact);
            await _client.Ask(first);
            string late = first.Replace(answer, again + "Expires: 0\r\n", StringComparison.Ordinal);
            Assert.StartsWith("SIP/2.0 500", await _client.Ask(late), StringComparison.Ordinal);
            Assert.Single(_registrar.Bindings);
        }

        [Theory]
        [InlineData(8, 200)]
        [InlineData(9, 403)]
        public async Task Contacts_of_one_user_are_bounded(int count, int expected)
        {
            string contacts = string.Concat(
                Enumerable.Range(1, count).Select(i => $"Contact: <sips:a{i}@127.0.0.1>\r\n"));
            string response = await _client.RegisterWithDigest(contacts);
            Assert.StartsWith($"SIP/2.0 {expected}", response, StringComparison.Ordinal);
        }

        private LabRegistrar Start(DigestAlgorithm[] algorithms)
        {
            return LabRegistrar.Start(new LabRegistrarOptions
            {
                Domain = "example.com",
                Certificate = Root.IssueDomainCertificate("example.com", "sip1.example.com"),
                Passwords = new Dictionary<string, string> { ["alice"] = "secret", ["bob"] = "other" },
                Algorithms = algorithms,
                Time = _time,
            });
        }
    }
}
