namespace SipPhone.Board.Esp32
{
    // Espressif ESP32-S3-DevKitC-1 with an I2S microphone and an I2S amplifier wired to it. Sources: Espressif,
    // ESP32-S3-DevKitC-1 user guide (boot button on GPIO 0, RGB LED on GPIO 48 or, from board v1.1 on, 38, USB on 19
    // and 20, UART0 on 43 and 44) and the ESP32-S3 data sheet (26 to 32 flash and quad PSRAM, 33 to 37 octal PSRAM, 0,
    // 3, 45 and 46 strapping). The rest of the wiring is our own choice. Not run on hardware.

    /// <summary>An ESP32-S3-DevKitC-1 with sound on wires. Pins are GPIO numbers, -1 for none.</summary>
    public static class S3DevKitC1Kit
    {
        /// <summary>What <c>version</c> calls the board.</summary>
        public static string Name
        {
            get { return "s3-devkitc1"; }
        }

        /// <summary>What <c>nanoff --target</c> calls the stock image for it.</summary>
        // For modules with octal PSRAM (N8R8, N16R8).
        public static string FirmwareTarget
        {
            get { return "ESP32_S3_OCTAL"; }
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
        // UART0 (COM1) is the debugger's whenever no computer is on the USB connector at the start.
        public static string ConsolePortName
        {
            get { return "COM2"; }
        }

        /// <summary>The GPIO on which the console receives.</summary>
        public static int ConsoleRxPin
        {
            get { return 18; }
        }

        /// <summary>The GPIO on which the console sends.</summary>
        public static int ConsoleTxPin
        {
            get { return 17; }
        }

        /// <summary>The GPIO of the status lamp.</summary>
        // The LED on the board is addressed by timed pulses, which nothing here sends yet.
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
            get { return 21; }
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
            get { return 10; }
        }

        /// <summary>The microphone; empty for none.</summary>
        public static string Microphone
        {
            get { return "INMP441"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int MicrophoneBitClockPin
        {
            get { return 4; }
        }

        /// <summary>The GPIO of its I2S word select; of its clock where it sends PDM.</summary>
        public static int MicrophoneWordSelectPin
        {
            get { return 5; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int MicrophoneDataPin
        {
            get { return 6; }
        }

        /// <summary>The speaker's amplifier or codec; empty for none.</summary>
        public static string Speaker
        {
            get { return "MAX98357A"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int SpeakerBitClockPin
        {
            get { return 15; }
        }

        /// <summary>The GPIO of its I2S word select.</summary>
        public static int SpeakerWordSelectPin
        {
            get { return 16; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int SpeakerDataPin
        {
            get { return 7; }
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
