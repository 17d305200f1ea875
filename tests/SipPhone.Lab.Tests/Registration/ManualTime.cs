namespace SipPhone.Lab.Tests.Registration
{
    /// <summary>Wall time that stands still until a test moves it; timers run when it passes them.</summary>
    internal sealed class ManualTime : TimeProvider
    {
        private readonly Lock _gate = new();
        private readonly List<ManualTimer> _timers = [];
        private DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow()
        {
            lock (_gate)
            {
                return _now;
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ManualTimer timer = new(this, () => callback(state));
            timer.Change(dueTime, period);
            lock (_gate)
            {
                _timers.Add(timer);
            }

            return timer;
        }

        internal void Advance(double seconds)
        {
            ManualTimer[] due;
            lock (_gate)
            {
                _now = _now.AddSeconds(seconds);
                due = [.. _timers.Where(timer => timer.TakeIfDue(_now))];
            }

            Array.ForEach(due, timer => timer.Run());
        }

        private sealed class ManualTimer(ManualTime time, Action run) : ITimer
        {
            private DateTimeOffset _due = DateTimeOffset.MaxValue;

            public Action Run { get; } = run;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                lock (time._gate)
                {
                    _due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time._now + dueTime;
                }

                return true;
            }

            public bool TakeIfDue(DateTimeOffset now)
            {
                bool isDue = _due <= now;
                _due = isDue ? DateTimeOffset.MaxValue : _due;
                return isDue;
            }

            public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
