namespace SipPhone.SelfTest.Measures
{
    // Something that the phone does for each message or connection. Whatever it needs is made when it is.

    /// <summary>A hot path: how long it takes is told, and that it leaves the heap alone is a test.</summary>
    public abstract class HotPath
    {
        /// <summary>What it is.</summary>
        public abstract string Name { get; }

        /// <summary>Does it once.</summary>
        /// <returns>Whether it came out as it should.</returns>
        public abstract bool Run();
    }
}
