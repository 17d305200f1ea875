using System;
using System.CommandLine;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary>The options that all kinds of certificates have.</summary>
/// <param name="usualDays">For how many days one is valid, when nothing is said.</param>
internal sealed class IssueOptions(int usualDays)
{
    private readonly Option<int?> _days = AuthorityOptions.Days(usualDays);
    private readonly Option<bool> _sipUsage = AuthorityOptions.SipUsage();
    private readonly Option<string?> _output = AuthorityOptions.OutputDirectory();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_days);
        command.Add(_sipUsage);
        command.Add(_output);
        command.Add(_json);
    }

    /// <summary>What they ask of the certificate.</summary>
    public CertificateTerms Terms(ParseResult result)
    {
        return new CertificateTerms
        {
            Lifetime = TimeSpan.FromDays(result.GetValue(_days) ?? usualDays),
            WithSipDomainUsage = result.GetValue(_sipUsage),
        };
    }

    /// <summary>Where the files go; null for the usual place.</summary>
    public string? OutputDirectory(ParseResult result) => result.GetValue(_output);

    /// <summary>Whether to print JSON.</summary>
    public bool IsJson(ParseResult result) => result.GetValue(_json);
}
