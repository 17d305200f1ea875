namespace SipPhone.Cli.Provision.Station;

/// <summary>What became of a device, or of a port.</summary>
internal enum UnitOutcome
{
    /// <summary>It is as ordered, and was not before.</summary>
    Done = 0,

    /// <summary>It was as ordered before, and was not changed.</summary>
    AlreadyDone,

    /// <summary>Looked at only.</summary>
    Previewed,

    /// <summary>There was no order left for it.</summary>
    Spare,

    /// <summary>It is not as ordered; nothing half-written is in effect, unless the error says so.</summary>
    Failed,

    /// <summary>There was no device.</summary>
    NotReached,
}
