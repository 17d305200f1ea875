namespace SipPhone.Corpus;

/// <summary>The certificates of tests/data/certificates, made by OpenSSL; the README there says how.</summary>
public static class GoldenCertificates
{
    /// <summary>Their file names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["rsa2048-uri-and-dns.der", "ecp256-uri-and-dns.der", "ecp384-100-names.der"];

    /// <summary>Reads one.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <returns>A new array with its DER.</returns>
    public static byte[] Read(string name)
    {
        using Stream stream = typeof(GoldenCertificates).Assembly.GetManifestResourceStream(name) ??
            throw new ArgumentException("There is no certificate " + name, nameof(name));
        byte[] der = new byte[stream.Length];
        stream.ReadExactly(der);
        return der;
    }
}
