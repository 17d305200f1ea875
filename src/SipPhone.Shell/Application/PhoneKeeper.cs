using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Application
{
    // The phone from one set of settings to the next. Invariant: there is one phone at most, since two do not fit the
    // device, and the next is made when the last one has unregistered and closed everything.
    //
    //   phone    | event                         | next     | action
    //   none     | Remake, not configured        | none     | say what is missing
    //   none     | Remake                        | there    | make it; start it, or say that there are no anchors
    //   there    | Remake                        | ending   | stop it: it unregisters, within UnregisterTimeoutMs
    //   ending   | it has stopped                | as none  | let go of it, then as Remake without a phone
    //   any      | Stop                          | the same | stop it; nothing is made anew
    //
    // While the mode is Held the phone is made, but not started; in the safe mode it is not made.

    /// <summary>Makes, starts, stops and replaces the phone. A machine.</summary>
    internal sealed class PhoneKeeper
    {
        private readonly ApplicationBoard _board;
        private readonly ConfiguredLink _link;
        private readonly SettingSet _settings;
        private readonly PhoneLog _events;
        private readonly CallLog _callEvents;
        private readonly PhoneNotes _notes;
        private readonly ILog _log;
        private readonly byte[] _instanceId;
        private ISipTrace _trace;
        private bool _isEnding;

        /// <summary>Makes one without a phone.</summary>
        /// <param name="board">What the phone runs on.</param>
        /// <param name="settings">The settings that hold, read anew for each phone.</param>
        /// <param name="notes">What the phone tells is noted there.</param>
        /// <param name="log">The log.</param>
        /// <param name="instanceId">The device, as a URN.</param>
        /// <param name="mode">Whether phones start by themselves.</param>
        internal PhoneKeeper(
            ApplicationBoard board,
            SettingSet settings,
            PhoneNotes notes,
            ILog log,
            byte[] instanceId,
            StartMode mode)
        {
            Mode = mode;
            _board = board;
            _settings = settings;
            _notes = notes;
            _log = log;
            _instanceId = instanceId;
            _events = new PhoneLog(log, notes);
            _callEvents = new CallLog(log, notes);
            _link = new ConfiguredLink(board.Phone.Link);
        }

        /// <summary>The phone; null for none.</summary>
        internal SipPhone.Phone.Phone Phone { get; private set; }

        /// <summary>Whether phones start by themselves.</summary>
        internal StartMode Mode { get; private set; }

        /// <summary>The network with the DNS servers of the settings.</summary>
        internal INetworkLink Link
        {
            get { return _link; }
        }

        /// <summary>True while the phone is on its way out.</summary>
        internal bool IsEnding
        {
            get { return _isEnding || (Phone != null && Phone.State == PhoneState.Stopping); }
        }

        /// <summary>The door, which hears the keys of every call; null for none.</summary>
        internal IDoor Door
        {
            get { return _callEvents.Door; }
            set { _callEvents.Door = value; }
        }

        /// <summary>Sees every message, of the next phone too; null for nobody.</summary>
        internal ISipTrace Trace
        {
            get
            {
                return _trace;
            }

            set
            {
                _trace = value;
                if (Phone != null)
                {
                    Phone.Trace = value;
                }
            }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        internal long NextDeadlineMs
        {
            get { return Phone == null ? -1 : Phone.NextDeadlineMs; }
        }

        /// <summary>Makes the phone anew, of the settings as they are then.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Remake(long nowMs)
        {
            _isEnding = true;
            if (Phone != null)
            {
                Phone.Stop(nowMs);
            }

            Follow(nowMs);
        }

        /// <summary>Starts the phone, or starts it over.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>Whether it could be; it was told nothing unless Ok.</returns>
        internal StartResult Start(long nowMs)
        {
            if (IsEnding)
            {
                return StartResult.Stopping;
            }

            if (Phone == null)
            {
                return Mode == StartMode.SafeMode ? StartResult.SafeMode : StartResult.NotConfigured;
            }

            if (_board.Anchors.Count == 0)
            {
                return StartResult.NoAnchors;
            }

            if (Mode == StartMode.Held)
            {
                return StartResult.Held;
            }

            _notes.Clear();
            Phone.Start(nowMs);
            return StartResult.Ok;
        }

        /// <summary>Phones start by themselves from now on, but in the safe mode.</summary>
        internal void Release()
        {
            if (Mode == StartMode.Held)
            {
                Mode = StartMode.AtOnce;
            }
        }

        /// <summary>Stops the phone for good, or until <see cref="Start"/>.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Stop(long nowMs)
        {
            // Who does not want it started by hand does not want it started later either.
            Release();
            _isEnding = false;
            if (Phone != null)
            {
                Phone.Stop(nowMs);
            }
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Poll(long nowMs)
        {
            if (Phone != null)
            {
                Phone.Poll(nowMs);
            }

            Follow(nowMs);
        }

        private void Follow(long nowMs)
        {
            if (!_isEnding || (Phone != null && Phone.State != PhoneState.Stopped))
            {
                return;
            }

            _isEnding = false;
            Phone = null;
            _notes.Clear();
            _link.SetServers(_settings.Copy(SettingId.DnsServers));
            if (Mode != StartMode.SafeMode && PhoneSettingsReader.IsConfigured(_settings))
            {
                PhoneSettings settings = PhoneSettingsReader.Read(_settings, _instanceId);
                Phone = new SipPhone.Phone.Phone(settings, MakeBoard(), _events, _callEvents, _callEvents);
                Phone.Trace = _trace;
            }

            TellStart(Start(nowMs));
        }

        // The board's, but for the network. The phone takes what it needs of it, and does not keep it.
        private PhoneBoard MakeBoard()
        {
            PhoneBoard board = new PhoneBoard();
            board.Clock = _board.Phone.Clock;
            board.Random = _board.Phone.Random;
            board.Link = _link;
            board.DnsSockets = _board.Phone.DnsSockets;
            board.DnsStream = _board.Phone.DnsStream;
            board.Channel = _board.Phone.Channel;
            board.MediaStreams = _board.Phone.MediaStreams;
            return board;
        }

        private void TellStart(StartResult result)
        {
            switch (result)
            {
                case StartResult.NotConfigured:
                    Words.Tell(_log, LogLevel.Warning, "No account yet. Set sip.domain and sip.user, then: apply");
                    break;
                case StartResult.NoAnchors:
                    Words.Tell(
                        _log,
                        LogLevel.Error,
                        "No trust anchors: the phone connects to nobody. Add one with: anchor add");
                    break;
                case StartResult.SafeMode:
                    Words.Tell(
                        _log,
                        LogLevel.Error,
                        "SAFE MODE after faults again and again: no phone, no network. See: faults, then: reboot");
                    break;
            }
        }
    }
}
