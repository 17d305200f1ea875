using System;
using SipPhone.Appliance.Panel;
using SipPhone.Appliance.Time;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Shell.Application;
using SipPhone.Shell.Faults;
using SipPhone.Sip.Transactions;

namespace SipPhone.Appliance
{
    // A device from its reset to a phone that is registered, and through its faults. Invariant: whatever store, network
    // and clock do, the console comes up; the watchdog is fed by whole rounds, and while a restart is put off; the
    // store is written once for each fault, and once more when five minutes after one have passed.
    //
    //   state        | event                       | next         | action
    //   Starting     | Poll                        | Joining      | watchdog; read the faults, add the watchdog's own;
    //                |                             |              |   make the application, its phone held, and the
    //                |                             |              |   panel; join
    //   Starting     | Poll, three restarts in     | SafeMode     | the same without phone and network; note that
    //                |   five minutes              |              |   restarts so far do not count any more
    //   Joining      | link up, clock set          | Running      | start the phone
    //   Joining      | link up                     | SettingClock | -
    //   SettingClock | clock set                   | Running      | tell; start the phone
    //   SettingClock | tls.clock is optional       | SettingClock | start the phone
    //   Joining,     | ApplianceLateMs             | the same     | tell what to look at
    //   SettingClock |                             |              |
    //   Joining to   | it has run for five minutes | the same     | restarts so far do not count any more
    //   SafeMode     |                             |              |
    //   any but      | OnFault                     | Ended        | lock the door; let go of everything; note the
    //   SafeMode     |                             |              |   fault; restart
    //   SafeMode     | OnFault                     | Ended        | the same, but the restart five minutes later: a
    //                |                             |              |   fault of the console's own has no end, and each
    //                |                             |              |   note of it wears the flash
    //
    // Safe mode ends with the next start, by whatever it comes: a person's reboot, a power cut, a factory reset.
    // Restarts that a person or the power made do not count. A store that takes nothing leads to no safe mode: without
    // a note the device would never leave it.

    /// <summary>
    /// The phone as a thing on a wall: boot, faults, network and time. A machine; what the firmware's loop drives.
    /// </summary>
    public sealed class Appliance
    {
        private const int MsPerSecond = 1000;

        private readonly ApplicationBoard _board;
        private readonly INetworkSetup _network;
        private readonly IWatchdog _watchdog;
        private ApplianceBoard _extras;
        private FrontPanel _panel;

        // Null without a time server, and before there is a network.
        private TimeKeeper _time;
        private NetworkJoinState _joinState;
        private long _startMs;
        private long _lookMs = -1;
        private long _lateMs = -1;
        private long _peaceMs = -1;

        /// <summary>Makes one; nothing is done before the first <see cref="Poll"/>.</summary>
        /// <param name="board">What the application runs on.</param>
        /// <param name="extras">What the board has beside that; let go of at the start.</param>
        public Appliance(ApplicationBoard board, ApplianceBoard extras)
        {
            _board = board;
            _extras = extras;
            _network = extras.Network;
            _watchdog = extras.Watchdog;
        }

        /// <summary>How far it has come.</summary>
        public ApplianceState State { get; private set; }

        /// <summary>The application; null before the first <see cref="Poll"/> and after a fault.</summary>
        public PhoneApplication Application { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (Application == null)
                {
                    return State == ApplianceState.Starting ? 0 : _peaceMs;
                }

                long nextMs = SipTimers.Earlier(Application.NextDeadlineMs, _panel.NextDeadlineMs);
                nextMs = SipTimers.Earlier(nextMs, _lookMs);
                nextMs = _time == null ? nextMs : SipTimers.Earlier(nextMs, _time.NextDeadlineMs);
                return SipTimers.Earlier(nextMs, _peaceMs);
            }
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (State == ApplianceState.Starting)
            {
                Start(nowMs);
            }

            if (State == ApplianceState.Ended)
            {
                AwaitRestart(nowMs);
                return;
            }

            if (_time != null)
            {
                _time.Poll(nowMs);
            }

            if (_lookMs >= 0 && nowMs >= _lookMs)
            {
                Look(nowMs);
            }

            if (_peaceMs >= 0 && nowMs >= _peaceMs)
            {
                Settle();
            }

            Application.Poll(nowMs);
            _panel.Poll(nowMs);
            _watchdog.Feed();
        }

        /// <summary>Tells how long the loop may pause before the next <see cref="Poll"/>.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>1 to <c>Limits.RoundMs</c> milliseconds: input is not told of, it is looked for.</returns>
        public int PauseMs(long nowMs)
        {
            long nextMs = NextDeadlineMs;
            if (nextMs < 0 || nextMs - nowMs >= Limits.RoundMs)
            {
                return Limits.RoundMs;
            }

            return nextMs - nowMs < 1 ? 1 : (int)(nextMs - nowMs);
        }

        /// <summary>
        /// An exception came up to the loop: notes it, and asks the device for a restart, in safe mode
        /// <c>Limits.PeaceSeconds</c> later. May be called in any state.
        /// </summary>
        /// <param name="fault">The exception.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        public void OnFault(Exception fault, long nowMs)
        {
            if (State != ApplianceState.Ended)
            {
                _peaceMs = State == ApplianceState.SafeMode ? nowMs + (Limits.PeaceSeconds * MsPerSecond) : -1;
                State = ApplianceState.Ended;
                LockDoor();

                // The heap may be what is at fault.
                Application = null;
                _panel = null;
                _time = null;
                Note(fault, nowMs);
            }

            if (_peaceMs < 0)
            {
                _board.Device.Restart();
            }
        }

