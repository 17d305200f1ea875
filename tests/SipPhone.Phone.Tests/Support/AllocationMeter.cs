namespace SipPhone.Phone.Tests.Support;

// The phone is polled, and calls back into the test's own channel, which allocates as it likes. Invariant: what is
// counted between Start and Stop is what was allocated outside of every pause, nested ones too.

/// <summary>Counts the bytes that the phone allocates on the PC.</summary>
internal sealed class AllocationMeter
{
    private long _startBytes;
    private long _pausedBytes;
    private int _pauses;

    /// <summary>What the phone allocated so far.</summary>
    public long Bytes { get; private set; }

    public void Reset() => Bytes = 0;

    /// <summary>The phone takes over.</summary>
    public void Start()
    {
        _pausedBytes = 0;
        _startBytes = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>The phone has returned.</summary>
    public void Stop() => Bytes += GC.GetAllocatedBytesForCurrentThread() - _startBytes - _pausedBytes;

    /// <summary>The phone called back: what is allocated until the end of the pause is the test's.</summary>
    public Pause Outside() => new(this);

    /// <summary>The test's own work; disposing of it ends it.</summary>
    public readonly struct Pause : IDisposable
    {
        private readonly AllocationMeter _meter;
        private readonly long _startBytes;

        public Pause(AllocationMeter meter)
        {
            _meter = meter;
            _startBytes = meter._pauses++ == 0 ? GC.GetAllocatedBytesForCurrentThread() : -1;
        }

        public void Dispose()
        {
            _meter._pauses--;
            if (_startBytes >= 0)
            {
                _meter._pausedBytes += GC.GetAllocatedBytesForCurrentThread() - _startBytes;
            }
        }
    }
}
