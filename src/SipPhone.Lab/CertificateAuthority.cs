using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Lab
{
    // A certificate authority in memory. Domain certificates are made after draft-gurbani-sip-domain-certs §4 (the SIP
    // URI of the domain first, then the DNS name of the host) and only for pairs that the policy lists (§8). Invariant:
    // what is issued is not valid longer than what signed it, unless a test asks for that by IssueRaw.

    /// <summary>
    /// A root or intermediate authority that issues certificates for SIP domains, for devices and for tests.
    /// </summary>
    public sealed class CertificateAuthority : IDisposable
    {
        private const int SerialNumberBytes = 16;
        private static readonly TimeSpan Backdated = TimeSpan.FromHours(1);
        private static readonly TimeSpan LeafLifetime = TimeSpan.FromDays(30);
        private static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(365);

        private readonly AuthorityPolicy _policy;
        private readonly X509Certificate2Collection _intermediates;

        private CertificateAuthority(
            X509Certificate2 certificate, AuthorityPolicy policy, X509Certificate2Collection intermediates)
        {
            Certificate = certificate;
            _policy = policy;
            _intermediates = intermediates;
        }

        /// <summary>The authority's own certificate, with its key.</summary>
        public X509Certificate2 Certificate { get; }

        /// <summary>
        /// The authority's own certificate in DER: what a phone gets as trust anchor when this is a root.
        /// </summary>
        public byte[] Der => Certificate.RawData;

        /// <summary>Makes a root.</summary>
        /// <param name="name">Its common name.</param>
        /// <param name="policy">For which pairs it issues domain certificates.</param>
        /// <param name="key">Its key.</param>
        /// <param name="notBefore">The start of its validity; null for an hour ago.</param>
        /// <param name="notAfter">The end of its validity; null for in a year.</param>
        /// <returns>The root.</returns>
        public static CertificateAuthority CreateRoot(
            string name,
            AuthorityPolicy policy,
            KeyKind key = KeyKind.EcdsaP256,
            DateTimeOffset? notBefore = null,
            DateTimeOffset? notAfter = null)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            using AsymmetricAlgorithm pair = KeyPair.Create(key);
            CertificateRequest request = NewRequest(CommonName(name), pair, key);
            AddBasics(request, isAuthority: true);
            X509Certificate2 root = request.CreateSelfSigned(
                notBefore ?? now - Backdated, notAfter ?? now + AuthorityLifetime);
            return new CertificateAuthority(KeyPair.MakeUsable(root), policy, []);
        }

        /// <summary>Makes an intermediate authority under this one, with the same policy.</summary>
        /// <param name="name">Its common name.</param>
        /// <param name="key">Its key.</param>
        /// <returns>The intermediate.</returns>
        public CertificateAuthority CreateIntermediate(string name, KeyKind key = KeyKind.EcdsaP256)
        {
            CertificateShape shape = new()
            {
                Subject = CommonName(name),
                ExtendedKeyUsages = null,
                Key = key,
                IsAuthority = true,
                NotAfter = Certificate.NotAfter,
            };
            X509Certificate2 intermediate = IssueRaw(shape).Certificate;
            return new CertificateAuthority(intermediate, _policy, [intermediate, .. _intermediates]);
        }

        /// <summary>
        /// Issues a server's certificate with both identities: <c>URI:sip:domain</c>, then <c>DNS:host</c>.
        /// </summary>
        /// <param name="domain">The SIP domain.</param>
        /// <param name="hostName">The server's canonical host name.</param>
        /// <param name="key">Its key.</param>
        /// <param name="withSipDomainUsage">Whether the usages also hold id-kp-sipDomain (RFC 5924).</param>
        /// <returns>The certificate, good for serverAuth and clientAuth.</returns>
        /// <exception cref="CertificateRefusedException">The policy does not list the pair.</exception>
        public IssuedCertificate IssueDomainCertificate(
            string domain, string hostName, KeyKind key = KeyKind.EcdsaP256, bool withSipDomainUsage = false)
        {
            if (!_policy.Allows(domain, hostName))
            {
                throw new CertificateRefusedException(
                    $"no certificate for domain \"{domain}\" on host \"{hostName}\": an authority validates both names "
                    + $"of a certificate (draft-gurbani-sip-domain-certs §8), and {_policy.Source} has no line "
                    + $"\"{domain} {hostName}\"");
            }

            List<string> usages = [ExtendedKeyUsage.ServerAuth, ExtendedKeyUsage.ClientAuth];
            if (withSipDomainUsage)
            {
                usages.Add(ExtendedKeyUsage.SipDomain);
            }

            return IssueRaw(new CertificateShape
            {
                // The names stand in the subjectAltName alone; a common name is at most 64 characters (RFC 5280 A.1).
                Subject = "O=" + Quoted("SIP domain certificate"),
                SubjectAltNames = [GeneralName.Uri("sip:" + domain), GeneralName.Dns(hostName)],
                ExtendedKeyUsages = usages,
                Key = key,
            });
        }

        /// <summary>
        /// Issues a client's certificate with the identity <c>URI:sip:domain</c>, good for clientAuth only.
        /// </summary>
        /// <param name="deviceName">The device's name, its common name.</param>
        /// <param name="domain">The SIP domain that the device acts for.</param>
        /// <param name="key">Its key.</param>
        /// <returns>The certificate.</returns>
        /// <exception cref="CertificateRefusedException">The policy lists the domain with no host at all.</exception>
        public IssuedCertificate IssueDeviceCertificate(
            string deviceName, string domain, KeyKind key = KeyKind.EcdsaP256)
        {
            if (!_policy.AllowsDomain(domain))
            {
                throw new CertificateRefusedException(
                    $"no device certificate for domain \"{domain}\": an authority validates the names of a certificate "
                    + $"(draft-gurbani-sip-domain-certs §8), and no line of {_policy.Source} starts with \"{domain}\"");
            }

            return IssueRaw(new CertificateShape
            {
                Subject = CommonName(deviceName),
                SubjectAltNames = [GeneralName.Uri("sip:" + domain)],
                ExtendedKeyUsages = [ExtendedKeyUsage.ClientAuth],
                Key = key,
            });
        }

        /// <summary>Issues a certificate of any shape, without asking the policy: for tests.</summary>
        /// <param name="shape">What it looks like.</param>
        /// <returns>The certificate.</returns>
        public IssuedCertificate IssueRaw(CertificateShape shape)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            DateTimeOffset issuerEnd = Certificate.NotAfter;
            DateTimeOffset end = now + LeafLifetime;
            using AsymmetricAlgorithm pair = KeyPair.Create(shape.Key);
            CertificateRequest request = NewRequest(shape.Subject, pair, shape.Key);
            AddBasics(request, shape.IsAuthority);
            AddNames(request, shape);
            X509AuthorityKeyIdentifierExtension issuerKey =
                X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false);
            request.CertificateExtensions.Add(issuerKey);
            foreach (X509Extension extension in shape.FurtherExtensions)
            {
                request.CertificateExtensions.Add(extension);
            }

            // By generator and name: the overload that takes the issuer's certificate would refuse what tests ask for.
            using AsymmetricAlgorithm ownPair = KeyPair.Of(Certificate);
            using X509Certificate2 bare = request.Create(
                Certificate.SubjectName,
                KeyPair.SignatureGeneratorOf(ownPair),
                shape.NotBefore ?? now - Backdated,
                shape.NotAfter ?? (end < issuerEnd ? end : issuerEnd),
                RandomNumberGenerator.GetBytes(SerialNumberBytes));
            return new IssuedCertificate(KeyPair.Join(bare, pair), _intermediates);
        }

        /// <summary>Lets go of the key. Certificates that were issued stay good.</summary>
        public void Dispose()
        {
            Certificate.Dispose();
        }

        private static CertificateRequest NewRequest(string subject, AsymmetricAlgorithm pair, KeyKind key)
        {
            X500DistinguishedName name = new(subject);
            HashAlgorithmName hash = key == KeyKind.EcdsaP384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
            return pair is RSA rsa
                ? new CertificateRequest(name, rsa, hash, RSASignaturePadding.Pkcs1)
                : new CertificateRequest(name, (ECDsa)pair, hash);
        }

        private static void AddBasics(CertificateRequest request, bool isAuthority)
        {
            X509KeyUsageFlags usage = isAuthority
                ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign
                : X509KeyUsageFlags.DigitalSignature;
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, isAuthority));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        }

        private static void AddNames(CertificateRequest request, CertificateShape shape)
        {
            if (shape.SubjectAltNames is not null)
            {
                // RFC 5280 §4.2.1.6: critical when the subject is empty.
                bool isCritical = shape.Subject.Length == 0;
                request.CertificateExtensions.Add(
                    new X509Extension("2.5.29.17", EncodeNames(shape.SubjectAltNames), isCritical));
            }

            if (shape.ExtendedKeyUsages is not null)
            {
                OidCollection usages = [];
                foreach (string usage in shape.ExtendedKeyUsages)
                {
                    usages.Add(new Oid(usage));
                }

                request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(usages, critical: false));
            }
        }

        private static byte[] EncodeNames(IReadOnlyList<GeneralName> names)
        {
            AsnWriter writer = new(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                foreach (GeneralName name in names)
                {
                    writer.WriteOctetString(name.Content, new Asn1Tag(TagClass.ContextSpecific, name.Tag));
                }
            }

            return writer.Encode();
        }

        private static string CommonName(string name)
        {
            return "CN=" + Quoted(name);
        }

        private static string Quoted(string text)
        {
            return "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        }
    }
}
