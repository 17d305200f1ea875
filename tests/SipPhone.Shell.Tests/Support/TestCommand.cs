using System.Text;

namespace SipPhone.Shell.Tests.Support;

/// <summary>A command whose steps are a function of the test.</summary>
public sealed class TestCommand : Command
{
    private readonly Func<ShellContext, int, long, int> _step;

    public TestCommand(string name, Func<ShellContext, int, long, int> step)
    {
        Name = name;
        _step = step;
    }

    public override string Name { get; }

    public override string Usage => UsageText;

    public override string Help => "a command of the tests";

    public override string? Words => WordList;

    public override bool TakesSettings => SettingNames;

    public override bool VanishesWhenSealed => Vanishes;

    public string UsageText { get; init; } = "";

    public string? WordList { get; init; }

    public bool SettingNames { get; init; }

    public bool Vanishes { get; init; }

    public bool IsSecret { get; init; }

    public int Cancelled { get; private set; }

    /// <summary>Answers with each argument as a field.</summary>
    public static TestCommand Echo(string name = "echo") => new(name, (context, _, _) =>
    {
        for (int i = 0; i < context.ArgumentCount; i++)
        {
            context.Reply.Field("arg" + i, context.Arguments, context.OffsetOf(i), context.EndOf(i));
        }

        return Done;
    });

    /// <summary>Waits until it is cancelled.</summary>
    public static TestCommand Forever() => new("forever", (context, _, nowMs) =>
    {
        context.WaitUntil(nowMs + 1000);
        return 1;
    });

    /// <summary>Asks for a line of a kind, and answers with it.</summary>
    public static TestCommand Ask(string name, LineKind kind, string? question) => new(name, (context, step, _) =>
    {
        if (step == 0)
        {
            context.WaitForLine(kind, question);
            return 1;
        }

        context.Reply.Field("line", context.Line, 0, context.LineEnd);
        context.Reply.Flag("yes", context.IsYes);
        return Done;
    });

    /// <summary>Takes lines until one is END, and answers with their number.</summary>
    public static TestCommand Paste() => new("paste", (context, step, _) =>
    {
        if (step > 0 && Encoding.ASCII.GetString(context.Line, 0, context.LineEnd) == "END")
        {
            context.Reply.Number("lines", step);
            return Done;
        }

        context.WaitForLine(LineKind.Paste, null);
        return step + 1;
    });

    /// <summary>Answers with a list of so many rows.</summary>
    public static TestCommand Rows(int count) => new("rows", (context, step, _) =>
    {
        Reply reply = context.Reply;
        if (step == 0)
        {
            reply.BeginList("rows");
        }

        if (step == count)
        {
            reply.EndList();
            return Done;
        }

        reply.BeginItem(true);
        reply.Number("number", step);
        reply.Field("text", "row " + step);
        reply.EndItem();
        return step + 1;
    });

    public override bool HoldsSecret(ShellContext context) => IsSecret;

    public override int Step(ShellContext context, int step, long nowMs) => _step(context, step, nowMs);

    public override void Cancel(ShellContext context, long nowMs) => Cancelled++;
}
