using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SipPhone.Corpus;

namespace SipPhone.Identity.Tests;

/// <summary>What we read of a certificate is what .NET reads: the machine's authorities, and the corpus.</summary>
public sealed class DifferentialTests
{
    private static readonly string[] Bundles =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
        "/etc/ssl/ca-bundle.pem",
    ];

    // .NET's class for the extension throws on a GeneralName of a type that RFC 5280 does not know.
    private static readonly string[] NotForDotnet = ["unknown-type"];

    public static TheoryData<string> SoundEntries =>
        [.. CertificateCorpus.All.Where(e => e.Structure == DerResult.Ok).Select(e => e.Name).Except(NotForDotnet)];

    [Fact]
    public void The_machines_authorities_are_read_as_dotnet_reads_them()
    {
        string? bundle = Bundles.FirstOrDefault(File.Exists);
        bool mustRun = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipWhen(bundle is null && !mustRun, "There is no CA bundle at " + string.Join(" or ", Bundles));
        Assert.NotNull(bundle);

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(bundle);
        Assert.NotEmpty(authorities);
        foreach (X509Certificate2 authority in authorities)
        {
            Compare(authority.RawData, authority.Subject);
        }
    }

    [Theory]
    [MemberData(nameof(SoundEntries))]
    public void The_corpus_is_read_as_dotnet_reads_it(string name)
    {
        Compare(CertificateCorpus.Find(name).Der, name);
    }

    private static void Compare(byte[] der, string context)
    {
        var leaf = new LeafCertificate();
        DerResult result = leaf.Read(der, 0, der.Length);
        Assert.True(result == DerResult.Ok, $"{context}: {result} at {leaf.ErrorOffset}");

        using X509Certificate2 theirs = X509CertificateLoader.LoadCertificate(der);
        Assert.Equal(theirs.Version, leaf.Version);
        Assert.Equal(theirs.SerialNumberBytes.ToArray(), der[leaf.SerialOffset..leaf.SerialEnd]);
        CompareValidity(theirs, leaf);
        CompareCommonName(theirs, leaf, der);
        CompareExtensions(theirs, leaf);
        Assert.Equal(Theirs(theirs), Ours(der, leaf));
    }

    private static void CompareValidity(X509Certificate2 theirs, LeafCertificate leaf)
    {
        Assert.Equal(new DateTimeOffset(theirs.NotBefore).ToUnixTimeSeconds(), leaf.NotBefore);
        Assert.Equal(new DateTimeOffset(theirs.NotAfter).ToUnixTimeSeconds(), leaf.NotAfter);
    }

    private static void CompareCommonName(X509Certificate2 theirs, LeafCertificate leaf, byte[] der)
    {
        ReadOnlyMemory<byte>? expected = null;
        var reader = new AsnReader(theirs.SubjectName.RawData, AsnEncodingRules.DER);
        AsnReader name = reader.ReadSequence();
        while (name.HasData)
        {
            AsnReader set = name.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                AsnReader attribute = set.ReadSequence();
                bool isCommonName = attribute.ReadObjectIdentifier() == "2.5.4.3";
                ReadOnlyMemory<byte> value = attribute.PeekContentBytes();
                expected = isCommonName ? value : expected;
            }
        }

        Assert.Equal(expected is not null, leaf.HasCommonName);
        Assert.Equal(expected?.ToArray() ?? [], der[leaf.CommonNameOffset..leaf.CommonNameEnd]);
    }

    private static void CompareExtensions(X509Certificate2 theirs, LeafCertificate leaf)
    {
        X509BasicConstraintsExtension? constraints =
            theirs.Extensions.OfType<X509BasicConstraintsExtension>().SingleOrDefault();
        Assert.Equal(constraints is not null, leaf.HasBasicConstraints);
        Assert.Equal(constraints?.CertificateAuthority ?? false, leaf.IsCertificateAuthority);

        X509EnhancedKeyUsageExtension? purposes =
            theirs.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();
        int bits = 0;
        bits |= purposes?.EnhancedKeyUsages[PurposeCorpus.ServerAuth] is null ? 0 : CertificateKeyUsages.ServerAuth;
        bits |= purposes?.EnhancedKeyUsages[PurposeCorpus.ClientAuth] is null ? 0 : CertificateKeyUsages.ClientAuth;
        bits |= purposes?.EnhancedKeyUsages[PurposeCorpus.SipDomain] is null ? 0 : CertificateKeyUsages.SipDomain;
        bits |= purposes?.EnhancedKeyUsages[PurposeCorpus.AnyPurpose] is null ? 0 : CertificateKeyUsages.Any;
        Assert.Equal(purposes is not null, leaf.HasExtendedKeyUsage);
        Assert.Equal(bits, leaf.ExtendedKeyUsages);
    }

    // Tag and contents of each entry.
    private static List<string> Ours(byte[] der, LeafCertificate leaf)
    {
        var names = new List<string>();
        int at = leaf.SubjectAltNameOffset;
        while (at < leaf.SubjectAltNameEnd)
        {
            Assert.Equal(
                DerResult.Ok, GeneralName.Next(der, at, leaf.SubjectAltNameEnd, out int tag, out int content, out at));
            names.Add($"{tag:X2} {Convert.ToHexString(der, content, at - content)}");
        }

        return names;
    }

    private static List<string> Theirs(X509Certificate2 theirs)
    {
        var names = new List<string>();
        X509Extension? extension = theirs.Extensions.SingleOrDefault(e => e.Oid?.Value == "2.5.29.17");
        if (extension is null)
        {
            return names;
        }

        AsnReader reader = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (reader.HasData)
        {
            byte tag = reader.PeekEncodedValue().Span[0];
            names.Add($"{tag:X2} {Convert.ToHexString(reader.PeekContentBytes().Span)}");
            reader.ReadEncodedValue();
        }

        // Its own class sees the same DNS names, where it can read them at all.
        if (extension is X509SubjectAlternativeNameExtension san && names.All(IsAscii))
        {
            IEnumerable<string> dnsNames = san.EnumerateDnsNames();
            Assert.Equal(dnsNames.Select(n => "82 " + Convert.ToHexString(Encoding.ASCII.GetBytes(n))),
                names.Where(n => n.StartsWith("82 ", StringComparison.Ordinal)));
        }

        return names;
    }

    private static bool IsAscii(string name) =>
        !name.StartsWith('8') || Convert.FromHexString(name[3..]).All(octet => octet < 0x80);
}
