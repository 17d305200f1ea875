using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Lab
{
    // A certificate authority. Domain certificates are made after draft-gurbani-sip-domain-certs §4 (the SIP
    // URI of the domain first, then the DNS name of the host) and only for pairs that the policy lists (§8). Invariant:
    // what is issued is not valid longer than what signed it, unless a test asks for that by IssueRaw.

    /// <summary>
    /// A root or intermediate authority that issues certificates for SIP domains, for devices and for tests.
    /// </summary>
    public sealed class CertificateAuthority : IDisposable
    {
        private const int SerialNumberBytes = 16;
        private static readonly TimeSpan Backdated = TimeSpan.FromHours(1);
        private static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(365);

        private readonly X509Certificate2Collection _intermediates;

        private CertificateAuthority(
            X509Certificate2 certificate, AuthorityPolicy policy, X509Certificate2Collection intermediates)
        {
            Certificate = certificate;
            Policy = policy;
            _intermediates = intermediates;
        }

        /// <summary>The authority's own certificate, with its key.</summary>
        public X509Certificate2 Certificate { get; }

        /// <summary>For which pairs it issues domain certificates.</summary>
        public AuthorityPolicy Policy { get; }

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
            X500DistinguishedName subject = new(CommonName(name));
            using AsymmetricAlgorithm pair = KeyPair.Create(key);
            X509SignatureGenerator generator = KeyPair.SignatureGeneratorOf(pair);
            CertificateRequest request = new(subject, generator.PublicKey, KeyPair.HashOf(pair));
            AddBasics(request, isAuthority: true);
            using X509Certificate2 bare = request.Create(
                subject,
                generator,
                notBefore ?? now - Backdated,
                notAfter ?? now + AuthorityLifetime,
                NewSerialNumber());
            return new CertificateAuthority(KeyPair.Join(bare, pair), policy, []);
        }

        /// <summary>Takes up an authority again.</summary>
        /// <param name="certificate">Its certificate with its key, which this takes over.</param>
        /// <param name="policy">For which pairs it issues domain certificates.</param>
        /// <returns>The authority, a root to those that it issues for.</returns>
        internal static CertificateAuthority FromCertificate(X509Certificate2 certificate, AuthorityPolicy policy)
        {
            return new CertificateAuthority(certificate, policy, []);
        }

        /// <summary>Tells whether a certificate is an authority's: RFC 5280 §4.2.1.9 and §4.2.1.3.</summary>
        /// <param name="certificate">The certificate.</param>
        /// <returns>True when basicConstraints says so and the key usage, if any, holds keyCertSign.</returns>
        internal static bool MayIssue(X509Certificate2 certificate)
        {
            bool isAuthority = false;
            bool isUsageRight = true;
            foreach (X509Extension extension in certificate.Extensions)
            {
                isAuthority |= extension is X509BasicConstraintsExtension { CertificateAuthority: true };
                isUsageRight &= extension is not X509KeyUsageExtension usage ||
                    usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign);
            }

            return isAuthority && isUsageRight;
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
            return new CertificateAuthority(intermediate, Policy, [intermediate, .. _intermediates]);
        }

        /// <summary>
        /// Issues a server's certificate with both identities: <c>URI:sip:domain</c>, then <c>DNS:host</c>.
        /// </summary>
        /// <param name="domain">The SIP domain.</param>
        /// <param name="hostName">The server's canonical host name.</param>
        /// <param name="terms">What is asked of it beside its names; null for the usual.</param>
        /// <returns>The certificate, good for serverAuth and clientAuth.</returns>
        /// <exception cref="CertificateRefusedException">
        /// The policy does not list the pair, or the authority has expired.
        /// </exception>
        public IssuedCertificate IssueDomainCertificate(string domain, string hostName, CertificateTerms? terms = null)
        {
            if (!Policy.Allows(domain, hostName))
            {
                throw new CertificateRefusedException(
                    $"No certificate for domain \"{domain}\" on host \"{hostName}\": an authority validates both names "
                    + $"of a certificate (draft-gurbani-sip-domain-certs §8), and {Policy.Source} has no line "
                    + $"\"{domain} {hostName}\"; add it when you have checked both");
            }

            // The names stand in the subjectAltName alone; a common name is at most 64 characters (RFC 5280 A.1).
            return Issue(
                "O=" + Quoted("SIP domain certificate"),
                [GeneralName.Uri("sip:" + domain), GeneralName.Dns(hostName)],
                [ExtendedKeyUsage.ServerAuth, ExtendedKeyUsage.ClientAuth],
                terms ?? new CertificateTerms());
        }

        /// <summary>
        /// Issues a client's certificate with the identity <c>URI:sip:domain</c>, good for clientAuth only.
        /// </summary>
        /// <param name="deviceName">The device's name, its common name: 1 to 64 characters.</param>
        /// <param name="domain">The SIP domain that the device acts for.</param>
        /// <param name="terms">What is asked of it beside its names; null for the usual.</param>
        /// <returns>The certificate.</returns>
        /// <exception cref="CertificateRefusedException">
        /// The policy lists the domain with no host at all, or the authority has expired.
        /// </exception>
        public IssuedCertificate IssueDeviceCertificate(
            string deviceName, string domain, CertificateTerms? terms = null)
        {
            if (!Policy.AllowsDomain(domain))
            {
                throw new CertificateRefusedException(
                    $"No device certificate for domain \"{domain}\": an authority validates the names of a certificate "
                    + $"(draft-gurbani-sip-domain-certs §8), and no line of {Policy.Source} starts with \"{domain}\"; "
                    + $"add one, \"{domain} HOST\", when you have checked it");
            }

            return Issue(
                CommonName(deviceName),
                [GeneralName.Uri("sip:" + domain)],
                [ExtendedKeyUsage.ClientAuth],
                terms ?? new CertificateTerms());
        }

        /// <summary>Issues a certificate of any shape, without asking the policy: for tests.</summary>
        /// <param name="shape">What it looks like.</param>
        /// <returns>The certificate.</returns>
        public IssuedCertificate IssueRaw(CertificateShape shape)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            DateTimeOffset issuerStart = Certificate.NotBefore;
            DateTimeOffset issuerEnd = Certificate.NotAfter;
            DateTimeOffset start = now - Backdated;
            DateTimeOffset end = now + shape.Lifetime;
            using AsymmetricAlgorithm? pair = shape.PublicKey is null ? KeyPair.Create(shape.Key) : null;
            using AsymmetricAlgorithm ownPair = KeyPair.Of(Certificate);
            CertificateRequest request = new(
                new X500DistinguishedName(shape.Subject),
                shape.PublicKey ?? KeyPair.SignatureGeneratorOf(pair!).PublicKey,
                KeyPair.HashOf(ownPair));
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
            X509Certificate2 bare = request.Create(
                Certificate.SubjectName,
                KeyPair.SignatureGeneratorOf(ownPair),
                shape.NotBefore ?? (start > issuerStart ? start : issuerStart),
                shape.NotAfter ?? (end < issuerEnd ? end : issuerEnd),
                NewSerialNumber());
            if (pair is null)
            {
                return new IssuedCertificate(bare, _intermediates);
            }

            using (bare)
            {
                return new IssuedCertificate(KeyPair.Join(bare, pair), _intermediates);
            }
        }

        /// <summary>Lets go of the key. Certificates that were issued stay good.</summary>
        public void Dispose()
        {
            Certificate.Dispose();
        }

        private IssuedCertificate Issue(
            string subject, GeneralName[] names, string[] usages, CertificateTerms terms)
        {
            if (Certificate.NotAfter < DateTime.Now)
            {
                throw new CertificateRefusedException(
                    $"The authority's own certificate was valid until {Certificate.NotAfter.ToUniversalTime():u}, and "
                    + "no certificate outlives its issuer: make a new authority");
            }

            return IssueRaw(new CertificateShape
            {
                Subject = subject,
                SubjectAltNames = names,
                ExtendedKeyUsages = terms.WithSipDomainUsage ? [.. usages, ExtendedKeyUsage.SipDomain] : usages,
                Key = terms.Key,
                PublicKey = terms.Request?.PublicKey,
                Lifetime = terms.Lifetime,
            });
        }

        private static byte[] NewSerialNumber()
        {
            // RFC 5280 §4.1.2.2: positive, at most 20 octets; that these are read as unsigned may add one.
            return RandomNumberGenerator.GetBytes(SerialNumberBytes);
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
