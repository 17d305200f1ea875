using System;

namespace SipPhone.Cli;

/// <summary>What the user gave cannot be used: the message says what, where, and what to do.</summary>
/// <param name="message">One or two sentences, for people.</param>
internal sealed class UsageException(string message) : Exception(message);
