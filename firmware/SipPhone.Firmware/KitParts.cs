using System.Device.Gpio;
using SipPhone.Appliance;
using SipPhone.Board.Esp32;
using SipPhone.Core.Hal;
#if KIT_S3_DEVKITC1
using Kit = SipPhone.Board.Esp32.S3DevKitC1Kit;
#elif KIT_ATOM_ECHO
using Kit = SipPhone.Board.Esp32.AtomEchoKit;
#elif KIT_OLIMEX_POE_ISO
using Kit = SipPhone.Board.Esp32.OlimexPoeIsoKit;
#elif KIT_A1S_AUDIO_KIT
using Kit = SipPhone.Board.Esp32.A1sAudioKit;
#else
using Kit = SipPhone.Board.Esp32.GenericWroverKit;
#endif

namespace SipPhone.Firmware
{
    // What differs from kit to kit: the one file of the firmware that knows which kit it is for. Invariant: a pin that
    // the kit does not have (-1) is never asked for.

    /// <summary>Makes the parts of the chosen kit.</summary>
    internal static class KitParts
    {
        /// <summary>The board's name.</summary>
        internal static string Name
        {
            get { return Kit.Name; }
        }

        /// <summary>Makes what is on the wall: lamp, call button, door. The door is locked first of all.</summary>
        /// <param name="pins">The board's pins.</param>
        /// <returns>The parts; what the kit does not have is null.</returns>
        internal static ApplianceBoard MakeFront(GpioController pins)
        {
            ApplianceBoard front = new ApplianceBoard();
            front.Door = Kit.DoorPin < 0 ? null : new Esp32Relay(pins, Kit.DoorPin);
            front.Lamp = Kit.LampPin < 0 ? null : new Esp32Lamp(pins, Kit.LampPin, Kit.IsLampActiveLow);
            front.CallButton = MakeButton(pins, Kit.CallButtonPin, Kit.HasCallButtonPullUp);
            return front;
        }

        /// <summary>Makes the button for a factory reset.</summary>
        /// <param name="pins">The board's pins.</param>
        /// <returns>The button; null for none.</returns>
        internal static IButton MakeResetButton(GpioController pins)
        {
            return MakeButton(pins, Kit.ResetButtonPin, Kit.HasResetButtonPullUp);
        }

        /// <summary>Makes the console's line.</summary>
        /// <param name="clock">The chip's clock.</param>
        /// <returns>The line.</returns>
        internal static IConsolePort MakeConsole(IClock clock)
        {
            return new Esp32ConsolePort(clock, Kit.ConsolePortName, Kit.ConsoleRxPin, Kit.ConsoleTxPin);
        }

        /// <summary>Makes the network: the cable's, where there is one.</summary>
        /// <returns>The network, not joined yet.</returns>
        internal static Esp32Network MakeNetwork()
        {
            return new Esp32Network(!Kit.HasEthernet);
        }

        private static IButton MakeButton(GpioController pins, int pin, bool hasPullUp)
        {
            return pin < 0 ? null : new Esp32Button(pins, pin, hasPullUp);
        }
    }
}
