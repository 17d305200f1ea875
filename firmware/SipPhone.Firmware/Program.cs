using System.Diagnostics;
using System.Threading;
using SipPhone.Board.Esp32;

namespace SipPhone.Firmware
{
    // The composition root of the device: makes the board's objects and runs the one loop. No protocol logic.

    /// <summary>The device application.</summary>
    public static class Program
    {
        // The pause between two rounds; short enough for a key press, long enough to let other threads run.
        private const int RoundMs = 20;

        /// <summary>Runs until the power goes.</summary>
        public static void Main()
        {
            Esp32Clock clock = new Esp32Clock();
            Esp32Network link = new Esp32Network(true);
            bool wasUp = false;
            while (true)
            {
                link.Poll(clock.NowMs);
                if (link.IsUp != wasUp)
                {
                    wasUp = link.IsUp;
                    Debug.WriteLine(wasUp ? "network up" : "network down");
                }

                Thread.Sleep(RoundMs);
            }
        }
    }
}
