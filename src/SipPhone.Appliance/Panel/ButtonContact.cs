using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Appliance.Panel
{
    // A push button without its bounces.
    //
    //   settled  | the contact                                   | next    | told
    //   open     | closed for ButtonBounceMs without a break     | closed  | pressed
    //   closed   | open for ButtonBounceMs without a break       | open    |
    //   either   | any other change                              | same    |
    //   -        | closed when it is made                        | closed  | nothing: held while the device started
    //
    // Invariant: between two presses it was open for ButtonBounceMs, so a held button tells once.

    /// <summary>Tells presses of a button. A machine.</summary>
    internal sealed class ButtonContact
    {
        private readonly IButton _button;
        private bool _isPressed;

        /// <summary>Makes one; a button that is pressed now has to be let go first.</summary>
        /// <param name="button">The button.</param>
        internal ButtonContact(IButton button)
        {
            _button = button;
            _isPressed = button.IsPressed;
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 while the contact is settled.</summary>
        internal long NextDeadlineMs { get; private set; } = -1;

        /// <summary>Looks at the contact.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>True when the button was pressed, once for each press.</returns>
        internal bool Poll(long nowMs)
        {
            if (_button.IsPressed == _isPressed)
            {
                NextDeadlineMs = -1;
                return false;
            }

            if (NextDeadlineMs < 0)
            {
                NextDeadlineMs = nowMs + Limits.ButtonBounceMs;
            }

            if (nowMs < NextDeadlineMs)
            {
                return false;
            }

            _isPressed = !_isPressed;
            NextDeadlineMs = -1;
            return _isPressed;
        }
    }
}
