namespace SipPhone.Cli.Ladder;

/// <summary>A message: an arrow from one column to another.</summary>
/// <param name="AtMs">Milliseconds on the monotonic clock.</param>
/// <param name="From">The column that it left.</param>
/// <param name="To">The column that it reached.</param>
/// <param name="FirstLine">Request line or status line.</param>
/// <param name="CSeq">The value of CSeq; empty for none.</param>
internal sealed record LadderMessage(long AtMs, int From, int To, string FirstLine, string CSeq) : LadderEvent(AtMs);
