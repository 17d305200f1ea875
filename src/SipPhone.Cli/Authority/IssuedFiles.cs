using System.Text.Json;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary>A certificate that was issued, in files.</summary>
/// <param name="Certificate">The file of the certificate.</param>
/// <param name="Key">The file of its key; null when that was made elsewhere.</param>
/// <param name="Chain">The file of the certificate and all that vouch for it, the root last.</param>
/// <param name="Summary">What is in the certificate.</param>
internal sealed record IssuedFiles(string Certificate, string? Key, string Chain, CertificateSummary Summary)
{
    /// <summary>Writes the files: all of them, or none.</summary>
    /// <param name="directory">Where; made when it is not there.</param>
    /// <param name="name">What they are called, without what follows the last dot.</param>
    /// <param name="issued">The certificate.</param>
    /// <param name="authority">Who issued it.</param>
    /// <exception cref="AuthorityFileException">One is there already, or cannot be written.</exception>
    public static IssuedFiles Write(
        string directory, string name, IssuedCertificate issued, CertificateAuthority authority)
    {
        using NewFiles files = new(directory);
        string pem = issued.Certificate.ExportCertificatePem() + "\n";
        string chain = issued.ToPemChain() + authority.Certificate.ExportCertificatePem() + "\n";
        IssuedFiles written = new(
            files.Write(name + ".pem", pem),
            issued.Certificate.HasPrivateKey ? files.Write(name + ".key", issued.ToPemKey(), isSecret: true) : null,
            files.Write(name + "-chain.pem", chain),
            CertificateSummary.Of(issued.Certificate));
        files.Keep();
        return written;
    }

    /// <summary>Tells which files there are, and what is in the certificate.</summary>
    public void Tell(Terminal terminal, bool asJson)
    {
        if (asJson)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(new
            {
                certificate = Certificate,
                key = Key,
                chain = Chain,
                names = Summary.Names,
                notBefore = Summary.NotBefore,
                notAfter = Summary.NotAfter,
                sha256 = Summary.Sha256,
            }));
            return;
        }

        terminal.WriteField("Certificate", Terminal.Plain(Certificate));
        if (Key is not null)
        {
            terminal.WriteField("Key", Terminal.Plain($"{Key}: secret, only you can read it"));
        }

        terminal.WriteField("Chain", Terminal.Plain(Chain));
        Summary.PrintContent(terminal);
    }
}
