namespace SipPhone.Core.Hal
{
    /// <summary>The thing that the phone runs on, as a whole. Contract tests: DeviceContract.</summary>
    public interface IDevice
    {
        /// <summary>
        /// What tells it from all others and never changes, 8 to 32 characters a-z, 0-9 and hyphen: made of the MAC
        /// address on a device.
        /// </summary>
        byte[] Id { get; }

        /// <summary>The board's name, such as <c>host</c>: 1 to 32 printable ASCII characters.</summary>
        byte[] BoardName { get; }

        /// <summary>Why it started last, in a word of ASCII: <c>power</c>, <c>watchdog</c>, <c>restart</c>.</summary>
        byte[] ResetReason { get; }

        /// <summary>Free octets of the managed heap; -1 where the platform does not tell.</summary>
        int FreeHeapBytes { get; }

        /// <summary>
        /// Whether the button for a factory reset is held: asked once, when the application starts. False on a board
        /// without one.
        /// </summary>
        bool IsResetButtonHeld { get; }

        /// <summary>Sets the wall clock.</summary>
        /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z.</param>
        /// <returns>False where the clock is not the phone's to set.</returns>
        bool SetWallTime(long unixSeconds);

        /// <summary>Starts anew, soon after this returns: what waits for the console goes out first.</summary>
        void Restart();
    }
}
