using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>Counts what it is fed, and can break a round as a bug would.</summary>
internal sealed class FakeWatchdog : IWatchdog
{
    public int TimeoutMs { get; private set; }

    public int Feeds { get; private set; }

    /// <summary>What the next start of it throws; null for nothing.</summary>
    public Exception? StartFault { get; set; }

    /// <summary>What the next feeding throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    public void Start(int timeoutMs)
    {
        Throw(StartFault);
        TimeoutMs = timeoutMs;
    }

    public void Feed()
    {
        Exception? fault = Fault;
        Fault = null;
        Throw(fault);
        Feeds++;
    }

    private static void Throw(Exception? fault)
    {
        if (fault is not null)
        {
            throw fault;
        }
    }
}
