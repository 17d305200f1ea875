using System;

namespace SipPhone.Cli.Provision.Station;

/// <summary>There is no device of ours on the port, as far as can be seen: the message says what was seen.</summary>
/// <param name="message">A sentence or two.</param>
internal sealed class NotReachedException(string message) : Exception(message);
