using System;

namespace SipPhone.Cli.Provision.Station;

/// <summary>
/// The line is gone, or the device fell silent in the middle of something: worth waiting for, and beginning again.
/// </summary>
/// <param name="message">What happened, for people.</param>
/// <param name="inner">The platform's error behind it, if any.</param>
internal sealed class LinkLostException(string message, Exception? inner = null) : Exception(message, inner);
