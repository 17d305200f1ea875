namespace SipPhone.Cli.LabWorld;

/// <summary>What a <see cref="SmallWorld"/> is to be.</summary>
internal sealed record WorldPlan
{
    /// <summary>Whom the world's phone calls to hear that it can.</summary>
    public const string Answerer = "echo";

    /// <summary>The SIP domain, in A-labels.</summary>
    public required string Domain { get; init; }

    /// <summary>The name of its server, in A-labels.</summary>
    public required string Host { get; init; }

    /// <summary>Who may register; not <see cref="Answerer"/>.</summary>
    public required string User { get; init; }

    /// <summary>The user's password.</summary>
    public required string Password { get; init; }

    /// <summary>The port of the DNS server, 0 for a free one.</summary>
    public int DnsPort { get; init; }

    /// <summary>The port of the SIP server, 0 for a free one.</summary>
    public int SipPort { get; init; }
}
