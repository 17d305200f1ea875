namespace SipPhone.Board.Esp32
{
    // M5Stack ATOM Echo: an ESP32-PICO-D4 with 4 MB of flash and no PSRAM, microphone and speaker in 24 mm. Sources:
    // M5Stack's own ATOM Echo examples and product page (19 bit clock, 33 word select and PDM clock, 22 speaker data,
    // 23 microphone data, 27 LED, 39 button, 26 and 32 Grove, 21 and 25 on the header; its warning not to reuse 19,
    // 22, 23 and 33); ESP32-PICO-D4 data sheet (6 to 11, 16 and 17 flash). Not run on hardware.

    /// <summary>An M5Stack ATOM Echo. Pins are GPIO numbers, -1 for none.</summary>
    public static class AtomEchoKit
    {
        /// <summary>What <c>version</c> calls the board.</summary>
        public static string Name
        {
            get { return "atom-echo"; }
        }

        /// <summary>What <c>nanoff --target</c> calls the stock image for it.</summary>
        // This image is built without I2S, so sound will need one of our own.
        public static string FirmwareTarget
        {
            get { return "ESP32_PICO"; }
        }

        /// <summary>True for a cable; then the radio is not used.</summary>
        public static bool HasEthernet
        {
            get { return false; }
        }

        /// <summary>True when the managed heap lies in PSRAM: megabytes instead of some 100 KB.</summary>
        public static bool IsPsramFitted
        {
            get { return false; }
        }

        /// <summary>The UART of the console.</summary>
        // UART0 (COM1), which is behind the USB connector, belongs to the debugger. This is the Grove connector.
        public static string ConsolePortName
        {
            get { return "COM2"; }
        }

        /// <summary>The GPIO on which the console receives.</summary>
        public static int ConsoleRxPin
        {
            get { return 32; }
        }

        /// <summary>The GPIO on which the console sends.</summary>
        public static int ConsoleTxPin
        {
            get { return 26; }
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
        // An input only; the board has a pull-up.
        public static int CallButtonPin
        {
            get { return 39; }
        }

        /// <summary>True when the chip's own pull-up holds the call button's pin.</summary>
        public static bool HasCallButtonPullUp
        {
            get { return false; }
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
            get { return 25; }
        }

        /// <summary>The microphone; empty for none.</summary>
        public static string Microphone
        {
            get { return "SPM1423 (PDM)"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int MicrophoneBitClockPin
        {
            get { return -1; }
        }

        /// <summary>The GPIO of its I2S word select; of its clock where it sends PDM.</summary>
        public static int MicrophoneWordSelectPin
        {
            get { return 33; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int MicrophoneDataPin
        {
            get { return 23; }
        }

        /// <summary>The speaker's amplifier or codec; empty for none.</summary>
        public static string Speaker
        {
            get { return "NS4168"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int SpeakerBitClockPin
        {
            get { return 19; }
        }

        /// <summary>The GPIO of its I2S word select.</summary>
        public static int SpeakerWordSelectPin
        {
            get { return 33; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int SpeakerDataPin
        {
            get { return 22; }
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
