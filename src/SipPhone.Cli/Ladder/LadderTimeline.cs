using SipPhone.Cli.Phones;

namespace SipPhone.Cli.Ladder;

/// <summary>A timeline that passes on, and notes the named steps in a ladder.</summary>
/// <param name="inner">Where the steps are told.</param>
/// <param name="ladder">Where they are noted.</param>
/// <param name="column">In which column.</param>
internal sealed class LadderTimeline(ITimeline inner, LadderRecorder ladder, int column) : ITimeline
{
    /// <inheritdoc/>
    public void Step(string name, bool isOk, string text, params (string Key, object? Value)[] details)
    {
        ladder.Note(column, $"{name}: {text}", isOk);
        inner.Step(name, isOk, text, details);
    }

    /// <inheritdoc/>
    public void Note(string label, string text) => inner.Note(label, text);
}