        private static string TextOf(Exception fault)
        {
            string message = fault.Message;
            string name = fault.GetType().Name;
            return message == null || message.Length == 0 ? name : name + ": " + message;
        }

        // Once a restart was asked for nobody feeds the watchdog, in case that it does not come.
        private void AwaitRestart(long nowMs)
        {
            if (_peaceMs >= 0 && nowMs >= _peaceMs)
            {
                _peaceMs = -1;
                _board.Device.Restart();
            }
            else if (_peaceMs >= 0)
            {
                _watchdog.Feed();
            }
        }

        private void LockDoor()
        {
            try
            {
                if (_panel != null)
                {
                    _panel.OnFault();
                }
            }
            catch (Exception)
            {
                // The fault may be the door's own.
            }
        }

        private void Note(Exception fault, long nowMs)
        {
            try
            {
                IClock clock = _board.Phone.Clock;
                FaultRing ring = new FaultRing(_board.Store);
                ring.Add(
                    fault is OutOfMemoryException ? FaultKind.Memory : FaultKind.Exception,
                    (nowMs - _startMs) / MsPerSecond,
                    clock.IsWallTimeSet ? clock.UnixSeconds : 0,
                    TextOf(fault));
                ring.Save();
            }
            catch (Exception)
            {
                // What cannot be noted must not keep the device from starting anew.
            }
        }

        private void Start(long nowMs)
        {
            _startMs = nowMs;
            _watchdog.Start(Limits.WatchdogTimeoutMs);
            byte[] reason = _board.Device.ResetReason;
            bool isWatchdog = Ascii.EqualsExactly(reason, 0, reason.Length, Ascii.ToBytes("watchdog"));
            FaultRing ring = new FaultRing(_board.Store);
            if (isWatchdog)
            {
                ring.Add(FaultKind.Watchdog, 0, 0, "");
            }

            bool hasRecent = ring.HasRecent;
            bool isLooping = ring.IsLooping;
            if (isLooping)
            {
                ring.Settle();
            }

            int result = isWatchdog || isLooping ? ring.Save() : 0;
            bool isSafeMode = isLooping && result == 0;
            Application = new PhoneApplication(_board, isSafeMode ? StartMode.SafeMode : StartMode.Held);
            _panel = new FrontPanel(Application, _extras);
            if (hasRecent)
            {
                BootTexts.TellFault(Application.Log, ring);
            }

            if (result < 0)
            {
                BootTexts.TellUnsaved(Application.Log, result);
            }

            _peaceMs = hasRecent && !isSafeMode ? nowMs + (Limits.PeaceSeconds * MsPerSecond) : -1;
            if (isSafeMode)
            {
                State = ApplianceState.SafeMode;
            }
            else
            {
                Join(nowMs);
            }

            _extras = null;
        }

        private void Join(long nowMs)
        {
            State = ApplianceState.Joining;
            _lookMs = nowMs;
            byte[] server = Application.Settings.Copy(SettingId.TimeServer);
            _time = server == null ? null : new TimeKeeper(Application, _extras, server);
            byte[] hostname = Application.Settings.Copy(SettingId.NetHostname);
            byte[] ssid = Application.Settings.Copy(SettingId.NetWifiSsid);
            byte[] password = Application.Settings.Copy(SettingId.NetWifiPassword) ?? new byte[0];

            // Without a name too, so that a platform that keeps networks by itself forgets the last owner's.
            _network.Join(hostname ?? new byte[0], ssid ?? new byte[0], password);
            Array.Clear(password, 0, password.Length);
            if (_network.IsWireless && ssid == null)
            {
                BootTexts.TellNoNetwork(Application.Log);
            }
            else
            {
                _lateMs = nowMs + Limits.ApplianceLateMs;
            }
        }

        // What the network and the clock came to since the last look.
        private void Look(long nowMs)
        {
            _lookMs = nowMs + Limits.ApplianceLookMs;
            NetworkJoinState joinState = _network.State;
            if (joinState != _joinState)
            {
                _joinState = joinState;
                BootTexts.TellJoin(Application.Log, _network, Application.Settings);
            }

            if (State == ApplianceState.Joining)
            {
                LookForLink(nowMs);
            }

            if (State == ApplianceState.SettingClock)
            {
                LookForClock(nowMs);
            }
        }

        private void LookForLink(long nowMs)
        {
            if (!_board.Phone.Link.IsUp)
            {
                if (IsLate(nowMs))
                {
                    BootTexts.TellLate(Application.Log, _network);
                }

                return;
            }

            State = ApplianceState.SettingClock;
            _lateMs = _time == null ? nowMs : nowMs + Limits.ApplianceLateMs;
        }

        private void LookForClock(long nowMs)
        {
            bool isSet = _board.Phone.Clock.IsWallTimeSet;
            if (isSet)
            {
                State = ApplianceState.Running;
                BootTexts.TellClock(Application.Log, _board.Phone.Clock, _time);
            }
            else if (IsLate(nowMs))
            {
                BootTexts.TellNoClock(Application.Log, _time);
            }

            bool isHeld = Application.Mode == StartMode.Held;
            if (isHeld && (isSet || Application.Settings.Choice(SettingId.TlsClock) != 0))
            {
                Application.StartPhone(nowMs);
            }
        }

        private bool IsLate(long nowMs)
        {
            bool isLate = _lateMs >= 0 && nowMs >= _lateMs;
            if (isLate)
            {
                _lateMs = -1;
            }

            return isLate;
        }

        private void Settle()
        {
            _peaceMs = -1;
            FaultRing ring = new FaultRing(_board.Store);
            if (ring.HasRecent)
            {
                ring.Settle();
                ring.Save();
            }
        }
    }
}
