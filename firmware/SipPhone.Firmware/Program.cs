using System;
using System.Threading;
using SipPhone.Board.Esp32;

namespace SipPhone.Firmware
{
    // The one loop of the device. Invariant: what a round throws is noted and answered with a restart, and nothing else
    // is done here. A board that cannot be made ends the program: it is the wrong kit's, which no restart mends.

    /// <summary>The device application.</summary>
    public static class Program
    {
        /// <summary>Runs until the device starts anew, or the power goes.</summary>
        public static void Main()
        {
            Esp32Clock clock = new Esp32Clock();
            Esp32Network network = KitParts.MakeNetwork();
            SipPhone.Appliance.Appliance appliance = Composition.Make(clock, network);
            while (true)
            {
                try
                {
                    long nowMs = clock.NowMs;
                    network.Poll(nowMs);
                    appliance.Poll(nowMs);
                    Thread.Sleep(appliance.PauseMs(clock.NowMs));
                }
                catch (Exception fault)
                {
                    appliance.OnFault(fault, clock.NowMs);
                }
            }
        }
    }
}
