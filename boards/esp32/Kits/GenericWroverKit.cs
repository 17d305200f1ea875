namespace SipPhone.Board.Esp32
{
    // An ESP32-WROVER module on a development board, with an I2S microphone and an I2S amplifier wired to it: the kit
    // to begin with. The module is sold with 4 MB of flash and 8 MB of PSRAM, of which 4 MB can be used. Sources:
    // Espressif's ESP32-WROVER-E data sheet and ESP32 hardware design guidelines (GPIO 6 to 11 flash, 16 and 17 PSRAM,
    // 34 to 39 inputs only, 0, 2, 5, 12 and 15 strapping); the wiring is our own choice. Not run on hardware.

    /// <summary>An ESP32-WROVER with sound on wires. Pins are GPIO numbers, -1 for none.</summary>
    public static class GenericWroverKit
    {
        /// <summary>What <c>version</c> calls the board.</summary>
        public static string Name
        {
            get { return "generic-wrover"; }
        }

        /// <summary>What <c>nanoff --target</c> calls the stock image for it.</summary>
        public static string FirmwareTarget
        {
            get { return "ESP32_PSRAM_REV3"; }
        }

        /// <summary>True for a cable; then the radio is not used.</summary>
        public static bool HasEthernet
        {
            get { return false; }
        }

        /// <summary>True when the managed heap lies in PSRAM: megabytes instead of some 100 KB.</summary>
        public static bool IsPsramFitted
        {
            get { return true; }
        }

        /// <summary>The UART of the console.</summary>
        // UART0 (COM1) belongs to the debugger.
        public static string ConsolePortName
        {
            get { return "COM2"; }
        }

        /// <summary>The GPIO on which the console receives.</summary>
        public static int ConsoleRxPin
        {
            get { return 13; }
        }

        /// <summary>The GPIO on which the console sends.</summary>
        public static int ConsoleTxPin
        {
            get { return 14; }
        }

        /// <summary>The GPIO of the status lamp.</summary>
        // Strapping: low or floating while the chip is flashed, which a LED to ground is.
        public static int LampPin
        {
            get { return 2; }
        }

        /// <summary>True when a low level lights the lamp.</summary>
        public static bool IsLampActiveLow
        {
            get { return false; }
        }

        /// <summary>The GPIO of the call button, low while pressed.</summary>
        // Strapping: the boot button. Free after the start; held at power-on it selects the bootloader.
        public static int CallButtonPin
        {
            get { return 0; }
        }

        /// <summary>True when the chip's own pull-up holds the call button's pin.</summary>
        public static bool HasCallButtonPullUp
        {
            get { return true; }
        }

        /// <summary>The GPIO of the button for a factory reset, low while pressed.</summary>
        public static int ResetButtonPin
        {
            get { return 19; }
        }

        /// <summary>True when the chip's own pull-up holds the reset button's pin.</summary>
        public static bool HasResetButtonPullUp
        {
            get { return true; }
        }

        /// <summary>The GPIO of the door relay, high for closed.</summary>
        // Floats from power-on until the firmware starts: the relay needs a pull-down.
        public static int DoorPin
        {
            get { return 23; }
        }

        /// <summary>The microphone; empty for none.</summary>
        public static string Microphone
        {
            get { return "INMP441"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int MicrophoneBitClockPin
        {
            get { return 26; }
        }

        /// <summary>The GPIO of its I2S word select; of its clock where it sends PDM.</summary>
        public static int MicrophoneWordSelectPin
        {
            get { return 25; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int MicrophoneDataPin
        {
            get { return 33; }
        }

        /// <summary>The speaker's amplifier or codec; empty for none.</summary>
        public static string Speaker
        {
            get { return "MAX98357A"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int SpeakerBitClockPin
        {
            get { return 27; }
        }

        /// <summary>The GPIO of its I2S word select.</summary>
        public static int SpeakerWordSelectPin
        {
            get { return 32; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int SpeakerDataPin
        {
            get { return 22; }
        }

        /// <summary>True when microphone and speaker are on the same clock pins.</summary>
        public static bool HasSharedAudioClock
        {
            get { return false; }
        }

        /// <summary>The GPIO of the codec's master clock.</summary>
        public static int AudioMasterClockPin
        {
            get { return -1; }
        }

        /// <summary>The GPIO of the codec's I2C data.</summary>
        public static int CodecDataPin
        {
            get { return -1; }
        }

        /// <summary>The GPIO of the codec's I2C clock.</summary>
        public static int CodecClockPin
        {
            get { return -1; }
        }

        /// <summary>The GPIO that switches the amplifier on, by a high level.</summary>
        public static int AmplifierEnablePin
        {
            get { return -1; }
        }
    }
}
