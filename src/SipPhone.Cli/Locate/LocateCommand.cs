using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;
using SipPhone.Dns;

namespace SipPhone.Cli.Locate;

/// <summary>
/// <c>sipphone locate</c>: where RFC 3263 finds a domain's servers, in the order in which the phone tries them.
/// </summary>
internal static class LocateCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> uri = new("URI")
        {
            Description = "A SIP or SIPS URI, such as sips:example.com or sip:alice@example.com.",
        };
        Option<IPEndPoint[]> dns = CommonOptions.Dns();
        Option<bool> trace = new("--trace")
        {
            Description = "Print every query and answer with its time, on standard error.",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new("locate", "Find a domain's servers by NAPTR, SRV, AAAA and A (RFC 3263).")
        {
            uri, dns, trace, json,
        };
        command.SetAction(result =>
        {
            ServerUri target = ServerUri.ParseTarget(result.GetRequiredValue(uri));
            using HostWakeup wakeup = new();
            HostClock clock = new();
            DnsTrace? dnsTrace = result.GetValue(trace) ? new DnsTrace(terminal, clock) : null;
            using HostResolver resolver = new(result.GetValue(dns) ?? [], wakeup, dnsTrace);
            resolver.Locate(target, new HostLoop(clock, wakeup), clock.NowMs, CancellationToken.None);
            Locator locator = resolver.Locator;
            Candidate[] candidates = [.. Enumerable.Range(0, locator.CandidateCount).Select(locator.GetCandidate)];
            if (result.GetValue(json))
            {
                PrintJson(terminal, locator, candidates);
            }
            else
            {
                Print(terminal, target, locator, candidates);
            }

            return candidates.Length > 0 ? ExitCode.Ok : ExitCode.Refused;
        });
        return command;
    }

    private static void PrintJson(Terminal terminal, Locator locator, Candidate[] candidates)
    {
        terminal.Output.WriteLine(JsonSerializer.Serialize(new
        {
            located = locator.Located,
            candidates = candidates.Select(CandidateText.ToJsonObject).ToArray(),
            error = candidates.Length == 0 ? DnsResults.Name(locator.Result) : null,
        }));
    }

    private static void Print(Terminal terminal, ServerUri target, Locator locator, Candidate[] candidates)
    {
        terminal.WriteField("URI", Terminal.Plain(target.ToString()));
        terminal.WriteField("Located", CandidateText.DescribeLocated(locator.Located));
        string label = "Candidates";
        foreach (Candidate candidate in candidates)
        {
            string ttl = candidate.Via == CandidateVia.Literal
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", good for {candidate.TtlSeconds} s");
            terminal.WriteField(label, Terminal.Plain(CandidateText.Describe(candidate) + ttl));
            label = "";
        }

        if (candidates.Length == 0)
        {
            terminal.WriteError(CandidateText.DescribeNotFound(target.Host, locator.Result));
        }
    }
}
