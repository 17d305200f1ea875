using System.CommandLine;
using SipPhone.Cli.Phones;
using SipPhone.Core.Hal;
using SipPhone.Phone;

namespace SipPhone.Cli.Register;

/// <summary><c>sipphone register</c>: the phone against any server.</summary>
internal static class RegisterCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        AccountOptions options = new();
        Option<bool> once = new("--once")
        {
            Description = "Register, unregister, and end; without it, stay until Ctrl+C.",
        };
        Command command = new("register", "Register at a server, if it is the right one, and say what happens.");
        foreach (Option option in options.All)
        {
            command.Add(option);
        }

        command.Add(once);

        command.SetAction(result =>
        {
            PhoneSettings settings = options.Settings(result);
            IDeviceIdentity? own = options.OwnIdentity(result);
            ITimeline timeline = options.IsJson(result) ? new JsonTimeline(terminal) : new TextTimeline(terminal);
            PhoneNarrator narrator = new(timeline) { Policy = settings.IdentityPolicy };
            narrator.Outcome.HadPassword = settings.Password is not null;
            using HostPhone phone = new(
                settings, options.DnsServers(result), options.TrustStore(result), own, narrator)
            {
                Trace = options.Traces(result, terminal),
            };
            return Run(phone, narrator.Outcome, result.GetValue(once), terminal, timeline);
        });
        return command;
    }

    private static int Run(HostPhone phone, PhoneOutcome outcome, bool isOnce, Terminal terminal, ITimeline timeline)
    {
        using Interruption interruption = new();
        phone.Start();
        bool hasOutcome = phone.RunUntil(() => outcome.IsDecided(phone.State), interruption.Token);
        if (hasOutcome && outcome.RegisteredCount == 0)
        {
            phone.Stop();
            return RegisterReport.Explain(outcome, terminal);
        }

        if (hasOutcome && !isOnce)
        {
            timeline.Note("staying", "registered and refreshing; Ctrl+C unregisters and ends");
            phone.RunUntil(() => phone.State == PhoneState.Blocked, interruption.Token);
        }

        bool isBlocked = phone.State == PhoneState.Blocked;
        phone.Stop();
        if (isBlocked)
        {
            return RegisterReport.Explain(outcome, terminal);
        }

        return outcome.RegisteredCount > 0 ? ExitCode.Ok : ExitCode.NotReachable;
    }
}
