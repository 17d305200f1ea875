using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Lab.Tests
{
    /// <summary>An authority that lives on the disk.</summary>
    public sealed class AuthorityDirectoryTests : IDisposable
    {
        private static readonly TimeSpan Lifetime = TimeSpan.FromDays(100);

        private readonly TempFolder _folder = new();
        private readonly AuthorityDirectory _directory;

        public AuthorityDirectoryTests()
        {
            _directory = new AuthorityDirectory(_folder.PathOf("ca"));
        }

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData(KeyKind.EcdsaP256)]
        [InlineData(KeyKind.EcdsaP384)]
        [InlineData(KeyKind.Rsa2048)]
        [InlineData(KeyKind.Rsa3072)]
        public void What_was_made_can_be_taken_up_again(KeyKind key)
        {
            _directory.Create("Pilot, \"1\"", key, Lifetime);
            using CertificateAuthority root = _directory.Load();
            Assert.Equal("Pilot, \"1\"", root.Certificate.GetNameInfo(X509NameType.SimpleName, false));
            Assert.Equal(key, KeyKinds.Of(root.Certificate.PublicKey));
            Assert.True(root.Certificate.HasPrivateKey);
            Assert.InRange(root.Certificate.NotAfter - DateTime.Now, Lifetime - TimeSpan.FromMinutes(5), Lifetime);

            // RFC 5280 §4.1.2.2: positive, at most 20 octets; ours have 16 of randomness.
            byte[] serial = root.Certificate.SerialNumberBytes.ToArray();
            Assert.InRange(serial.Length, 14, 17);
            Assert.True(serial[0] < 0x80);

            File.AppendAllText(_directory.PolicyPath, "example.com sip1.example.net\n");
            using CertificateAuthority again = _directory.Load();
            using IssuedCertificate issued = again.IssueDomainCertificate("example.com", "sip1.example.net");
            Assert.Equal(root.Der, again.Der);
            Assert.True(issued.Certificate.NotBefore >= root.Certificate.NotBefore);
        }

        [Fact]
        public void A_new_policy_allows_nothing()
        {
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            using CertificateAuthority root = _directory.Load();
            CertificateRefusedException refused = Assert.Throws<CertificateRefusedException>(
                () => root.IssueDomainCertificate("example.com", "sip1.example.com"));
            Assert.Contains(_directory.PolicyPath, refused.Message, StringComparison.Ordinal);
            Assert.Empty(root.Policy.Pairs);
        }

        [Fact]
        public void Keys_are_for_their_owner_only()
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Skip("rights are those of the folder there");
                return;
            }

            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(OwnFile | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.DirectoryPath));
            Assert.Equal(OwnFile, File.GetUnixFileMode(_directory.RootKeyPath));
            Assert.Equal(OwnFile, File.GetUnixFileMode(_directory.FactoryKeyPath));
        }

        [Theory]
        [InlineData(UnixFileMode.GroupRead)]
        [InlineData(UnixFileMode.OtherRead)]
        [InlineData(UnixFileMode.OtherWrite)]
        public void A_key_that_is_open_to_others_is_refused(UnixFileMode more)
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Skip("rights are those of the folder there");
                return;
            }

            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            foreach (string path in (string[])[_directory.RootKeyPath, _directory.FactoryKeyPath])
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
            }

            Wrong(() => _directory.Load(), "root.key is open to other users", "chmod 600 ");
            Wrong(() => _directory.LoadFactoryKey(), "factory.key is open to other users", "chmod 600 ");
        }

        [Theory]
        [InlineData("root.pem")]
        [InlineData("anything")]
        public void Nothing_that_is_there_is_overwritten(string name)
        {
            Directory.CreateDirectory(_directory.DirectoryPath);
            string path = Path.Combine(_directory.DirectoryPath, name);
            File.WriteAllText(path, "precious");
            Wrong(() => _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime), "is not empty");
            Assert.Equal("precious", File.ReadAllText(path));
            Assert.Single(Directory.GetFileSystemEntries(_directory.DirectoryPath));
        }

        [Fact]
        public void A_second_authority_is_not_put_over_the_first()
        {
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            byte[][] before = Array.ConvertAll(Directory.GetFiles(_directory.DirectoryPath), File.ReadAllBytes);
            Wrong(() => _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime), "is not empty");
            Assert.Equal(before, Array.ConvertAll(Directory.GetFiles(_directory.DirectoryPath), File.ReadAllBytes));
        }

        [Fact]
        public void A_file_is_no_directory()
        {
            File.WriteAllText(_directory.DirectoryPath, "precious");
            Wrong(() => _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime), "is not empty");
            Assert.Equal("precious", File.ReadAllText(_directory.DirectoryPath));
            Wrong(() => _directory.Load(), "authority.txt");
        }

        [Fact]
        public void An_empty_directory_is_taken_and_closed()
        {
            Directory.CreateDirectory(_directory.DirectoryPath);
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            _directory.Load().Dispose();
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(_directory.DirectoryPath));
            }
        }

        [Theory]
        [InlineData("authority.txt", "is not an authority's directory", "sipphone ca init")]
        [InlineData("root.pem", "is not an authority's directory", "root.pem")]
        [InlineData("root.key", "is not an authority's directory", "root.key")]
        public void A_missing_file_is_named(string name, params string[] says)
        {
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            File.Delete(Path.Combine(_directory.DirectoryPath, name));
            Wrong(() => _directory.Load(), says);
        }

        [Fact]
        public void Certificate_and_key_belong_together()
        {
            AuthorityDirectory other = new(_folder.PathOf("other"));
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            other.Create("Other", KeyKind.EcdsaP256, Lifetime);
            File.Copy(other.RootPath, _directory.RootPath, overwrite: true);
            Wrong(() => _directory.Load(), "root.pem", "root.key", "its private key");
            File.WriteAllText(_directory.RootPath, "nothing");
            Wrong(() => _directory.Load(), "root.pem", "root.key", "its private key");
        }

        [Fact]
        public void What_may_not_issue_is_no_authority()
        {
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            using CertificateAuthority root = _directory.Load();
            using IssuedCertificate leaf = root.IssueRaw(new CertificateShape());
            File.WriteAllText(_directory.RootPath, leaf.ToPemChain());
            File.WriteAllText(_directory.RootKeyPath, leaf.ToPemKey());
            Wrong(() => _directory.Load(), "root.pem is not the certificate of an authority", "RFC 5280 §4.2.1.9");
        }

        [Fact]
        public void A_wrong_policy_is_named_with_its_line()
        {
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            int lines = File.ReadAllLines(_directory.PolicyPath).Length;
            File.AppendAllText(_directory.PolicyPath, "example.com *.example.com\n");
            AuthorityPolicyException wrong = Assert.Throws<AuthorityPolicyException>(() => _directory.Load());
            Assert.StartsWith($"{_directory.PolicyPath}:{lines + 1}: ", wrong.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void The_factory_key_comes_with_it()
        {
            _directory.Create("Pilot", KeyKind.EcdsaP256, Lifetime);
            using FactoryKey key = _directory.LoadFactoryKey();
            Assert.Equal(key.PublicText + "\n", File.ReadAllText(_directory.FactoryPublicPath));
            Assert.Equal(65, key.PublicPoint.Length);
        }

        private static void Wrong(Action action, params string[] says)
        {
            AuthorityFileException wrong = Assert.Throws<AuthorityFileException>(action);
            Assert.All(says, text => Assert.Contains(text, wrong.Message, StringComparison.Ordinal));
        }
    }
}
