using System;
using System.Device.Wifi;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // Keeps a Wi-Fi board on its network: asks when the schedule says so, one request at a time.
    // Strings cannot be wiped on this platform: the password stays on the heap as long as it may be needed again, as it
    // does in the radio's driver. Nothing here writes or shows it.
    // Invariant: at most one attempt runs.

    /// <summary>Joins a Wi-Fi network, and joins it again.</summary>
    internal sealed class WifiJoiner
    {
        private readonly JoinSchedule _schedule = new JoinSchedule();
        private WifiAdapter _adapter;
        private WifiAttempt _attempt;
        private string _ssid;
        private string _password;
        private NetworkJoinState _state;
        private bool _isBeginDue;

        internal NetworkJoinState State
        {
            get { return _state; }
        }

        // An attempt that runs is looked at whenever the loop comes round.
        internal long NextDeadlineMs
        {
            get { return _isBeginDue ? 0 : _schedule.NextDeadlineMs; }
        }

        internal void Join(byte[] hostname, byte[] ssid, byte[] password)
        {
            if (!FindAdapter())
            {
                _state = NetworkJoinState.Failed;
                return;
            }

            SetName(hostname);
            _ssid = Ascii.ToText(ssid, 0, ssid.Length);
            _password = Ascii.ToText(password, 0, password.Length);
            _state = ssid.Length == 0 ? NetworkJoinState.Idle : NetworkJoinState.Joining;
            _isBeginDue = true;
        }

        internal void Poll(long nowMs, bool isUp)
        {
            if (_isBeginDue)
            {
                _isBeginDue = false;
                _schedule.Begin(nowMs);
            }

            _schedule.OnLink(nowMs, isUp);
            if (_attempt != null)
            {
                TakeAnswer(nowMs);
            }
            else if (_schedule.IsDue(nowMs))
            {
                _attempt = new WifiAttempt(_adapter, _ssid, _password);
                _attempt.Start();
            }
        }

        private void TakeAnswer(long nowMs)
        {
            NetworkJoinState answer = _attempt.State;
            if (answer == NetworkJoinState.Joining)
            {
                return;
            }

            _attempt = null;
            if (!_schedule.OnAnswer(nowMs, answer == NetworkJoinState.Joined))
            {
                return;
            }

            if (_ssid.Length == 0)
            {
                // The radio's driver keeps the last network in flash of its own; it is overwritten now.
                _schedule.End();
            }
            else
            {
                _state = answer;
            }
        }

        private bool FindAdapter()
        {
            if (_adapter == null)
            {
                try
                {
                    WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
                    _adapter = adapters.Length == 0 ? null : adapters[0];
                }
                catch (Exception)
                {
                    // An image without Wi-Fi throws what its build left in.
                }
            }

            return _adapter != null;
        }

        private void SetName(byte[] hostname)
        {
            if (hostname.Length == 0)
            {
                return;
            }

            try
            {
                _adapter.SetDeviceName(Ascii.ToText(hostname, 0, hostname.Length));
            }
            catch (Exception)
            {
                // The radio is not started yet: the platform's own name stays, and joining goes on.
            }
        }
    }
}
