using SipPhone.Cli.Phones;
using SipPhone.Phone.Calls;

namespace SipPhone.Cli.Calling;

/// <summary>Says why a call did not come about or ended badly, in a sentence.</summary>
internal static class CallReport
{
    /// <summary>Explains on standard error.</summary>
    /// <param name="outcome">How it came out.</param>
    /// <param name="refusal">In what words it was refused.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    public static int Explain(CallOutcome outcome, LastRefusal refusal, Terminal terminal)
    {
        if (outcome.EndedWell)
        {
            return ExitCode.Ok;
        }

        if (outcome.HasEnded && outcome.End == CallEnd.ConnectionLost)
        {
            terminal.WriteError("the call was cut off: the connection to the server was lost.");
            return ExitCode.NotReachable;
        }

        if (outcome is { IsAnswered: false, HasEnded: true, End: CallEnd.HungUp })
        {
            terminal.WriteError("not answered: the call was given up before.");
            return ExitCode.Refused;
        }

        string words = refusal.InWords(outcome.StatusCode);
        string said = words.Length == 0 ? "" : $" The answer was: {words}.";
        terminal.WriteError(outcome.IsAnswered
            ? $"the call ended badly: {NameOf(outcome)}.{said}"
            : $"not answered: {NameOf(outcome)}.{said}");
        return ExitCode.Refused;
    }

    private static string NameOf(CallOutcome outcome)
    {
        return outcome.HasEnded ? CallEnds.Name(outcome.End) : "given up";
    }
}
