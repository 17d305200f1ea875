namespace SipPhone.Lab.Tests.Registration
{
    /// <summary>Wall time that stands still until a test moves it.</summary>
    internal sealed class ManualTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow()
        {
            return _now;
        }

        internal void Advance(double seconds)
        {
            _now = _now.AddSeconds(seconds);
        }
    }
}
