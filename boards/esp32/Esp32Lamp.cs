using System.Device.Gpio;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // A LED on a pin. A PinValue is a heap object each time, so after the start the pin is only toggled, which makes
    // none: the image keeps the level that it wrote last, and only this object writes to the pin.
    // Invariant: _isLit is what the pin shows.

    /// <summary>A LED on a GPIO.</summary>
    public sealed class Esp32Lamp : ILamp
    {
        private readonly GpioPin _pin;
        private bool _isLit;

        /// <summary>Takes the pin; the lamp is dark.</summary>
        /// <param name="controller">The board's pins.</param>
        /// <param name="pin">The GPIO's number.</param>
        /// <param name="isActiveLow">True when the lamp is lit by a low level.</param>
        public Esp32Lamp(GpioController controller, int pin, bool isActiveLow)
        {
            // The image makes an output low first.
            _pin = controller.OpenPin(pin);
            _pin.SetPinMode(PinMode.Output);
            if (isActiveLow)
            {
                _pin.Toggle();
            }
        }

        /// <inheritdoc/>
        public void Set(bool isLit)
        {
            if (isLit != _isLit)
            {
                _isLit = isLit;
                _pin.Toggle();
            }
        }
    }
}
