using System;

namespace SipPhone.Cli.Provision.Station;

/// <summary>This device cannot be provisioned: the message says why, and what to do.</summary>
/// <param name="message">A sentence or two.</param>
internal sealed class UnitException(string message) : Exception(message);
