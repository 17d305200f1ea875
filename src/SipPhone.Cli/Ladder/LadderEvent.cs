namespace SipPhone.Cli.Ladder;

/// <summary>Something that stands in a ladder at its time.</summary>
/// <param name="AtMs">Milliseconds on the monotonic clock.</param>
internal abstract record LadderEvent(long AtMs);
