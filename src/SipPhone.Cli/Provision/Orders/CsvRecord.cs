using System.Collections.Generic;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The line that it starts on, from 1.</param>
/// <param name="NextLineOffset">Where the line behind its first one starts in the text.</param>
/// <param name="Fields">Its fields; those before the fault when there is one.</param>
/// <param name="Problem">What is wrong with its form; empty for nothing.</param>
internal sealed record CsvRecord(int Line, int NextLineOffset, IReadOnlyList<string> Fields, string Problem);
