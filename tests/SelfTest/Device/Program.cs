namespace SipPhone.SelfTest.Device
{
    // Starts by itself when the device does, and prints to the debug channel.

    /// <summary>The self-test as an application of the device.</summary>
    public static class Program
    {
        /// <summary>Runs it once.</summary>
        public static void Main()
        {
            SelfTestRun.Run(new DevicePlatform());
        }
    }
}
