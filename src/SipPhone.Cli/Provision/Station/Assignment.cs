using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Provision.Station;

/// <summary>Which order a device gets, or why none.</summary>
/// <param name="Order">The order, also when it is not to be carried out; null for none.</param>
/// <param name="Outcome">What becomes of the port at once; null when the order is to be carried out.</param>
/// <param name="Text">Why; empty when the order is to be carried out.</param>
internal sealed record Assignment(Order? Order, UnitOutcome? Outcome = null, string Text = "");
