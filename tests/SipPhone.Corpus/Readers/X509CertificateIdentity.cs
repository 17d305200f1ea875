using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Corpus.Readers;

// The same answer on the platform's certificate class. X509SubjectAlternativeNameExtension yields DNS names and
// addresses only, so the URIs are read from its raw data.

/// <summary>The identity check on <see cref="X509Certificate2"/>: what ours is compared with.</summary>
public static class X509CertificateIdentity
{
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>Loads a certificate and takes every DNS name of its subjectAltName.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="host">The host name.</param>
    /// <returns>True when one of them is the host name.</returns>
    public static bool HasDnsName(byte[] der, string host)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(der);
        bool isFound = false;
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509SubjectAlternativeNameExtension names)
            {
                foreach (string name in names.EnumerateDnsNames())
                {
                    isFound |= name.Equals(host, StringComparison.OrdinalIgnoreCase);
                }
            }
        }

        return isFound;
    }

    /// <summary>Tells whether a certificate is that of the server of a located domain.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="domain">The reference domain.</param>
    /// <param name="now">The time.</param>
    /// <returns>
    /// True when a SIP or SIPS URI names the domain, now is in its validity, and its purposes allow a server.
    /// </returns>
    public static bool IsServerOf(byte[] der, string domain, DateTimeOffset now)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(der);
        bool isNamed = false;
        bool isPurpose = true;
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509SubjectAlternativeNameExtension names)
            {
                isNamed = TryHoldsDomain(names.RawData, domain);
            }
            else if (extension is X509EnhancedKeyUsageExtension purposes)
            {
                isPurpose = purposes.EnhancedKeyUsages["1.3.6.1.5.5.7.3.1"] is not null ||
                    purposes.EnhancedKeyUsages["1.3.6.1.5.5.7.3.20"] is not null ||
                    purposes.EnhancedKeyUsages["2.5.29.37.0"] is not null;
            }
        }

        return isNamed && isPurpose && certificate.NotBefore <= now && now <= certificate.NotAfter;
    }

    private static bool TryHoldsDomain(byte[] subjectAltName, string domain)
    {
        try
        {
            return HoldsDomain(subjectAltName, domain);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool HoldsDomain(byte[] subjectAltName, string domain)
    {
        AsnReader names = new AsnReader(subjectAltName, AsnEncodingRules.DER).ReadSequence();
        bool isFound = false;
        while (names.HasData)
        {
            if (names.PeekTag().HasSameClassAndValue(UriTag))
            {
                string uri = names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag);
                isFound |= AsnReaderIdentity.NamesDomain(uri, domain);
            }
            else
            {
                names.ReadEncodedValue();
            }
        }

        return isFound;
    }
}
