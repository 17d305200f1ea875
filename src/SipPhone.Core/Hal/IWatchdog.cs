namespace SipPhone.Core.Hal
{
    /// <summary>Starts the device anew when its loop does not come round any more.</summary>
    public interface IWatchdog
    {
        /// <summary>Begins to watch; once begun it does not end.</summary>
        /// <param name="timeoutMs">The longest time between two <see cref="Feed"/>s, 1,000 or more.</param>
        void Start(int timeoutMs);

        /// <summary>The loop came round.</summary>
        void Feed();
    }
}
