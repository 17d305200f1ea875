using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SipPhone.Corpus.Readers;

// The same answer on System.Formats.Asn1, as one would write it on .NET: the structure of RFC 5280 §4.1 is verified
// down to the same elements, the SAN is matched by the rules domain-certs for a located domain, with validity and
// purpose.
// Invariant: true only for a certificate that SipDomainIdentity.CheckServer authenticates too.

/// <summary>
/// The identity check on <see cref="AsnReader"/>: what ours is compared with, in answers and in speed.
/// </summary>
public static class AsnReaderIdentity
{
    private const string SubjectAltName = "2.5.29.17";
    private const string BasicConstraints = "2.5.29.19";
    private const string ExtendedKeyUsage = "2.5.29.37";
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string SipDomain = "1.3.6.1.5.5.7.3.20";
    private const string AnyPurpose = "2.5.29.37.0";

    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Context2 = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Context3 = new(TagClass.ContextSpecific, 3, isConstructed: true);
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>Tells whether a certificate is that of the server of a located domain.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="domain">The reference domain.</param>
    /// <param name="now">The time.</param>
    /// <returns>
    /// True when a SIP or SIPS URI names the domain, now is in its validity, and its purposes allow a server.
    /// </returns>
    public static bool IsServerOf(ReadOnlyMemory<byte> der, string domain, DateTimeOffset now)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            AsnReader certificate = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            bool isServer = ReadToBeSigned(certificate.ReadSequence(), domain, now);
            SkipAlgorithm(certificate);
            certificate.ReadBitString(out _);
            certificate.ThrowIfNotEmpty();
            return isServer;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static bool ReadToBeSigned(AsnReader tbs, string domain, DateTimeOffset now)
    {
        int versionNumber = 0;
        if (tbs.PeekTag().HasSameClassAndValue(Context0))
        {
            AsnReader version = tbs.ReadSequence(Context0);
            if (!version.TryReadInt32(out versionNumber) || versionNumber is not (1 or 2))
            {
                return false;
            }

            version.ThrowIfNotEmpty();
        }

        tbs.ReadIntegerBytes();
        SkipAlgorithm(tbs);
        SkipName(tbs);

        AsnReader validity = tbs.ReadSequence();
        DateTimeOffset notBefore = ReadTime(validity);
        DateTimeOffset notAfter = ReadTime(validity);
        validity.ThrowIfNotEmpty();

        SkipName(tbs);
        AsnReader key = tbs.ReadSequence();
        SkipAlgorithm(key);
        key.ReadBitString(out _);
        key.ThrowIfNotEmpty();

        // Only version 3 has extensions, and so a subjectAltName.
        bool isServer = versionNumber == 2 && ReadTail(tbs, domain);
        return isServer && notBefore <= now && now <= notAfter;
    }

    private static bool ReadTail(AsnReader tbs, string domain)
    {
        foreach (Asn1Tag uniqueId in (ReadOnlySpan<Asn1Tag>)[Context1, Context2])
        {
            if (tbs.HasData && tbs.PeekTag().HasSameClassAndValue(uniqueId))
            {
                tbs.ReadBitString(out _, uniqueId);
            }
        }

        if (!tbs.HasData)
        {
            return false;
        }

        AsnReader wrapper = tbs.ReadSequence(Context3);
        tbs.ThrowIfNotEmpty();
        AsnReader extensions = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();

        var seen = new HashSet<string>();
        bool isNamed = false;
        bool isPurpose = true;
        while (extensions.HasData)
        {
            AsnReader extension = extensions.ReadSequence();
            string oid = extension.ReadObjectIdentifier();
            if (!seen.Add(oid))
            {
                return false;
            }

            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
            {
                extension.ReadBoolean();
            }

            if (!extension.TryReadPrimitiveOctetString(out ReadOnlyMemory<byte> value))
            {
                return false;
            }

            extension.ThrowIfNotEmpty();
            switch (oid)
            {
                case SubjectAltName:
                    isNamed = HoldsDomain(value, domain);
                    break;
                case ExtendedKeyUsage:
                    isPurpose = HoldsServerPurpose(value);
                    break;
                case BasicConstraints:
                    SkipBasicConstraints(value);
                    break;
            }
        }

        return isNamed && isPurpose;
    }

