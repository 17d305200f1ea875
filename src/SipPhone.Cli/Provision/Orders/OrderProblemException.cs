using System;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>A field of an order cannot be used: what is wrong and what to do, without the field's name.</summary>
/// <param name="message">A sentence or two.</param>
internal sealed class OrderProblemException(string message) : Exception(message);
