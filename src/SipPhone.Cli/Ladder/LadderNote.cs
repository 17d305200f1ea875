namespace SipPhone.Cli.Ladder;

/// <summary>A note at one column: a verdict on a certificate, a step.</summary>
/// <param name="AtMs">Milliseconds on the monotonic clock.</param>
/// <param name="Column">The column.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsOk">Whether that is good; null for neither.</param>
internal sealed record LadderNote(long AtMs, int Column, string Text, bool? IsOk) : LadderEvent(AtMs);
