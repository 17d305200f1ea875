using System;
using SipPhone.Core.Hal;
using SipPhone.Settings;
using SipPhone.Settings.Access;

namespace SipPhone.Shell.Application
{
    // From what is staged to what holds. A new password of the console is hashed first, and nothing is written before
    // it is ready: up to then the apply can be cancelled as if it had never begun. Invariant: what holds is what the
    // store has; a password is stored by the apply that found it staged, or never.
    //
    //   state    | event                        | next                      | action
    //   others   | Apply, nothing staged        | Done                      |
    //   others   | Apply, no new password       | Done, StoreFull or Failed | save, then let it take effect
    //   others   | Apply, a new password        | Working; StoreFailed when | start to hash it
    //            |                              |   it cannot be changed    |
    //   Working  | Poll, it is hashed           | as without one, or        | save, let it take effect, store the hash
    //            |                              |   PasswordFailed          |
    //   Working  | Cancel                       | Cancelled                 | let go of the hash; all is still staged

    /// <summary>Makes staged settings hold. A machine.</summary>
    internal sealed class SettingsApplier
    {
        private readonly SettingsStage _stage;
        private readonly SettingsStore _store;
        private readonly ConsoleAccess _access;
        private readonly PhoneKeeper _keeper;
        private readonly ConsoleShell _shell;

        // A bit for each setting.
        private long _waitingForRestart;

        /// <summary>Makes one.</summary>
        /// <param name="stage">What is staged, and what holds.</param>
        /// <param name="store">Where it is stored.</param>
        /// <param name="access">The console's password.</param>
        /// <param name="keeper">The phone.</param>
        /// <param name="shell">Has the level of the log.</param>
        internal SettingsApplier(
            SettingsStage stage, SettingsStore store, ConsoleAccess access, PhoneKeeper keeper, ConsoleShell shell)
        {
            _stage = stage;
            _store = store;
            _access = access;
            _keeper = keeper;
            _shell = shell;
        }

        /// <summary>What became of the last apply.</summary>
        internal ApplyState State { get; private set; }

        /// <summary>When what it stored takes effect.</summary>
        internal ApplyEffect Effect { get; private set; }

        /// <summary>How the stored settings are: as they were found, until they are written.</summary>
        internal SettingsCondition Condition
        {
            get { return _store.Condition; }
        }

        /// <summary>Whether a change was stored that takes effect with the next start only.</summary>
        internal bool NeedsRestart
        {
            get { return _waitingForRestart != 0; }
        }

        /// <summary>Tells whether a change of this setting waits for the next start.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True when it does.</returns>
        internal bool IsWaitingForRestart(SettingId id)
        {
            return (_waitingForRestart & (1L << (int)id)) != 0;
        }

        /// <summary>Makes the staged settings hold, which passed every check.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="State"/>.</returns>
        internal ApplyState Apply(long nowMs)
        {
            if (State == ApplyState.Working)
            {
                return State;
            }

            byte[] password = _stage.Staged == null ? null : _stage.Staged.Copy(SettingId.ConsolePassword);
            if (password != null)
            {
                bool isStarted = _access.Change(password, 0, password.Length, nowMs);
                Array.Clear(password, 0, password.Length);
                State = isStarted ? ApplyState.Working : ApplyState.StoreFailed;
            }
            else
            {
                State = _stage.Staged == null ? ApplyState.Done : Save(nowMs);
            }

            return State;
        }

        /// <summary>Goes on when the password is hashed.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Poll(long nowMs)
        {
            if (State == ApplyState.Working && _access.State != AccessState.Working)
            {
                State = Save(nowMs);
            }
        }

        /// <summary>Ends an apply that has written nothing yet; what was staged still is.</summary>
        internal void Cancel()
        {
            if (State == ApplyState.Working)
            {
                _access.Cancel();
                State = ApplyState.Cancelled;
            }
        }

        private ApplyState Save(long nowMs)
        {
            bool isPasswordRemoved = _stage.IsPasswordRemoved;
            byte[] password = _stage.TakePassword();
            int result = _store.Save(_stage.Staged);
            if (result < 0)
            {
                _stage.ReturnPassword(password);
                _access.Cancel();
                return result == HalResult.Full ? ApplyState.StoreFull : ApplyState.StoreFailed;
            }

            bool hasPassword = password != null;
            Wipe(password);
            TakeEffect(nowMs);
            if (hasPassword)
            {
                return _access.Store() < 0 ? ApplyState.PasswordFailed : ApplyState.Done;
            }

            return isPasswordRemoved && _access.Clear() < 0 ? ApplyState.PasswordFailed : ApplyState.Done;
        }

        private void TakeEffect(long nowMs)
        {
            bool isPhoneChanged = _stage.ChangesPhone();
            bool isLevelChanged = _stage.IsStaged(SettingId.LogLevel);
            long waiting = _stage.ChangesForRestart(out bool changesMore);
            _waitingForRestart |= waiting;
            Effect = isPhoneChanged ? ApplyEffect.NewPhone
                : changesMore || waiting == 0 ? ApplyEffect.AtOnce
                : ApplyEffect.AfterRestart;
            _stage.Commit();
            if (isLevelChanged)
            {
                _shell.Level = (LogLevel)_stage.Live.Choice(SettingId.LogLevel);
            }

            if (isPhoneChanged)
            {
                _keeper.Remake(nowMs);
            }
            else if (_keeper.Phone != null)
            {
                PhoneSettingsReader.ReadCalls(_stage.Live, _keeper.Phone.Calls.Settings);
            }
        }

        private static void Wipe(byte[] password)
        {
            if (password != null)
            {
                Array.Clear(password, 0, password.Length);
            }
        }
    }
}
