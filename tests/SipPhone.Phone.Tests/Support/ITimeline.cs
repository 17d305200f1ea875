namespace SipPhone.Phone.Tests.Support;

/// <summary>Virtual time, as the scripted servers see it.</summary>
internal interface ITimeline
{
    /// <summary>Now.</summary>
    long NowMs { get; }

    /// <summary>The connection between the phone and the servers.</summary>
    ServerChannel Channel { get; }

    /// <summary>Counts what the phone allocates.</summary>
    AllocationMeter Meter { get; }

    /// <summary>Something happened.</summary>
    void Tell(string line);

    /// <summary>Something comes in at a time.</summary>
    void WakeAt(long atMs);
}
