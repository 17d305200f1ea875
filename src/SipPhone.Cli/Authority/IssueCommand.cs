using System;
using System.CommandLine;
using System.IO;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

// The names of a certificate come from the command line and are checked against the policy (seed §8); what a request
// wishes for is not looked at.

/// <summary>
/// <c>sipphone ca issue</c>: certificates for servers and devices, whose key is made here or elsewhere.
/// </summary>
internal sealed class IssueCommand
{
    private const int ServerDays = 365;

    // Nobody comes by to renew what is screwed to a wall.
    private const int DeviceDays = 3650;

    private readonly Argument<string> _directory = AuthorityOptions.Directory();
    private readonly Terminal _terminal;

    private IssueCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        IssueCommand issue = new(terminal);
        return new Command("issue", "Issue a certificate, if authority.txt allows it.")
        {
            issue._directory, issue.CreateServer(), issue.CreateDevice(), issue.CreateRequest(),
        };
    }

    private Command CreateServer()
    {
        Option<string> domain = AuthorityOptions.Domain();
        Option<string> host = AuthorityOptions.Host(required: true);
        Choice<KeyKind> key = AuthorityOptions.Key();
        IssueOptions options = new(ServerDays);
        Command command = new("server", "A server of a SIP domain: both identities, the domain's SIP URI and the host.")
        {
            domain, host, key.Option,
        };
        options.AddTo(command);
        command.SetAction(result => Issue(result, options, result.GetRequiredValue(host), authority =>
            authority.IssueDomainCertificate(
                result.GetRequiredValue(domain),
                result.GetRequiredValue(host),
                options.Terms(result) with { Key = key.ValueIn(result) })));
        return command;
    }

    private Command CreateDevice()
    {
        Option<string> name = AuthorityOptions.DeviceName(required: true);
        Option<string> domain = AuthorityOptions.Domain();
        Choice<KeyKind> key = AuthorityOptions.Key();
        IssueOptions options = new(DeviceDays);
        Command command = new("device", "A device that a SIP domain's server is to recognise.")
        {
            name, domain, key.Option,
        };
        options.AddTo(command);
        command.SetAction(result => Issue(result, options, result.GetRequiredValue(name), authority =>
            authority.IssueDeviceCertificate(
                result.GetRequiredValue(name),
                result.GetRequiredValue(domain),
                options.Terms(result) with { Key = key.ValueIn(result) })));
        return command;
    }

    private Command CreateRequest()
    {
        Argument<string> file = new("FILE")
        {
            Description = "A certification request (PKCS #10), PEM or DER. The names in it are not believed.",
        };
        Option<string> domain = AuthorityOptions.Domain();
        Option<string> host = AuthorityOptions.Host(required: false);
        Option<string> name = AuthorityOptions.DeviceName(required: false);
        IssueOptions options = new(ServerDays);
        Command command = new("csr", "A key made elsewhere: a server's with --host, a device's with --name.")
        {
            file, domain, host, name,
        };
        options.AddTo(command);
        command.SetAction(result =>
        {
            string? hostName = result.GetValue(host);
            string? deviceName = result.GetValue(name);
            if (hostName is null == deviceName is null)
            {
                throw new UsageException(
                    "Give either --host HOST for a server's certificate, or --name NAME for a device's.");
            }

            string fileName = hostName ?? deviceName!;
            return Issue(result, options, fileName, authority =>
            {
                string path = result.GetRequiredValue(file);
                CertificateTerms terms = options.Terms(result) with
                {
                    Request = SigningRequest.Read(RequestFile.Read(path), path),
                };
                string domainName = result.GetRequiredValue(domain);
                return hostName is null
                    ? authority.IssueDeviceCertificate(fileName, domainName, terms)
                    : authority.IssueDomainCertificate(domainName, hostName, terms);
            });
        });
        return command;
    }

    private int Issue(
        ParseResult result, IssueOptions options, string fileName, Func<CertificateAuthority, IssuedCertificate> issue)
    {
        return AuthorityCommand.Run(_terminal, () =>
        {
            AuthorityDirectory directory = new(result.GetRequiredValue(_directory));
            using CertificateAuthority authority = directory.Load();
            using IssuedCertificate issued = issue(authority);
            IssuedFiles files = IssuedFiles.Write(
                options.OutputDirectory(result) ?? directory.IssuedPath, fileName, issued, authority);
            files.Tell(_terminal, options.IsJson(result));
        });
    }
}
