using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Settings.Access;
using SipPhone.Shell.Commands;
using SipPhone.Shell.Trace;
using SipPhone.Sip.Transactions;

namespace SipPhone.Shell.Application
{
    // The device without the board. Invariant: what holds is what the store has; there is one phone at most; once the
    // device was asked to restart, nothing is done any more.
    //
    //   state      | event                              | next       | action
    //   -          | made                               | Running    | reset when the button is held; load; say what
    //              |                                    |            |   was found; make the phone
    //   Running    | Apply, something is wrong          | Running    | nothing changes
    //   Running    | Apply                              | Running    | save; then calls and log at once, the phone anew
    //              |                                    |            |   where account, trust or DNS changed
    //   any        | Reset                              | same       | end an apply or a login that is going on; erase
    //   Running    | Restart                            | Restarting | stop the phone: it unregisters; the console
    //              |                                    |            |   takes no command any more
    //   Restarting | phone stopped, console written, or | Restarted  | ask the device
    //              |   RestartTimeoutMs                 |            |

    /// <summary>
    /// The device's application without the board: settings, anchors, phone and console put together. A machine; what
    /// the firmware and <c>sipphone run</c> both drive.
    /// </summary>
    public sealed class PhoneApplication : IShellHost
    {
        private readonly ConsoleShell _shell;
        private readonly PhoneKeeper _keeper;
        private readonly SettingsStage _stage = new SettingsStage();
        private readonly SettingsApplier _applier;
        private MessageTrace _trace;
        private long _restartMs = -1;
        private bool _isRestarted;

        /// <summary>Starts: reads the store, tells what it found, makes the phone when it is configured.</summary>
        /// <param name="board">What it runs on.</param>
        /// <param name="mode">Whether the phone starts by itself.</param>
        public PhoneApplication(ApplicationBoard board, StartMode mode = StartMode.AtOnce)
        {
            Board = board;
            bool isReset = board.Device.IsResetButtonHeld;
            int resetResult = isReset ? FactoryReset.Run(board) : 0;
            Access = new ConsoleAccess(board.Store, board.Phone.Random);
            _shell = new ConsoleShell(board.Console, this);
            SettingsStore store = new SettingsStore(board.Store);
            SettingsCondition condition = store.Load(_stage.Live);
            LogLevel = (LogLevel)Settings.Choice(SettingId.LogLevel);
            Startup startup = new Startup(board, _shell);
            startup.TellReset(isReset, resetResult);
            startup.TellSettings(condition, store.DroppedCount);
            startup.TellTrust();
            _keeper = new PhoneKeeper(board, Settings, Notes, _shell, startup.ReadInstance(), mode);
            _applier = new SettingsApplier(_stage, store, Access, _keeper, _shell);
            _keeper.Remake(board.Phone.Clock.NowMs);
        }

        /// <summary>What it runs on.</summary>
        public ApplicationBoard Board { get; private set; }

        /// <summary>The phone; null while there is no account, and between two phones.</summary>
        public SipPhone.Phone.Phone Phone
        {
            get { return _keeper.Phone; }
        }

        /// <summary>Whether the phone starts by itself.</summary>
        public StartMode Mode
        {
            get { return _keeper.Mode; }
        }

        /// <summary>True while the phone is being stopped, or is about to be made anew.</summary>
        public bool IsPhoneEnding
        {
            get { return _keeper.IsEnding; }
        }

        /// <summary>What the phone told last.</summary>
        public PhoneNotes Notes { get; } = new PhoneNotes();

        /// <summary>The settings that hold.</summary>
        public SettingSet Settings
        {
            get { return _stage.Live; }
        }

        /// <summary>The settings as the next <c>apply</c> makes them; null while nothing is staged.</summary>
        public SettingSet Staged
        {
            get { return _stage.Staged; }
        }

