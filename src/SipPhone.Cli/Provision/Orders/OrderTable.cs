using System.Collections.Generic;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>The text of an order file, taken apart.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Faults">What could not.</param>
internal sealed record OrderTable(IReadOnlyList<OrderRow> Rows, IReadOnlyList<OrderFault> Faults);
