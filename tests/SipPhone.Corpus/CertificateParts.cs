using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

// A certificate as its encoded parts (RFC 5280 §4.1), each of which may be replaced by anything. What is not replaced
// makes a sound version 3 certificate of sip1.example.net, valid through the year 2026, without extensions. Its key is
// the base point of P-256 and its signature is made up: nothing in the corpus verifies either.

/// <summary>The parts of a certificate, encoded; <see cref="Encode"/> puts them together.</summary>
public sealed record CertificateParts
{
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    /// <summary>[0] version.</summary>
    public byte[] Version { get; init; } = Element(0xA0, Integer(2));

    /// <summary>serialNumber.</summary>
    public byte[] Serial { get; init; } = Integer(0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF);

    /// <summary>signature, the algorithm.</summary>
    public byte[] Algorithm { get; init; } = Sequence(ObjectIdentifier(EcdsaWithSha256));

    /// <summary>issuer.</summary>
    public byte[] Issuer { get; init; } = Name(Organization("Corpus"), CommonName("Corpus authority"));

    /// <summary>validity.</summary>
    public byte[] Validity { get; init; } = Sequence(Time("260101000000Z"), Time("270101000000Z"));

    /// <summary>subject.</summary>
    public byte[] Subject { get; init; } = Name(CommonName("sip1.example.net"));

    /// <summary>subjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; init; } = EcPublicKey;

    /// <summary>[1] issuerUniqueID and [2] subjectUniqueID; empty by default.</summary>
    public byte[] UniqueIds { get; init; } = [];

    /// <summary>The extensions, which are wrapped; none leaves the field out.</summary>
    public byte[][] Extensions { get; init; } = [];

    /// <summary>[3] extensions as a whole, instead of wrapping <see cref="Extensions"/>.</summary>
    public byte[]? ExtensionsField { get; init; }

    /// <summary>signatureAlgorithm, behind the part that is signed.</summary>
    public byte[] SignatureAlgorithm { get; init; } = Sequence(ObjectIdentifier(EcdsaWithSha256));

    /// <summary>signatureValue.</summary>
    public byte[] Signature { get; init; } = BitString(Sequence(Integer(0x5A, 0x01), Integer(0x5A, 0x02)));

    /// <summary>What stands behind the certificate's last element, inside it.</summary>
    public byte[] Behind { get; init; } = [];

    /// <summary>A P-256 key: the base point, SEC 2 §2.4.2.</summary>
    public static byte[] EcPublicKey { get; } = Sequence(
        Sequence(ObjectIdentifier("1.2.840.10045.2.1"), ObjectIdentifier("1.2.840.10045.3.1.7")),
        BitString(Convert.FromHexString(
            "046B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296" +
            "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5")));

    /// <summary>An RSA key of 2,048 bits: an odd number of that size, exponent 65,537.</summary>
    public static byte[] RsaPublicKey { get; } = Sequence(
        Sequence(ObjectIdentifier("1.2.840.113549.1.1.1"), Element(0x05)),
        BitString(Sequence(
            Integer([0, .. Enumerable.Range(0, 256).Select(i => (byte)((i * 37) | 0x81))]), Integer(1, 0, 1))));

    /// <summary>The certificate.</summary>
    public byte[] Encode()
    {
        byte[] extensions = ExtensionsField ??
            (Extensions.Length == 0 ? [] : Element(0xA3, Sequence(Extensions)));
        byte[] signed = Sequence(
            Version, Serial, Algorithm, Issuer, Validity, Subject, PublicKey, UniqueIds, extensions);
        return Sequence(signed, SignatureAlgorithm, Signature, Behind);
    }

    /// <summary>A distinguished name of these relative names.</summary>
    public static byte[] Name(params byte[][] relativeNames) => Sequence(relativeNames);

    /// <summary>A relative name: the common name as UTF8String, or as the type with this tag.</summary>
    public static byte[] CommonName(string text, int tag = 0x0C) => Set(Attribute("2.5.4.3", Text(tag, text)));

    /// <summary>A relative name: the organization.</summary>
    public static byte[] Organization(string text) => Set(Attribute("2.5.4.10", Text(0x0C, text)));

    /// <summary>An attribute of a relative name.</summary>
    public static byte[] Attribute(string type, byte[] value) => Sequence(ObjectIdentifier(type), value);

    /// <summary>An extension; the critical flag is left out when false (X.690 §11.5).</summary>
    public static byte[] Extension(string type, byte[] value, bool isCritical = false) =>
        Sequence(ObjectIdentifier(type), isCritical ? Boolean(true) : [], OctetString(value));

    /// <summary>subjectAltName.</summary>
    public static byte[] SubjectAltName(params byte[][] names) => Extension("2.5.29.17", Sequence(names));

    /// <summary>extendedKeyUsage.</summary>
    public static byte[] ExtendedKeyUsage(params string[] purposes) =>
        Extension("2.5.29.37", Sequence([.. purposes.Select(ObjectIdentifier)]));

    /// <summary>uniformResourceIdentifier.</summary>
    public static byte[] Uri(string text) => Text(0x86, text);

    /// <summary>dNSName.</summary>
    public static byte[] Dns(string text) => Text(0x82, text);
}
