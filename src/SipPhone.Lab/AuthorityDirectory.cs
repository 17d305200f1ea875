using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Board.Host;

namespace SipPhone.Lab
{
    // An authority on the disk:
    //
    //   root.pem        its certificate, the trust anchor of devices
    //   root.key        its private key, for its owner's eyes only
    //   authority.txt   for which pairs of SIP domain and host it issues; people edit it
    //   factory.key     the manufacturer's private key, for its owner's eyes only
    //   factory.pub     the public one, as the setting factory.key takes it
    //   issued/         where certificates go unless told otherwise

    /// <summary>The directory that an authority lives in.</summary>
    public sealed class AuthorityDirectory
    {
        private const string Root = "root.pem";
        private const string RootKey = "root.key";
        private const string Policy = "authority.txt";
        private const string Factory = "factory.key";
        private const string FactoryPublic = "factory.pub";
        private const string Issued = "issued";

        private const string FirstPolicy = """
            # Who may have certificates of this authority: one pair a line, a SIP domain and the name of a host.
            #
            # An authority validates both names before it issues (draft-gurbani-sip-domain-certs, section 8). Add a
            # pair when you have checked that whoever asks may speak for the domain, and runs the host.
            #
            # Names are compared whole: a line for example.com says nothing about sales.example.com, and there are no
            # wildcards. A device's certificate needs any one line with its domain.
            #
            # example.com sip1.example.com

            """;

        /// <summary>Names a directory; nothing is read or made yet.</summary>
        /// <param name="path">Its path.</param>
        public AuthorityDirectory(string path)
        {
            DirectoryPath = path;
        }

        /// <summary>The directory.</summary>
        public string DirectoryPath { get; }

        /// <summary>The authority's certificate in PEM.</summary>
        public string RootPath => Path.Combine(DirectoryPath, Root);

        /// <summary>The authority's private key in PEM.</summary>
        public string RootKeyPath => Path.Combine(DirectoryPath, RootKey);

        /// <summary>The policy: see <see cref="AuthorityPolicy"/>.</summary>
        public string PolicyPath => Path.Combine(DirectoryPath, Policy);

        /// <summary>The factory's private key in PEM.</summary>
        public string FactoryKeyPath => Path.Combine(DirectoryPath, Factory);

        /// <summary>The factory's public key in base64.</summary>
        public string FactoryPublicPath => Path.Combine(DirectoryPath, FactoryPublic);

        /// <summary>Where certificates go unless told otherwise.</summary>
        public string IssuedPath => Path.Combine(DirectoryPath, Issued);

        /// <summary>Makes a new authority with a policy that allows nothing yet, and a factory key.</summary>
        /// <param name="name">The authority's common name.</param>
        /// <param name="key">Its key.</param>
        /// <param name="lifetime">How long its certificate is valid.</param>
        /// <exception cref="AuthorityFileException">
        /// Something is in the directory already, or it cannot be written.
        /// </exception>
        public void Create(string name, KeyKind key, TimeSpan lifetime)
        {
            if (File.Exists(DirectoryPath) ||
                (Directory.Exists(DirectoryPath) && Directory.GetFileSystemEntries(DirectoryPath).Length > 0))
            {
                throw new AuthorityFileException(
                    $"{DirectoryPath} is not empty, and nothing is overwritten: name a new directory");
            }

            using NewFiles files = new(DirectoryPath);
            using CertificateAuthority root = CertificateAuthority.CreateRoot(
                name, AuthorityPolicy.Parse(FirstPolicy, PolicyPath), key, notAfter: DateTimeOffset.UtcNow + lifetime);
            using FactoryKey factory = FactoryKey.Create();
            CloseToOthers();
            files.Write(RootKey, KeyPair.ToPem(root.Certificate), isSecret: true);
            files.Write(Root, root.Certificate.ExportCertificatePem() + "\n");
            files.Write(Policy, FirstPolicy);
            files.Write(Factory, factory.ToPem(), isSecret: true);
            files.Write(FactoryPublic, factory.PublicText + "\n");
            files.Keep();
        }

        /// <summary>Reads the authority.</summary>
        /// <returns>The authority, with its key.</returns>
        /// <exception cref="AuthorityFileException">A file is missing, wrong, or a key is open to others.</exception>
        /// <exception cref="AuthorityPolicyException">The policy is wrong.</exception>
        public CertificateAuthority Load()
        {
            AuthorityPolicy policy = LoadPolicy();
            string certificate = Read(RootPath);
            string key = ReadSecret(RootKeyPath);
            X509Certificate2 root;
            try
            {
                root = X509Certificate2.CreateFromPem(certificate, key);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                throw new AuthorityFileException(
                    $"{RootPath} and {RootKeyPath} are not a certificate and its private key, in PEM", e);
            }

            if (!CertificateAuthority.MayIssue(root))
            {
                root.Dispose();
                throw new AuthorityFileException(
                    $"{RootPath} is not the certificate of an authority (RFC 5280 §4.2.1.9): what it signs is not "
                    + "trusted by anybody");
            }

            return CertificateAuthority.FromCertificate(KeyPair.MakeUsable(root), policy);
        }

        /// <summary>Reads the policy alone.</summary>
        /// <returns>The policy.</returns>
        /// <exception cref="AuthorityFileException">It is missing: this is no authority's directory.</exception>
        /// <exception cref="AuthorityPolicyException">It is wrong.</exception>
        public AuthorityPolicy LoadPolicy()
        {
            return AuthorityPolicy.Parse(Read(PolicyPath), PolicyPath);
        }

        /// <summary>Reads the factory's key.</summary>
        /// <returns>The key.</returns>
        /// <exception cref="AuthorityFileException">It is missing, wrong, or open to others.</exception>
        public FactoryKey LoadFactoryKey()
        {
            return FactoryKey.FromPem(ReadSecret(FactoryKeyPath), FactoryKeyPath);
        }

        // An empty directory that was there may be open to others.
        private void CloseToOthers()
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    DirectoryPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        private string Read(string path)
        {
            try
            {
                return File.ReadAllText(path);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new AuthorityFileException(
                    $"{DirectoryPath} is not an authority's directory: there is no {path}; \"sipphone ca init\" makes "
                    + "one",
                    e);
            }
            catch (Exception e) when (FileProblem.Is(e))
            {
                throw new AuthorityFileException($"{path} cannot be read: {FileProblem.Of(path, e)}", e);
            }
        }

        private string ReadSecret(string path)
        {
            const UnixFileMode Others =
                UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            string text = Read(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                throw new AuthorityFileException(
                    $"{path} is open to other users, so it may be no secret any more: if it is, \"chmod 600 {path}\"");
            }

            return text;
        }
    }
}