        /// <summary>How the stored settings are: as they were found at the start, until they are written.</summary>
        public SettingsCondition Condition
        {
            get { return _applier.Condition; }
        }

        /// <summary>Who may use the console.</summary>
        public ConsoleAccess Access { get; private set; }

        /// <summary>The log.</summary>
        public ILog Log
        {
            get { return _shell; }
        }

        /// <summary>The least level that the log shows: that of <c>log.level</c> until somebody changes it.</summary>
        public LogLevel LogLevel
        {
            get { return _shell.Level; }
            set { _shell.Level = value; }
        }

        /// <summary>The network, with the DNS servers of the settings.</summary>
        public INetworkLink Link
        {
            get { return _keeper.Link; }
        }

        /// <summary>The door, which hears the keys of every call; null for none.</summary>
        public IDoor Door
        {
            get { return _keeper.Door; }
            set { _keeper.Door = value; }
        }

        /// <summary>Whether every SIP message is shown in the log, secrets blanked.</summary>
        public bool IsTracing
        {
            get
            {
                return _trace != null;
            }

            set
            {
                if (value != IsTracing)
                {
                    _trace = value ? new MessageTrace(_shell) : null;
                    _keeper.Trace = _trace;
                }
            }
        }

        /// <summary>Whether settings were applied that take effect with the next start only.</summary>
        public bool NeedsRestart
        {
            get { return _applier.NeedsRestart; }
        }

        /// <summary>What became of the last <see cref="Apply"/> that found nothing wrong.</summary>
        public ApplyState ApplyState
        {
            get { return _applier.State; }
        }

        /// <summary>When what it stored takes effect.</summary>
        public ApplyEffect ApplyEffect
        {
            get { return _applier.Effect; }
        }

        /// <summary>True when the console's line is gone: whoever runs this on a PC can end it.</summary>
        public bool IsConsoleClosed
        {
            get { return _shell.IsClosed; }
        }

        /// <summary>True when all that was written went to the console's line, or the line is gone.</summary>
        public bool IsConsoleFlushed
        {
            get { return _shell.IsFlushed; }
        }

        /// <inheritdoc/>
        public bool IsSealed
        {
            get { return Board.Seal.IsSealed; }
        }

        /// <inheritdoc/>
        public bool HasStagedChanges
        {
            get { return _stage.Staged != null; }
        }

        /// <inheritdoc/>
        public bool IsRestarting
        {
            get { return _restartMs >= 0; }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (_isRestarted)
                {
                    return -1;
                }

                long nextMs = SipTimers.Earlier(_shell.NextDeadlineMs, _keeper.NextDeadlineMs);
                nextMs = SipTimers.Earlier(nextMs, Access.NextDeadlineMs);
                nextMs = _trace == null ? nextMs : SipTimers.Earlier(nextMs, _trace.NextDeadlineMs);
                return SipTimers.Earlier(nextMs, _restartMs);
            }
        }

        /// <inheritdoc/>
        public Command[] MakeCommands()
        {
            return PhoneCommands.MakeAll();
        }

        /// <summary>Takes every step that is possible now: console and phone.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (_isRestarted)
            {
                return;
            }

            _shell.SetTime(nowMs);
            _keeper.Poll(nowMs);
            Access.Poll(nowMs);
            _applier.Poll(nowMs);
            if (_trace != null)
            {
                _trace.Poll(nowMs);
            }

