using System.Device.Gpio;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // A relay behind a transistor, closed by a high level. Making the pin an output writes a low level. From power-on
    // until then the pin floats, so the circuit needs a pull-down of its own; and a restart leaves the pin as it was,
    // since the chip resets its processors and not its pins: make this object before anything else.
    // The level is written and not toggled: that makes an object, seldom, and whatever failed before, what is to be
    // open becomes open.

    /// <summary>A relay on a GPIO, open while the level is low.</summary>
    public sealed class Esp32Relay : IRelay
    {
        private readonly GpioPin _pin;

        /// <summary>Takes the pin and opens the contact.</summary>
        /// <param name="controller">The board's pins.</param>
        /// <param name="pin">The GPIO's number.</param>
        public Esp32Relay(GpioController controller, int pin)
        {
            _pin = controller.OpenPin(pin);
            _pin.SetPinMode(PinMode.Output);
        }

        /// <inheritdoc/>
        public void Set(bool isClosed)
        {
            _pin.Write(isClosed ? PinValue.High : PinValue.Low);
        }
    }
}
