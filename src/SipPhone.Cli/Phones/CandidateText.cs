using System.Net;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Cli.Phones;

/// <summary>Candidates as people and JSON have them.</summary>
internal static class CandidateText
{
    /// <summary>The address and port.</summary>
    public static IPEndPoint EndPoint(Candidate candidate)
    {
        return new IPEndPoint(new IPAddress(candidate.Address), candidate.Port);
    }

    /// <summary>The host name that the candidate was found for; empty for a literal address.</summary>
    public static string Host(Candidate candidate)
    {
        return Ascii.ToText(candidate.Host, 0, candidate.HostLength);
    }

    /// <summary>How it was found, in words.</summary>
    public static string Describe(Candidate candidate)
    {
        string found = candidate.Via switch
        {
            CandidateVia.Naptr => $"by NAPTR and SRV, priority {candidate.Priority}, weight {candidate.Weight}",
            CandidateVia.Srv => $"by SRV, priority {candidate.Priority}, weight {candidate.Weight}",
            CandidateVia.Literal => "given as an address",
            _ => "by its host name",
        };
        string host = Host(candidate);
        return host.Length == 0 ? $"{EndPoint(candidate)} {found}" : $"{host} at {EndPoint(candidate)} {found}";
    }

    /// <summary>A candidate as an object of JSON.</summary>
    public static object ToJsonObject(Candidate candidate)
    {
        return new
        {
            address = new IPAddress(candidate.Address).ToString(),
            port = candidate.Port,
            host = Host(candidate),
            via = CandidateVias.Name(candidate.Via),
            priority = candidate.Priority,
            weight = candidate.Weight,
        };
    }

    /// <summary>Whether a domain was located, and what follows for the identity rules.</summary>
    public static string DescribeLocated(bool isLocated)
    {
        return isLocated
            ? "[green]yes[/]"
            : "no: neither NAPTR nor SRV led to a server, so domain-certs matches the host name instead of the domain";
    }

    /// <summary>Why there is no candidate, and what to look at.</summary>
    public static string DescribeNotFound(string host, DnsResult result)
    {
        string why = DnsResults.Name(result);
        string advice = result switch
        {
            DnsResult.NoSuchName or DnsResult.NoData =>
                "Check the domain's spelling, and that it has an SRV record _sips._tcp or an address.",
            DnsResult.ServiceNotAvailable => "Its SRV record says that there is no such service (the target is a dot).",
            DnsResult.Malformed => "Is it a domain name or an address at all? Otherwise the DNS server's answers " +
                "are broken.",
            _ => "Check the network, and which DNS server is asked (--dns IP:PORT).",
        };
        return $"{host} was not found: {why}. {advice}";
    }
}
