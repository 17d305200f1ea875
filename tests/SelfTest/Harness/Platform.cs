namespace SipPhone.SelfTest.Harness
{
    // All that the self-test needs of the machine that it runs on. The device has it in Device/DevicePlatform.cs, the
    // PC in tests/SelfTest.Tests.

    /// <summary>The runtime under the self-test.</summary>
    public abstract class Platform
    {
        /// <summary>Milliseconds that only go forward.</summary>
        public abstract long NowMs { get; }

        /// <summary>Writes a line to whoever watches.</summary>
        /// <param name="text">The line, without its end.</param>
        public abstract void WriteLine(string text);

        /// <summary>Frees what nobody refers to any more, and says what there is.</summary>
        /// <returns>Octets of managed heap that are free; differences count, not the number itself.</returns>
        public abstract int CollectFreeBytes();
    }
}
