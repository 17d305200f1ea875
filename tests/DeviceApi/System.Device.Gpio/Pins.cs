// Pins. PinValue is a struct, so each one that is made is a heap object.

namespace System.Device.Gpio
{
    public enum PinMode
    {
        Input = 0,
        InputPullUp = 2,
        Output = 3,
    }

    public enum PinEventTypes
    {
        None = 0,
        Rising = 1,
        Falling = 2,
    }

    public struct PinValue
    {
        public static PinValue High => throw null;

        public static PinValue Low => throw null;

        public static explicit operator bool(PinValue value) => throw null;
    }

    public class PinValueChangedEventArgs : nanoFramework.Runtime.Events.BaseEvent
    {
        public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) => throw null;
    }

    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

    public sealed class GpioController : IDisposable
    {
        public GpioController() => throw null;

        public GpioPin OpenPin(int pinNumber) => throw null;

        public void Dispose() => throw null;
    }

    public sealed class GpioPin : IDisposable
    {
        internal GpioPin() => throw null;

        public event PinValueChangedEventHandler ValueChanged
        {
            add => throw null;
            remove => throw null;
        }

        public PinValue Read() => throw null;

        public void SetPinMode(PinMode value) => throw null;

        public void Toggle() => throw null;

        public void Write(PinValue value) => throw null;

        public void Dispose() => throw null;
    }
}
