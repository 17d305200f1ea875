// The chip's own matters: which pin does what, why it woke, its memory.

namespace nanoFramework.Hardware.Esp32
{
    public enum DeviceFunction
    {
        COM1_TX = 196864,
        COM1_RX = 196865,
        COM2_TX = 197120,
        COM2_RX = 197121,
        COM3_TX = 197376,
        COM3_RX = 197377,
    }

    public class Configuration
    {
        public Configuration() => throw null;

        public static void SetPinFunction(int pin, DeviceFunction value) => throw null;
    }
}
