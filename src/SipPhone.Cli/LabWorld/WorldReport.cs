using System.Text.Json;

namespace SipPhone.Cli.LabWorld;

/// <summary>Tells what there is in a world, and what to type at a phone's console to use it.</summary>
/// <param name="plan">What it was to be.</param>
/// <param name="world">The world.</param>
/// <param name="anchorPath">The file of the certificate to trust.</param>
/// <param name="tellsPassword">Whether to tell the password: not one that somebody else chose.</param>
internal sealed class WorldReport(WorldPlan plan, SmallWorld world, string anchorPath, bool tellsPassword)
{
    private string Answerer => $"sip:{WorldPlan.Answerer}@{plan.Domain}";

    /// <summary>Tells it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="asJson">Whether on one line, for programs.</param>
    public void Tell(Terminal terminal, bool asJson)
    {
        if (asJson)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(new
            {
                domain = plan.Domain,
                host = plan.Host,
                dns = world.DnsServer.ToString(),
                server = world.SipServer.ToString(),
                user = plan.User,
                password = tellsPassword ? plan.Password : null,
                anchor = anchorPath,
                answers = Answerer,
            }));
        }
        else
        {
            Print(terminal);
        }

        terminal.Output.Flush();
    }

    private void Print(Terminal terminal)
    {
        terminal.WriteField("Domain", Terminal.Plain(plan.Domain));
        terminal.WriteField("DNS", $"{world.DnsServer}");
        terminal.WriteField("Server", Terminal.Plain($"{plan.Host} at {world.SipServer}"));
        terminal.WriteField("Answers", Terminal.Plain($"{Answerer}, after a second"));
        terminal.WriteLine("");
        terminal.WriteLine("At the phone's console, type:");
        string password = tellsPassword ? plan.Password : "(the one in your file)";
        string[] lines =
        [
            $"anchor add              and paste {anchorPath}",
            $"set dns.servers {world.DnsServer}",
            $"set sip.domain {plan.Domain}",
            $"set sip.user {plan.User}",
            $"set sip.password {password}",
            "apply",
            $"call {Answerer}",
        ];
        foreach (string line in lines)
        {
            terminal.WriteLine("  " + Terminal.Plain(line));
        }

        terminal.WriteLine("");
        terminal.WriteLine("Ctrl+C ends it.");
    }
}
