using BenchmarkDotNet.Attributes;
using SipPhone.Core;
using SipPhone.Corpus;
using SipPhone.Corpus.Readers;
using SipPhone.Identity;

namespace SipPhone.Bench;

/// <summary>
/// The whole identity check, read and match, accepted: ours, on System.Formats.Asn1, and on X509Certificate2.
/// <c>dotnet run -c Release --project tests/Bench -- --filter '*Identity*'</c>
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Gen0", "Gen1", "Alloc Ratio")]
public class IdentityBenchmarks
{
    private const string Domain = "example.com";
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly IdentityRequest _request = new() { IsLocated = true, IsClockSet = true };
    private readonly IdentityPolicy _policy = new();
    private readonly IdentityVerdict _verdict = new();
    private byte[] _der = [];

    /// <summary>How many names the certificate has; the one that matches is in the last pair.</summary>
    [Params(2, 100)]
    public int Names { get; set; }

    /// <summary>Loads the certificate, and makes sure that all three say yes.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _der = GoldenCertificates.Read(Names == 2 ? "rsa2048-uri-and-dns.der" : "ecp384-100-names.der");
        byte[] domain = Ascii.ToBytes(Domain);
        _request.SetDomain(domain, 0, domain.Length);
        _request.UnixSeconds = Now.ToUnixTimeSeconds();
        if (!Ours() || !OnAsnReader() || !OnX509Certificate2())
        {
            throw new InvalidOperationException("The certificate must be accepted by all.");
        }
    }

    /// <summary>SipDomainIdentity.CheckServer.</summary>
    [Benchmark(Baseline = true, Description = "nf-sipphone")]
    public bool Ours()
    {
        return SipDomainIdentity.CheckServer(_der, 0, _der.Length, _request, _policy, _verdict) ==
            IdentityReason.Authenticated;
    }

    /// <summary>System.Formats.Asn1.</summary>
    [Benchmark(Description = "System.Formats.Asn1")]
    public bool OnAsnReader()
    {
        return AsnReaderIdentity.IsServerOf(_der, Domain, Now);
    }

    /// <summary>X509Certificate2.</summary>
    [Benchmark(Description = "X509Certificate2 and its SAN")]
    public bool OnX509Certificate2()
    {
        return X509CertificateIdentity.HasDnsName(_der, "sip1.example.net");
    }
}
