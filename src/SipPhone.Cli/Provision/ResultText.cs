using SipPhone.Cli.Provision.Protocol;
using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Provision;

/// <summary>What became of a port, in words.</summary>
internal static class ResultText
{
    /// <summary>The outcome as programs read it.</summary>
    public static string WordOf(UnitOutcome outcome)
    {
        return outcome switch
        {
            UnitOutcome.Done => ProtocolEntry.Done,
            UnitOutcome.AlreadyDone => ProtocolEntry.AlreadyDone,
            UnitOutcome.Previewed => "previewed",
            UnitOutcome.Spare => "spare",
            UnitOutcome.Failed => ProtocolEntry.Failed,
            _ => "not-reached",
        };
    }

    /// <summary>Writes a line for people.</summary>
    public static void Write(UnitResult result, Terminal terminal)
    {
        string mark = result.Outcome switch
        {
            UnitOutcome.Done or UnitOutcome.AlreadyDone => "[green]ok  [/]",
            UnitOutcome.Previewed or UnitOutcome.Spare => "    ",
            _ => "[red]FAIL[/]",
        };
        string who = result.Order is { } order
            ? $"{result.Port}: {order.Serial} ({order.File}:{order.Line}), device {result.Version?.Device}: "
            : $"{result.Port}: ";
        terminal.WriteLine($"{mark}  {Terminal.Plain(who + result.Text)}");
    }
}
