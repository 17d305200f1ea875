namespace SipPhone.Board.Esp32
{
    // AI-Thinker ESP32 Audio Kit V2.2 with an ESP32-A1S module: codec, two microphones, amplifier, six keys, 4 MB of
    // flash and 4 MB of PSRAM. The module comes with one of two codecs, AC101 or ES8388, set up over I2C. Sources: the
    // maker's schematic of V2.2 and public board definitions of it, from knowledge and not looked up again (keys 36,
    // 13, 19, 23, 18, 5, LEDs 22 and 19, amplifier 21, I2S 0, 27, 26, 25, 35, I2C 33 and 32). Some makes have other
    // I2C pins or keys. Not run on hardware.

    /// <summary>An AI-Thinker ESP32 Audio Kit with its ESP32-A1S. Pins are GPIO numbers, -1 for none.</summary>
    public static class A1sAudioKit
    {
        /// <summary>What <c>version</c> calls the board.</summary>
        public static string Name
        {
            get { return "a1s-audio-kit"; }
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
        // UART0 (COM1), which is behind the USB connector, belongs to the debugger. These pins are on the JTAG header,
        // where the switches of the board may have to lead them: not sure for every make.
        public static string ConsolePortName
        {
            get { return "COM2"; }
        }

        /// <summary>The GPIO on which the console receives.</summary>
        // Strapping: high at power-on, as an idle line is; low only silences the boot messages.
        public static int ConsoleRxPin
        {
            get { return 15; }
        }

        /// <summary>The GPIO on which the console sends.</summary>
        public static int ConsoleTxPin
        {
            get { return 14; }
        }

        /// <summary>The GPIO of the status lamp.</summary>
        public static int LampPin
        {
            get { return 22; }
        }

        /// <summary>True when a low level lights the lamp.</summary>
        public static bool IsLampActiveLow
        {
            get { return true; }
        }

        /// <summary>The GPIO of the call button, low while pressed.</summary>
        // KEY1, with a pull-up on the board.
        public static int CallButtonPin
        {
            get { return 36; }
        }

        /// <summary>True when the chip's own pull-up holds the call button's pin.</summary>
        public static bool HasCallButtonPullUp
        {
            get { return false; }
        }

        /// <summary>The GPIO of the button for a factory reset, low while pressed.</summary>
        // KEY6. Strapping: held at power-on it changes the timing of the SDIO slave, which is not used.
        public static int ResetButtonPin
        {
            get { return 5; }
        }

        /// <summary>True when the chip's own pull-up holds the reset button's pin.</summary>
        public static bool HasResetButtonPullUp
        {
            get { return true; }
        }

        /// <summary>The GPIO of the door relay, high for closed.</summary>
        // Every pin that is led out has a pull-up on the board, which would close the relay at power-on.
        public static int DoorPin
        {
            get { return -1; }
        }

        /// <summary>The microphone; empty for none.</summary>
        public static string Microphone
        {
            get { return "AC101 or ES8388"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int MicrophoneBitClockPin
        {
            get { return 27; }
        }

        /// <summary>The GPIO of its I2S word select; of its clock where it sends PDM.</summary>
        public static int MicrophoneWordSelectPin
        {
            get { return 26; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int MicrophoneDataPin
        {
            get { return 35; }
        }

        /// <summary>The speaker's amplifier or codec; empty for none.</summary>
        public static string Speaker
        {
            get { return "AC101 or ES8388"; }
        }

        /// <summary>The GPIO of its I2S bit clock.</summary>
        public static int SpeakerBitClockPin
        {
            get { return 27; }
        }

        /// <summary>The GPIO of its I2S word select.</summary>
        public static int SpeakerWordSelectPin
        {
            get { return 26; }
        }

        /// <summary>The GPIO of its data.</summary>
        public static int SpeakerDataPin
        {
            get { return 25; }
        }

        /// <summary>True when microphone and speaker are on the same clock pins.</summary>
        public static bool HasSharedAudioClock
        {
            get { return true; }
        }

        /// <summary>The GPIO of the codec's master clock.</summary>
        // Strapping: an output after the start.
        public static int AudioMasterClockPin
        {
            get { return 0; }
        }

        /// <summary>The GPIO of the codec's I2C data.</summary>
        public static int CodecDataPin
        {
            get { return 33; }
        }

        /// <summary>The GPIO of the codec's I2C clock.</summary>
        public static int CodecClockPin
        {
            get { return 32; }
        }

        /// <summary>The GPIO that switches the amplifier on, by a high level.</summary>
        public static int AmplifierEnablePin
        {
            get { return 21; }
        }
    }
}
