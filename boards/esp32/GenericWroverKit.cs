namespace SipPhone.Board.Esp32
{
    /// <summary>
    /// A bare ESP32-WROVER module on a development board: which pin does what. GPIO 16 and 17 belong to its PSRAM, 6 to
    /// 11 to its flash; 34 to 39 are inputs only; 0, 2, 12 and 15 decide how the chip boots. Not run on hardware yet.
    /// </summary>
    public static class GenericWroverKit
    {
        /// <summary>What <c>nanoff --target</c> calls the stock image for it.</summary>
        public const string FirmwareTarget = "ESP32_PSRAM_REV3";

        /// <summary>The UART of the console. UART0 (COM1) belongs to the debugger.</summary>
        public const string ConsolePortName = "COM2";

        /// <summary>The console's receiving GPIO.</summary>
        public const int ConsoleRxPin = 13;

        /// <summary>The console's sending GPIO.</summary>
        public const int ConsoleTxPin = 14;

        /// <summary>The GPIO of the status LED, high for on; most boards have one there.</summary>
        public const int StatusLedPin = 2;

        /// <summary>
        /// The GPIO of the call button, low while pressed: the boot button, which is free after the start.
        /// </summary>
        public const int ButtonPin = 0;

        /// <summary>The GPIO of the door relay, high for closed; low from reset on.</summary>
        public const int RelayPin = 23;
    }
}
