namespace SipPhone.Board.Esp32
{
    // Olimex ESP32-POE-ISO with an ESP32-WROOM module: Ethernet, powered by the cable, isolated. Nothing for sound is
    // on the board; an I2S microphone and an amplifier are wired to it, on pins that an SD card would take. Not for
    // the variant with a WROVER module, whose Ethernet clock is on GPIO 0 and whose image is ESP32_OLIMEX_WROVER.
    // Sources: Olimex, ESP32-POE-ISO schematic and user manual (PHY power 12, clock 17, MDC 23, MDIO 18, button 34, SD
    // card 2, 14, 15, UEXT 4, 5, 13, 16, 36, supply measured on 35 and 39), from knowledge and not looked up again;
    // ESP32 data sheet (RMII 19, 21, 22, 25, 26, 27); nf-interpreter, ESP32_OLIMEX_defconfig (PHY reset 12, clock 17,
    // no PSRAM). The wiring of sound, call button and door is our own choice. Not run on hardware.

    /// <summary>An Olimex ESP32-POE-ISO with sound on wires. Pins are GPIO numbers, -1 for none.</summary>
    public static class OlimexPoeIsoKit
    {
        /// <summary>What <c>version</c> calls the board.</summary>
        public static string Name
        {
            get { return "olimex-poe-iso"; }
        }

        /// <summary>What <c>nanoff --target</c> calls the stock image for it.</summary>
        public static string FirmwareTarget
        {
            get { return "ESP32_OLIMEX"; }
        }

        /// <summary>True for a cable; then the radio is not used.</summary>
        public static bool HasEthernet
        {
            get { return true; }
        }

        /// <summary>True when the managed heap lies in PSRAM: megabytes instead of some 100 KB.</summary>
        public static bool IsPsramFitted
        {
            get { return false; }
        }

        /// <summary>The UART of the console.</summary>
        // UART0 (COM1), which is behind the USB connector, belongs to the debugger. This is on UEXT.
        public static string ConsolePortName
        {
            get { return "COM2"; }
        }

        /// <summary>The GPIO on which the console receives.</summary>
        public static int ConsoleRxPin
        {
            get { return 36; }
        }

        /// <summary>The GPIO on which the console sends.</summary>
        public static int ConsoleTxPin
        {
            get { return 4; }
        }

        /// <summary>The GPIO of the status lamp.</summary>
        // The board has none that a program can switch.
        public static int LampPin
        {
            get { return -1; }
        }

        /// <summary>True when a low level lights the lamp.</summary>
        public static bool IsLampActiveLow
        {
            get { return false; }
        }

        /// <summary>The GPIO of the call button, low while pressed.</summary>
        public static int CallButtonPin
        {
            get { return 32; }
        }

        /// <summary>True when the chip's own pull-up holds the call button's pin.</summary>
        public static bool HasCallButtonPullUp
        {
            get { return true; }
        }

        /// <summary>The GPIO of the button for a factory reset, low while pressed.</summary>
        // The button on the board, with its pull-up.
        public static int ResetButtonPin
        {
            get { return 34; }
        }

        /// <summary>True when the chip's own pull-up holds the reset button's pin.</summary>
        public static bool HasResetButtonPullUp
        {
            get { return false; }
        }

        /// <summary>The GPIO of the door relay, high for closed.</summary>
        // Floats from power-on until the firmware starts: the relay needs a pull-down.
        public static int DoorPin
        {
            get { return 33; }
        }

        /// <summary>The microphone; empty for none.</summary>
        public static string Microphone
        {
            get { return "INMP441"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int MicrophoneBitClockPin
        {
            get { return 14; }
        }

        /// <summary>The GPIO of its I2S word select; of its clock where it sends PDM.</summary>
        public static int MicrophoneWordSelectPin
        {
            get { return 16; }
        }

        /// <summary>The GPIO of its data.</summary>
        // Strapping: low at power-on only silences the boot messages.
        public static int MicrophoneDataPin
        {
            get { return 15; }
        }

        /// <summary>The speaker's amplifier or codec; empty for none.</summary>
        public static string Speaker
        {
            get { return "MAX98357A"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int SpeakerBitClockPin
        {
            get { return 14; }
        }

        /// <summary>The GPIO of its I2S word select.</summary>
        public static int SpeakerWordSelectPin
        {
            get { return 16; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int SpeakerDataPin
        {
            get { return 13; }
        }

        /// <summary>True when microphone and speaker are on the same clock pins.</summary>
        public static bool HasSharedAudioClock
        {
            get { return true; }
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