    private static bool HoldsDomain(ReadOnlyMemory<byte> value, string domain)
    {
        var reader = new AsnReader(value, AsnEncodingRules.DER);
        AsnReader names = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        bool isFound = false;
        while (names.HasData)
        {
            Asn1Tag tag = names.PeekTag();
            if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue > 30 ||
                (tag.TagValue <= 8 && tag.IsConstructed != (tag.TagValue is 0 or 3 or 4 or 5)))
            {
                return false;
            }

            if (tag.TagValue == UriTag.TagValue)
            {
                string uri = names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag);
                isFound |= NamesDomain(uri, domain);
            }
            else
            {
                names.ReadEncodedValue();
            }
        }

        return isFound;
    }

    // Whether a URI is sip:domain[:port][;parameters][?headers], or the same with sips.
    internal static bool NamesDomain(string uri, string domain)
    {
        ReadOnlySpan<char> rest = uri;
        int colon = rest.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        ReadOnlySpan<char> scheme = rest[..colon];
        rest = rest[(colon + 1)..];
        bool isSip = scheme.Equals("sip", StringComparison.OrdinalIgnoreCase) ||
            scheme.Equals("sips", StringComparison.OrdinalIgnoreCase);
        if (!isSip || rest.Contains('@'))
        {
            return false;
        }

        int end = rest.IndexOfAny(':', ';', '?');
        ReadOnlySpan<char> host = end < 0 ? rest : rest[..end];
        return host.Equals(domain, StringComparison.OrdinalIgnoreCase) && (end < 0 || IsWellFormed(rest[end..]));
    }

    private static bool IsWellFormed(ReadOnlySpan<char> behindHost)
    {
        if (behindHost.ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        if (behindHost[0] != ':')
        {
            return true;
        }

        int end = behindHost.IndexOfAny(';', '?');
        ReadOnlySpan<char> port = end < 0 ? behindHost[1..] : behindHost[1..end];
        return port.Length > 0 && !port.ContainsAnyExceptInRange('0', '9');
    }

    private static bool HoldsServerPurpose(ReadOnlyMemory<byte> value)
    {
        var reader = new AsnReader(value, AsnEncodingRules.DER);
        AsnReader purposes = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        bool isFound = false;
        while (purposes.HasData)
        {
            isFound |= purposes.ReadObjectIdentifier() is ServerAuth or SipDomain or AnyPurpose;
        }

        return isFound;
    }

    private static void SkipBasicConstraints(ReadOnlyMemory<byte> value)
    {
        var reader = new AsnReader(value, AsnEncodingRules.DER);
        AsnReader constraints = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (constraints.HasData && constraints.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
        {
            constraints.ReadBoolean();
        }

        if (constraints.HasData)
        {
            constraints.ReadIntegerBytes();
        }

        constraints.ThrowIfNotEmpty();
    }

    private static void SkipAlgorithm(AsnReader reader)
    {
        AsnReader algorithm = reader.ReadSequence();
        algorithm.ReadObjectIdentifier();
        if (algorithm.HasData)
        {
            algorithm.ReadEncodedValue();
        }

        algorithm.ThrowIfNotEmpty();
    }

    private static void SkipName(AsnReader reader)
    {
        AsnReader name = reader.ReadSequence();
        while (name.HasData)
        {
            // Issuers get the order in sets wrong, and it does not matter here.
            AsnReader set = name.ReadSetOf(skipSortOrderValidation: true);
            do
            {
                AsnReader attribute = set.ReadSequence();
                attribute.ReadObjectIdentifier();
                attribute.ReadEncodedValue();
                attribute.ThrowIfNotEmpty();
            }
            while (set.HasData);
        }
    }

    private static DateTimeOffset ReadTime(AsnReader reader)
    {
        if (reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime))
        {
            return reader.ReadUtcTime(twoDigitYearMax: 2049);
        }

        // RFC 5280 §4.1.2.5.2: no fractions of a second.
        DateTimeOffset time = reader.ReadGeneralizedTime();
        return time.Ticks % TimeSpan.TicksPerSecond == 0
            ? time
            : throw new AsnContentException("A fraction of a second.");
    }
}
