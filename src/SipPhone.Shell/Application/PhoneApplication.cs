using System;
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
    //              |                                    |            |   where account, trust or DNS changed, and the
    //              |                                    |            |   password when it was hashed
    //   Running    | Restart                            | Restarting | stop the phone: it unregisters
    //   Restarting | phone stopped, password stored,    | Restarted  | ask the device
    //              |   console written, or RestartTimeoutMs |        |

    /// <summary>
    /// The device's application without the board: settings, anchors, phone and console put together. A machine; what
    /// the firmware and <c>sipphone run</c> both drive.
    /// </summary>
    public sealed class PhoneApplication : IShellHost
    {
        private readonly ConsoleShell _shell;
        private readonly PhoneKeeper _keeper;
        private readonly SettingsStage _stage = new SettingsStage();
        private readonly SettingsStore _store;
        private MessageTrace _trace;
        private ApplyState _applyState;
        private long _restartMs = -1;
        private bool _isRestarted;

        /// <summary>Starts: reads the store, tells what it found, makes the phone when it is configured.</summary>
        /// <param name="board">What it runs on.</param>
        public PhoneApplication(ApplicationBoard board)
        {
            Board = board;
            bool isReset = board.Device.IsResetButtonHeld;
            int resetResult = isReset ? FactoryReset.Run(board) : 0;
            Access = new ConsoleAccess(board.Store, board.Phone.Random);
            _shell = new ConsoleShell(board.Console, this);
            _store = new SettingsStore(board.Store);
            _store.Load(_stage.Live);
            LogLevel = (LogLevel)Settings.Choice(SettingId.LogLevel);
            Startup startup = new Startup(board, _shell);
            startup.TellReset(isReset, resetResult);
            startup.TellSettings(Condition, _store.DroppedCount);
            startup.TellTrust();
            _keeper = new PhoneKeeper(board, Settings, Notes, _shell, startup.ReadInstance());
            _keeper.Remake(board.Phone.Clock.NowMs);
        }

        /// <summary>What it runs on.</summary>
        public ApplicationBoard Board { get; private set; }

        /// <summary>The phone; null while there is no account, and between two phones.</summary>
        public SipPhone.Phone.Phone Phone
        {
            get { return _keeper.Phone; }
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

        /// <summary>How the stored settings were found at the start; <c>Good</c> since they were mended.</summary>
        public SettingsCondition Condition
        {
            get { return _store.Condition; }
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
        public bool NeedsRestart { get; private set; }

        /// <summary>What became of the last <see cref="Apply"/>.</summary>
        public ApplyState ApplyState
        {
            get { return _applyState; }
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
            FollowPassword();
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
            if (_restartMs < 0)
            {
                Words.Tell(Log, LogLevel.Info, "Restarting.");
                _restartMs = nowMs + Limits.RestartTimeoutMs;
                _keeper.Stop(nowMs);
            }
        }

        /// <summary>Erases credentials and settings; <see cref="Restart"/> has to follow.</summary>
        /// <returns>0; or a <c>HalResult</c> when something could not be erased.</returns>
        public int Reset()
        {
            _stage.Discard();
            return FactoryReset.Run(Board);
        }

        /// <summary>Starts the phone, or starts it over after a failure.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>Whether it could be.</returns>
        public StartResult StartPhone(long nowMs)
        {
            return _restartMs >= 0 ? StartResult.Stopping : _keeper.Start(nowMs);
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
            return _stage.Set(id, buffer, offset, end);
        }

        /// <summary>Stages that a value is taken away; the seal is asked by who calls.</summary>
        /// <param name="id">The setting.</param>
        public void StageUnset(SettingId id)
        {
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

        /// <summary>Forgets what is staged.</summary>
        public void Discard()
        {
            _stage.Discard();
        }

        /// <summary>Makes the staged settings hold, when nothing is wrong with them as a whole.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// What became of it; after <c>Working</c> see <see cref="ApplyState"/>, which <see cref="Poll"/> moves on.
        /// </returns>
        public ApplyState Apply(long nowMs)
        {
            if (_applyState == ApplyState.Working || Staged == null)
            {
                return _applyState == ApplyState.Working ? _applyState : ApplyState.Done;
            }

            SettingsProblems problems = new SettingsProblems(this);
            _applyState = problems.Next() != null ? ApplyState.Refused : Save(nowMs);
            return _applyState;
        }

        private ApplyState Save(long nowMs)
        {
            bool isPasswordRemoved = _stage.IsPasswordRemoved;
            byte[] password = _stage.TakePassword();
            int result = _store.Save(Staged);
            if (result < 0)
            {
                _stage.ReturnPassword(password);
                return result == HalResult.Full ? ApplyState.StoreFull : ApplyState.StoreFailed;
            }

            bool isPhoneChanged = _stage.ChangesPhone();
            NeedsRestart |= _stage.NeedsRestart();
            bool isLevelChanged = IsStaged(SettingId.LogLevel);
            _stage.Commit();
            TakeEffect(isPhoneChanged, isLevelChanged, nowMs);
            if (password != null)
            {
                bool isStarted = Access.Change(password, 0, password.Length, nowMs);
                Array.Clear(password, 0, password.Length);
                return isStarted ? ApplyState.Working : ApplyState.PasswordFailed;
            }

            return isPasswordRemoved && Access.Clear() < 0 ? ApplyState.PasswordFailed : ApplyState.Done;
        }

        private void TakeEffect(bool isPhoneChanged, bool isLevelChanged, long nowMs)
        {
            if (isLevelChanged)
            {
                LogLevel = (LogLevel)Settings.Choice(SettingId.LogLevel);
            }

            if (isPhoneChanged)
            {
                _keeper.Remake(nowMs);
            }
            else if (Phone != null)
            {
                PhoneSettingsReader.ReadCalls(Settings, Phone.Calls.Settings);
            }
        }

        private void FollowPassword()
        {
            if (_applyState == ApplyState.Working && Access.State != AccessState.Working)
            {
                _applyState = Access.State == AccessState.Changed ? ApplyState.Done : ApplyState.PasswordFailed;
            }
        }

        private void FollowRestart(long nowMs)
        {
            if (_restartMs < 0)
            {
                return;
            }

            bool isStopped = Phone == null || Phone.State == PhoneState.Stopped;
            bool isWritten = _shell.IsFlushed || _shell.IsClosed;
            bool isQuiet = isStopped && isWritten && _applyState != ApplyState.Working;
            if (isQuiet || nowMs >= _restartMs)
            {
                _isRestarted = true;
                Board.Device.Restart();
            }
        }
    }
}
