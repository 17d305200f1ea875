using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Lab
{
    /// <summary>
    /// What a certificate is to look like, for <see cref="CertificateAuthority.IssueRaw"/>: anything that can be
    /// encoded, right or wrong.
    /// </summary>
    public sealed class CertificateShape
    {
        /// <summary>The subject as X.500 text, such as <c>CN=sip.example.com</c>; empty for none.</summary>
        public string Subject { get; init; } = "CN=lab";

        /// <summary>
        /// The subjectAltName's entries in order; null for no such extension, empty for an empty sequence.
        /// </summary>
        public IReadOnlyList<GeneralName>? SubjectAltNames { get; init; }

        /// <summary>The extended key usages as object identifiers, in order; null for no such extension.</summary>
        public IReadOnlyList<string>? ExtendedKeyUsages { get; init; } =
            [ExtendedKeyUsage.ServerAuth, ExtendedKeyUsage.ClientAuth];

        /// <summary>The start of validity; null for an hour ago.</summary>
        public DateTimeOffset? NotBefore { get; init; }

        /// <summary>The end of validity; null for after <see cref="Lifetime"/>, but never after the issuer's.</summary>
        public DateTimeOffset? NotAfter { get; init; }

        /// <summary>How long it is valid from now on, without <see cref="NotAfter"/>.</summary>
        public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(30);

        /// <summary>The key to make; not looked at with a <see cref="PublicKey"/>.</summary>
        public KeyKind Key { get; init; }

        /// <summary>The key to certify, whose private half somebody else has; null to make a new one.</summary>
        public PublicKey? PublicKey { get; init; }

        /// <summary>Whether basicConstraints says that it is an authority.</summary>
        public bool IsAuthority { get; init; }

        /// <summary>Further extensions, written last and as they are.</summary>
        public IReadOnlyList<X509Extension> FurtherExtensions { get; init; } = [];
    }
}
