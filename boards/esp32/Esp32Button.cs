using System.Device.Gpio;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // A contact to ground. Reading a pin makes a heap object, so an idle button is not read: the image tells of edges,
    // and what it told of is read. Edges can be lost in its queue, so a button that counts as pressed is read each
    // time: it cannot stay pressed for good. A lost press is one that is pressed again.
    // Invariant: while _isPressed is false and _isStale is false, nobody told of an edge since the last reading.

    /// <summary>A push button on a GPIO, low while pressed. Allocates at edges and while pressed only.</summary>
    public sealed class Esp32Button : IButton
    {
        private readonly GpioPin _pin;
        private bool _isStale = true;
        private bool _isPressed;

        /// <summary>Takes the pin.</summary>
        /// <param name="controller">The board's pins.</param>
        /// <param name="pin">The GPIO's number.</param>
        /// <param name="hasPullUp">
        /// True for the chip's own pull-up; false on pins that have none (34 to 39 of the ESP32) and need one on the
        /// board.
        /// </param>
        public Esp32Button(GpioController controller, int pin, bool hasPullUp)
        {
            _pin = controller.OpenPin(pin);
            _pin.SetPinMode(hasPullUp ? PinMode.InputPullUp : PinMode.Input);
            _pin.ValueChanged += OnEdge;
        }

        /// <inheritdoc/>
        public bool IsPressed
        {
            get
            {
                if (_isStale || _isPressed)
                {
                    // Cleared first: an edge during the reading is read again.
                    _isStale = false;
                    _isPressed = !(bool)_pin.Read();
                }

                return _isPressed;
            }
        }

        private void OnEdge(object sender, PinValueChangedEventArgs e)
        {
            _isStale = true;
        }
    }
}
