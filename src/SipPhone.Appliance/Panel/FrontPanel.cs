using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Shell.Application;
using SipPhone.Sip.Transactions;

namespace SipPhone.Appliance.Panel
{
    // What a phone on a wall has in front: a lamp, a button and a door's contact, any of which may be missing.
    // Invariant: it only watches the application, and does to it what a person at its console could.

    /// <summary>
    /// Lamp, call button and door. A machine: poll it behind <see cref="PhoneApplication.Poll"/>, each time.
    /// </summary>
    public sealed class FrontPanel
    {
        private readonly PhoneApplication _application;
        private readonly INetworkSetup _network;
        private readonly PanelLamp _lamp;
        private readonly ButtonContact _button;
        private readonly Door _door;
        private long _refusalEndMs = -1;

        /// <summary>Makes one: the door is locked, and a button that is held now has to be let go first.</summary>
        /// <param name="application">What it shows and works; it becomes the door of it.</param>
        /// <param name="extras">The parts, and the network; what is null is not there.</param>
        public FrontPanel(PhoneApplication application, ApplianceBoard extras)
        {
            _application = application;
            _network = extras.Network;
            _lamp = extras.Lamp == null ? null : new PanelLamp(extras.Lamp);
            _button = extras.CallButton == null ? null : new ButtonContact(extras.CallButton);
            _door = extras.Door == null ? null : new Door(application, extras.Door);
            application.Door = _door;
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "with the application".</summary>
        public long NextDeadlineMs
        {
            get
            {
                long nextMs = _button == null ? _refusalEndMs
                    : SipTimers.Earlier(_refusalEndMs, _button.NextDeadlineMs);
                nextMs = _lamp == null ? nextMs : SipTimers.Earlier(nextMs, _lamp.NextDeadlineMs);
                return _door == null ? nextMs : SipTimers.Earlier(nextMs, _door.NextDeadlineMs);
            }
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (_button != null && _button.Poll(nowMs))
            {
                _refusalEndMs = CallButton.Press(_application, nowMs) ? -1 : nowMs + Limits.LampRefusalMs;
            }
            else if (nowMs >= _refusalEndMs)
            {
                _refusalEndMs = -1;
            }

            if (_door != null)
            {
                _door.Poll(nowMs);
            }

            if (_lamp != null)
            {
                bool isRefused = _refusalEndMs >= 0;
                _lamp.Show(isRefused ? LampSign.PressRefused : LampSigns.Of(_application, _network), nowMs);
            }
        }

        /// <summary>The loop has failed and will not come round again: locks the door, puts the lamp out.</summary>
        public void OnFault()
        {
            if (_door != null)
            {
                _door.Lock();
            }

            if (_lamp != null)
            {
                _lamp.PutOut();
            }
        }
    }
}