            _shell.Poll(nowMs);
            FollowRestart(nowMs);
        }

        /// <summary>Unregisters and closes, then asks the device for a restart.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Restart(long nowMs)
        {
            if (!IsRestarting)
            {
                _applier.Cancel();
                Words.Tell(Log, LogLevel.Info, "Restarting.");
                _restartMs = nowMs + Limits.RestartTimeoutMs;
                _keeper.Stop(nowMs);
            }
        }

        /// <summary>Erases credentials and settings; <see cref="Restart"/> has to follow.</summary>
        /// <returns>0; or a <c>HalResult</c> when something could not be erased.</returns>
        public int Reset()
        {
            // A password that is being hashed or compared would be stored after it was erased.
            Discard();
            Access.Cancel();
            return FactoryReset.Run(Board);
        }

        /// <summary>Starts the phone, or starts it over after a failure. It is held back no longer.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>Whether it could be; never <c>Held</c>.</returns>
        public StartResult StartPhone(long nowMs)
        {
            if (IsRestarting)
            {
                return StartResult.Stopping;
            }

            _keeper.Release();
            return _keeper.Start(nowMs);
        }

        /// <summary>Unregisters, and stops the phone until it is started.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void StopPhone(long nowMs)
        {
            _keeper.Stop(nowMs);
        }

        /// <summary>An anchor was added: a phone that has no connection may get one now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void OnTrustAdded(long nowMs)
        {
            bool isConnected = Phone != null
                && (Phone.State == PhoneState.Registering || Phone.State == PhoneState.Registered);
            if (!isConnected)
            {
                _keeper.Start(nowMs);
            }
        }

        /// <summary>
        /// An anchor was removed, or the device's certificate changed: what was connected on the old ones is connected
        /// anew.
        /// </summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void OnTrustChanged(long nowMs)
        {
            _keeper.Remake(nowMs);
        }

        /// <summary>Stages a value; the seal is asked by who calls.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>As <see cref="SettingSet.Set"/>.</returns>
        public SettingResult Stage(SettingId id, byte[] buffer, int offset, int end)
        {
            _applier.Cancel();
            return _stage.Set(id, buffer, offset, end);
        }

        /// <summary>Stages that a value is taken away; the seal is asked by who calls.</summary>
        /// <param name="id">The setting.</param>
        public void StageUnset(SettingId id)
        {
            _applier.Cancel();
            _stage.Unset(id, Access);
        }

        /// <summary>Tells whether <c>apply</c> changes a setting.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True when it does.</returns>
        public bool IsStaged(SettingId id)
        {
            return _stage.IsStaged(id);
        }

        /// <summary>Tells whether a setting has a value of its own, with what is staged taken as if it held.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True when it does; for a secret that is all that is ever told.</returns>
        public bool IsSet(SettingId id)
        {
            SettingSet settings = Staged ?? Settings;
            bool hasPassword = id == SettingId.ConsolePassword && Access.IsProtected && !_stage.IsPasswordRemoved;
            return hasPassword || settings.Find(id, out _, out _);
        }

        /// <summary>Tells whether an applied change of this setting waits for the next start.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True when it does.</returns>
        public bool IsWaitingForRestart(SettingId id)
        {
            return _applier.IsWaitingForRestart(id);
        }

        /// <summary>Forgets what is staged.</summary>
        public void Discard()
        {
            _applier.Cancel();
            _stage.Discard();
        }

        /// <summary>Makes the staged settings hold, when nothing is wrong with them as a whole.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// What became of it; after <c>Working</c> see <see cref="ApplyState"/>, which <see cref="Poll"/> moves on.
        /// </returns>
        public ApplyState Apply(long nowMs)
        {
            bool isWrong = HasStagedChanges && new SettingsProblems(this).Next() != null;
            return isWrong ? ApplyState.Refused : _applier.Apply(nowMs);
        }

        /// <summary>Ends an <see cref="Apply"/> that has written nothing yet; what was staged still is.</summary>
        public void CancelApply()
        {
            _applier.Cancel();
        }

        private void FollowRestart(long nowMs)
        {
            if (!IsRestarting)
            {
                return;
            }

            bool isStopped = Phone == null || Phone.State == PhoneState.Stopped;
            bool isWritten = _shell.IsFlushed || _shell.IsClosed;
            if ((isStopped && isWritten) || nowMs >= _restartMs)
            {
                _isRestarted = true;
                Board.Device.Restart();
            }
        }
    }
}
