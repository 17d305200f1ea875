using System.Collections.Generic;
using System.Linq;
using SipPhone.Cli.Phones;

namespace SipPhone.Cli.Demo;

/// <summary>A timeline that passes on, and keeps book of which steps went as they should.</summary>
/// <param name="inner">Where the steps are told.</param>
internal sealed class StepLedger(ITimeline inner) : ITimeline
{
    private readonly Dictionary<string, bool> _steps = [];

    /// <summary>Whether every step was told and all that were told went well.</summary>
    public bool AreOk(IEnumerable<string> names)
    {
        return names.All(_steps.ContainsKey) && _steps.Values.All(isOk => isOk);
    }

    /// <summary>Tells, for each step that did not happen, that it did not.</summary>
    public void TellMissing(IEnumerable<string> names)
    {
        foreach (string name in names.Where(name => !_steps.ContainsKey(name)).ToArray())
        {
            Step(name, false, "did not happen");
        }
    }

    /// <inheritdoc/>
    public void Step(string name, bool isOk, string text, params (string Key, object? Value)[] details)
    {
        _steps[name] = isOk && _steps.GetValueOrDefault(name, true);
        inner.Step(name, isOk, text, details);
    }

    /// <inheritdoc/>
    public void Note(string label, string text)
    {
        inner.Note(label, text);
    }
}
