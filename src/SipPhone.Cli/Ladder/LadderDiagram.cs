using System.Collections.Generic;

namespace SipPhone.Cli.Ladder;

/// <summary>All that a ladder shows.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Columns">Who takes part, from left to right: at least one.</param>
/// <param name="Events">What happened, in order.</param>
internal sealed record LadderDiagram(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<LadderEvent> Events);
