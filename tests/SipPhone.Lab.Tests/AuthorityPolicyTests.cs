namespace SipPhone.Lab.Tests
{
    public sealed class AuthorityPolicyTests
    {
        [Fact]
        public void Only_listed_pairs_are_allowed()
        {
            AuthorityPolicy policy = AuthorityPolicy.Parse(
                """
                # the provider's own
                example.com   sip1.example.com
                Example.NET	sip1.example.com  # hosted: the names need not be related

                """,
                "policy");

            Assert.True(policy.Allows("example.com", "sip1.example.com"));
            Assert.True(policy.Allows("EXAMPLE.com", "SIP1.example.com"));
            Assert.True(policy.Allows("example.net", "sip1.example.com"));
            Assert.False(policy.Allows("example.com", "sip2.example.com"));
            Assert.False(policy.Allows("sip1.example.com", "example.com"));
            Assert.False(policy.Allows("www.example.com", "sip1.example.com"));
            Assert.False(policy.Allows("", "sip1.example.com"));
            Assert.False(policy.Allows("example.com sip1.example.com", ""));
            Assert.True(policy.AllowsDomain("example.net"));
            Assert.False(policy.AllowsDomain("sip1.example.com"));
            Assert.Equal(["example.com sip1.example.com", "Example.NET sip1.example.com"], policy.Pairs);
        }

        [Theory]
        [InlineData("")]
        [InlineData("# nothing\n\n \t \r\n")]
        public void An_empty_policy_allows_nothing(string text)
        {
            Assert.False(AuthorityPolicy.Parse(text, "policy").Allows("example.com", "sip1.example.com"));
        }

        [Theory]
        [InlineData("example.com", "policy:2: write SIP domain and host name, like")]
        [InlineData("example.com a.example.com b.example.com", "policy:2: write SIP domain and host name, like")]
        [InlineData("*.example.com a.example.com", "policy:2: \"*.example.com\" has a wildcard")]
        [InlineData("example.com .example.com", "policy:2: \".example.com\" has a label that is empty")]
        [InlineData("example.com. a.example.com", "policy:2: \"example.com.\" has a label that is empty")]
        [InlineData("sip:example.com a.example.com", "policy:2: \"sip:example.com\" has a character")]
        [InlineData("example.com 192.0.2.1", "policy:2: \"192.0.2.1\" is an address")]
        [InlineData("2001:db8::1 a.example.com", "policy:2: \"2001:db8::1\" is an address")]
        [InlineData("bücher.example a.example.com", "policy:2: \"bücher.example\" has a character")]
        public void A_wrong_line_is_named(string line, string message)
        {
            AuthorityPolicyException wrong = Assert.Throws<AuthorityPolicyException>(
                () => AuthorityPolicy.Parse("# first\r\n" + line + "\r\n", "policy"));
            Assert.StartsWith(message, wrong.Message, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(63, 61, true)]
        [InlineData(63, 62, false)]
        [InlineData(64, 1, false)]
        public void Names_have_the_lengths_of_RFC_1035(int labelLength, int lastLength, bool isGood)
        {
            // 63 + 63 + 63 + 61 octets and three dots make 253.
            string label = new('a', labelLength);
            string name = $"{label}.{new string('b', 63)}.{new string('c', 63)}.{new string('d', lastLength)}";
            if (isGood)
            {
                Assert.True(AuthorityPolicy.Parse($"{name} h.example.com", "policy").AllowsDomain(name));
            }
            else
            {
                Assert.Throws<AuthorityPolicyException>(() => AuthorityPolicy.Parse($"{name} h.example.com", "policy"));
            }
        }

        [Fact]
        public void A_file_is_read_or_named()
        {
            DirectoryInfo directory = Directory.CreateTempSubdirectory("sipphone-policy-");
            try
            {
                string path = Path.Combine(directory.FullName, "policy.txt");
                AuthorityPolicyException missing = Assert.Throws<AuthorityPolicyException>(
                    () => AuthorityPolicy.Load(path));
                Assert.StartsWith(path + ": cannot be read: ", missing.Message, StringComparison.Ordinal);

                File.WriteAllText(path, "example.com sip1.example.com\nexample.com\n");
                AuthorityPolicyException wrong = Assert.Throws<AuthorityPolicyException>(
                    () => AuthorityPolicy.Load(path));
                Assert.StartsWith(path + ":2: ", wrong.Message, StringComparison.Ordinal);

                File.WriteAllText(path, "example.com sip1.example.com");
                Assert.True(AuthorityPolicy.Load(path).Allows("example.com", "sip1.example.com"));
            }
            finally
            {
                directory.Delete(recursive: true);
            }
        }
    }
}
