using System.Collections.Generic;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>One order as it stands in the file, not yet checked.</summary>
/// <param name="Line">Where it starts, from 1.</param>
/// <param name="Cells">Its fields that are not empty.</param>
internal sealed record OrderRow(int Line, IReadOnlyList<OrderCell> Cells);
