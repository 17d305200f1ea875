using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.Settings.Trust;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>What is told of a certificate, held against .NET's reading of it.</summary>
public sealed class CertificateSummaryTests
{
    public static TheoryData<string, PublicKeyKind, int, string> Keys => new()
    {
        { nameof(TestCertificates.P256), PublicKeyKind.P256, 256, "ECDSA P-256" },
        { nameof(TestCertificates.P384), PublicKeyKind.P384, 384, "ECDSA P-384" },
        { nameof(TestCertificates.P521), PublicKeyKind.Other, 0, "other" },
        { nameof(TestCertificates.Rsa1024), PublicKeyKind.Rsa, 1024, "RSA 1024" },
        { nameof(TestCertificates.Rsa2048), PublicKeyKind.Rsa, 2048, "RSA 2048" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_key_is_told(string key, PublicKeyKind kind, int bits, string name)
    {
        byte[] der = TestCertificates.Root(key: KeyOf(key));
        CertificateSummary summary = Summarise(der);
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(der);

        Assert.Equal((kind, bits), (summary.Key.Kind, summary.Key.Bits));
        Assert.Equal(name, Written(summary.Key.WriteName));
        Assert.Equal(
            certificate.PublicKey.ExportSubjectPublicKeyInfo(), der[summary.PublicKeyOffset..summary.PublicKeyEnd]);
    }

    [Fact]
    public void Numbers_and_points_of_the_key_are_found()
    {
        byte[] der = TestCertificates.Root(key: TestCertificates.Rsa2048);
        SipPhone.Settings.Trust.PublicKey key = Summarise(der).Key;
        RSAParameters rsa = TestCertificates.Rsa2048.ExportParameters(false);
        Assert.Equal([0, .. rsa.Modulus!], der[key.ValueOffset..key.ValueEnd]);
        Assert.Equal(rsa.Exponent!, der[key.ExponentOffset..key.ExponentEnd]);

        der = TestCertificates.Root(key: TestCertificates.P384);
        key = Summarise(der).Key;
        ECPoint point = TestCertificates.P384.ExportParameters(false).Q;
        Assert.Equal([4, .. point.X!, .. point.Y!], der[key.ValueOffset..key.ValueEnd]);
        Assert.Equal((0, 0), (key.ExponentOffset, key.ExponentEnd));
    }

    [Fact]
    public void Fingerprint_and_validity_are_told()
    {
        byte[] der = TestCertificates.Root();
        CertificateSummary summary = Summarise([0, .. der, 0], 1);
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(der);

        Assert.Equal(
            certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(),
            Written(summary.WriteFingerprint));
        Assert.Equal(TestCertificates.Now.AddDays(-365).ToUnixTimeSeconds(), summary.Certificate.NotBefore);
        Assert.Equal(TestCertificates.Now.AddDays(365).ToUnixTimeSeconds(), summary.Certificate.NotAfter);
    }

    [Theory]
    [InlineData("CN=Root", "CN=Root")]
    [InlineData("CN=Root, O=Example, C=DE", "CN=Root, O=Example, C=DE")]
    [InlineData("C=DE, O=Example, CN=Root", "C=DE, O=Example, CN=Root")]
    [InlineData("CN=\"Doors, Inc.\"", "CN=Doors\\, Inc.")]
    [InlineData("CN=\"a+b=c;d<e>f\"", "CN=a\\+b=c\\;d\\<e\\>f")]
    [InlineData("CN=\"#1 \"", "CN=\\#1\\ ")]
    [InlineData("CN=\" a b\"", "CN=\\ a b")]
    [InlineData("CN=a\\b", "CN=a\\\\b")]
    [InlineData("CN=Müller", "CN=M\\c3\\bcller")]
    [InlineData("SERIALNUMBER=42, OU=Unit, L=Bonn, S=NRW, STREET=Weg 1", null)]
    [InlineData("E=a@example.com", "1.2.840.113549.1.9.1=a@example.com")]
    [InlineData("DC=example, DC=com", "0.9.2342.19200300.100.1.25=example, 0.9.2342.19200300.100.1.25=com")]
    [InlineData("OID.2.5.4.46=q", "2.5.4.46=q")]
    [InlineData("OID.2.999.3=q", "2.999.3=q")]
    [InlineData("OID.1.2.99999999999=q", "#2a82f4c3dbcf7f=q")]
    public void The_subject_is_told(string subject, string? expected)
    {
        CertificateSummary summary = Summarise(TestCertificates.Root(subject));
        Assert.Equal(expected ?? subject.Replace("S=NRW", "ST=NRW"), Written(summary.WriteSubject));
        Assert.Equal(Written(summary.WriteIssuer), Written(summary.WriteSubject));
        Assert.True(summary.IsSelfIssued);
    }

    [Fact]
    public void Nothing_of_a_name_reaches_the_terminal_but_printable_characters()
    {
        byte[] der = TestCertificates.Root("CN=axb");
        int at = der.AsSpan().LastIndexOf("axb"u8) + 1;
        for (int octet = 0; octet < 256; octet++)
        {
            der[at] = (byte)octet;
            string text = Written(Summarise(der).WriteSubject);
            Assert.All(text, character => Assert.InRange(character, ' ', '~'));
            Assert.StartsWith("CN=a", text, StringComparison.Ordinal);
            Assert.Equal(octet is < 0x20 or > 0x7E, text == $"CN=a\\{octet:x2}b");
        }
    }

    [Fact]
    public void Several_attributes_of_one_part_and_values_that_are_no_text_are_told()
    {
        byte[] bmp = [0, (byte)'A'];
        byte[] first = Attribute("2.5.4.10", 0x1E, bmp);
        byte[] second = Attribute("2.5.4.3", Der.PrintableString, "x"u8.ToArray());
        byte[] third = Attribute("2.5.4.5", Der.Ia5String, "7"u8.ToArray());
        byte[] subject = WithSubject(first, [.. second, .. third]);
        Assert.Equal("CN=x+SERIALNUMBER=7, O=#1e020041", Written(Summarise(subject).WriteSubject));
        Assert.Equal("", Written(Summarise(WithSubject()).WriteSubject));
    }

    [Fact]
    public void A_name_that_does_not_fit_is_marked()
    {
        CertificateSummary summary = Summarise(TestCertificates.Root("CN=Root, O=Example"));
        ByteWriter writer = new(new byte[12]);
        summary.WriteSubject(writer);
        Assert.True(writer.IsFull);
        Assert.Equal("CN=Root, O=E", Encoding.ASCII.GetString(writer.Buffer, 0, writer.Position));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, X509KeyUsageFlags.KeyCertSign, true)]
    [InlineData(true, X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)]
    [InlineData(true, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.CrlSign, false)]
    [InlineData(true, X509KeyUsageFlags.DecipherOnly | X509KeyUsageFlags.KeyCertSign, true)]
    [InlineData(true, X509KeyUsageFlags.None, false)]
    [InlineData(false, X509KeyUsageFlags.KeyCertSign, false)]
    [InlineData(false, null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, X509KeyUsageFlags.KeyCertSign, false)]
    public void Who_may_issue_is_told(bool? isAuthority, X509KeyUsageFlags? usage, bool expected)
    {
        byte[] der = TestCertificates.SelfSigned("CN=a", TestCertificates.P256, isAuthority: isAuthority, usage: usage);
        Assert.Equal(expected, Summarise(der).MayIssue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("04020106")]
    [InlineData("030206")]
    [InlineData("03020106FF")]
    [InlineData("0300")]
    [InlineData("03020107")]
    public void A_key_usage_that_is_no_bit_string_makes_it_malformed(string usage)
    {
        byte[] der = TestCertificates.SelfSigned(
            "CN=a", TestCertificates.P256, isAuthority: true,
            further: new X509Extension("2.5.29.99", Convert.FromHexString(usage), true));
        der[der.AsSpan().IndexOf(new byte[] { 0x55, 0x1D, 99 }) + 2] = 15;
        CertificateSummary summary = new();
        Assert.NotEqual(DerResult.Ok, summary.Read(der, 0, der.Length));
        Assert.False(summary.MayIssue);
    }

    [Fact]
    public void Issuer_and_subject_are_told_apart()
    {
        byte[] der = TestCertificates.Issued(
            "CN=below", TestCertificates.P384, "CN=above", TestCertificates.P256, isAuthority: true);
        CertificateSummary summary = Summarise(der);
        Assert.Equal("CN=below", Written(summary.WriteSubject));
        Assert.Equal("CN=above", Written(summary.WriteIssuer));
        Assert.False(summary.IsSelfIssued);
        Assert.True(summary.MayIssue);
    }

    [Theory]
    [InlineData(nameof(TestCertificates.P256))]
    [InlineData(nameof(TestCertificates.Rsa2048))]
    public void Every_prefix_and_every_changed_octet_is_borne(string key)
    {
        byte[] der = TestCertificates.Root("CN=Root, O=Example", KeyOf(key));
        CertificateSummary summary = new();
        for (int length = 0; length < der.Length; length++)
        {
            Assert.NotEqual(DerResult.Ok, summary.Read(der, 0, length));
            Assert.Equal((false, PublicKeyKind.Other), (summary.MayIssue, summary.Key.Kind));
        }

        int sound = 0;
        for (int at = 0; at < der.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                der[at] ^= (byte)(1 << bit);
                string told = Told([.. der], 0, der.Length);
                Assert.Equal(told, Told([0xFF, 0x30, .. der, 0xFF, 0x30], 2, der.Length + 2));
                sound += told.StartsWith("Ok", StringComparison.Ordinal) ? 1 : 0;
                der[at] ^= (byte)(1 << bit);
            }
        }

        Assert.InRange(sound, der.Length, 7 * der.Length);
    }

    private static string Told(byte[] buffer, int offset, int end)
    {
        CertificateSummary summary = new();
        DerResult result = summary.Read(buffer, offset, end);
        return result != DerResult.Ok
            ? result.ToString()
            : $"Ok {Written(summary.WriteSubject)} {Written(summary.WriteIssuer)} {Written(summary.Key.WriteName)} " +
                $"{summary.MayIssue} {summary.Certificate.NotAfter} {summary.PublicKeyEnd - offset}";
    }

    private static AsymmetricAlgorithm KeyOf(string name) => name switch
    {
        nameof(TestCertificates.P384) => TestCertificates.P384,
        nameof(TestCertificates.P521) => TestCertificates.P521,
        nameof(TestCertificates.Rsa1024) => TestCertificates.Rsa1024,
        nameof(TestCertificates.Rsa2048) => TestCertificates.Rsa2048,
        _ => TestCertificates.P256,
    };

    private static CertificateSummary Summarise(byte[] buffer, int guards = 0)
    {
        CertificateSummary summary = new();
        Assert.Equal(DerResult.Ok, summary.Read(buffer, guards, buffer.Length - guards));
        return summary;
    }

    private static string Written(Action<ByteWriter> write)
    {
        ByteWriter writer = new(new byte[4096]);
        write(writer);
        Assert.False(writer.IsFull);
        return Encoding.Latin1.GetString(writer.Buffer, 0, writer.Position);
    }

    private static byte[] Attribute(string type, int tag, byte[] value)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(type);
        return Element(0x30, [.. writer.Encode(), .. Element(tag, value)]);
    }

    private static byte[] Element(int tag, byte[] content) => [(byte)tag, (byte)content.Length, .. content];

    // Each part is the attributes of one relative distinguished name.
    private static byte[] WithSubject(params byte[][] parts)
    {
        byte[] name = Element(0x30, [.. parts.SelectMany(part => Element(0x31, part))]);
        CertificateRequest request = TestCertificates.Request(new X500DistinguishedName(name), TestCertificates.P256);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            TestCertificates.Now.AddDays(-1), TestCertificates.Now.AddDays(1));
        return certificate.RawData;
    }
}
