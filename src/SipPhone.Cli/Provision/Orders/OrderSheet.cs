using System.Collections.Generic;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>An order file, checked.</summary>
/// <param name="Orders">The orders that can be done, in the file's order.</param>
/// <param name="Faults">What is wrong with the others, or with the file as a whole.</param>
internal sealed record OrderSheet(IReadOnlyList<Order> Orders, IReadOnlyList<OrderFault> Faults);
