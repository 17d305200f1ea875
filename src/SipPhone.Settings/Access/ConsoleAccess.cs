using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Access
{
    // The console's password. What makes guessing slow is the wait after a failure, 1 s doubled up to 5 min, not the
    // hash, of which the device can do little. Each attempt counts as a failure in the store before it is looked at,
    // and the wait of that count starts anew after a restart: pulling the plug gains nobody a guess.
    // Invariant: nothing is Granted but by a hash that is equal, or when there is no password; a record that cannot be
    // read is a password that nobody knows.
    //
    // state            event                        to        with
    // Idle and others  Check, before NotBeforeMs    same      false
    // Idle and others  Check, no password           Granted
    // Idle and others  Check                        Working   failures + 1 stored; Failed when that cannot be
    // Idle and others  Change                       Working   a new salt
    // Working, Hashed  Check, Change                same      false
    // Working          Poll, rounds left            Working
    // Working          Poll, last round of a check  Granted   equal: failures 0 stored
    //                                               Refused   else: NotBeforeMs = now + the wait of the count
    // Working          Poll, last round of a change Hashed    nothing is stored yet
    // Hashed           Store                        Changed   stored; Failed when it cannot be
    // Working, Hashed  Cancel                       Idle      nothing is stored; a failure that was counted stays
    // any              Clear                        Idle      the record removed

    /// <summary>
    /// Whether somebody may use the console: an optional password, kept as a salted, iterated hash. A machine, since
    /// one check takes a device seconds: a few rounds a poll.
    /// </summary>
    public sealed class ConsoleAccess
    {
        private readonly IStore _store;
        private readonly IRandom _random;
        private AccessAttempt _attempt;
        private int _failuresBefore;

        /// <summary>Reads whether there is a password, and how many attempts failed, also before the restart.</summary>
        /// <param name="store">Where that is kept.</param>
        /// <param name="random">Makes salts.</param>
        public ConsoleAccess(IStore store, IRandom random)
        {
            _store = store;
            _random = random;
            AccessRecord record = new AccessRecord();
            int result = record.Load(store);
            IsProtected = result != HalResult.NotFound;
            if (result == 0)
            {
                _failuresBefore = record.Failures;
            }
            else if (IsProtected)
            {
                Lock();
            }
        }

        /// <summary>True when there is a password.</summary>
        public bool IsProtected { get; private set; }

        /// <summary>
        /// True when what is kept of the password cannot be read: no password is right any more, until a factory reset
        /// by the button.
        /// </summary>
        public bool IsLocked
        {
            get { return NotBeforeMs == long.MaxValue; }
        }

        /// <summary>What is going on.</summary>
        public AccessState State { get; private set; }

        /// <summary>
        /// When the next attempt is taken, on the monotonic clock; 0 for now. After a restart the wait starts with the
        /// first <see cref="Poll"/> or <see cref="Check"/>.
        /// </summary>
        public long NotBeforeMs { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for no need.</summary>
        public long NextDeadlineMs
        {
            get { return State == AccessState.Working ? 0 : -1; }
        }

        /// <summary>
        /// Starts to check a password. The failure is counted in the store before, so that no power cut undoes it.
        /// </summary>
        /// <param name="password">The buffer; not kept.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// False while another is checked, before <see cref="NotBeforeMs"/>, and when <see cref="IsLocked"/>. After
        /// true <see cref="State"/> is <c>Working</c>; <c>Granted</c> without a password; or <c>Failed</c>.
        /// </returns>
        public bool Check(byte[] password, int offset, int end, long nowMs)
        {
            StartWait(nowMs);
            if (_attempt != null || nowMs < NotBeforeMs)
            {
                return false;
            }

            if (!IsProtected)
            {
                State = AccessState.Granted;
                return true;
            }

            AccessRecord record = new AccessRecord();
            if (record.Load(_store) != 0)
            {
                Lock();
                return false;
            }

            record.Failures++;
            if (record.Save(_store) < 0)
            {
                NotBeforeMs = nowMs + DelayMs(record.Failures);
                State = AccessState.Failed;
                return true;
            }

            Begin(new AccessAttempt(record, false, password, offset, end));
            return true;
        }

        /// <summary>Starts to hash a new password; <see cref="Store"/> has to follow.</summary>
        /// <param name="password">The buffer; not kept.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive; at least one octet.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// False while another is checked or hashed, when <see cref="IsLocked"/>, and for an empty one. The caller sees
        /// to it that only who may does it.
        /// </returns>
        public bool Change(byte[] password, int offset, int end, long nowMs)
        {
            StartWait(nowMs);
            if (_attempt != null || IsLocked || offset >= end)
            {
                return false;
            }

            AccessRecord record = new AccessRecord();
            record.Renew(_random);
            Begin(new AccessAttempt(record, true, password, offset, end));
            return true;
        }

        /// <summary>Stores the new password that is <c>Hashed</c>; does nothing in any other state.</summary>
        /// <returns>0; or the store's <c>HalResult</c>, and then the old one stands.</returns>
        public int Store()
        {
            if (State != AccessState.Hashed)
            {
                return HalResult.Failed;
            }

            _attempt.Record.SetHash(_attempt.Derivation.Key);
            int result = _attempt.Record.Save(_store);
            End(result < 0 ? AccessState.Failed : AccessState.Changed);
            if (result < 0)
            {
                return result;
            }

            IsProtected = true;
            NotBeforeMs = 0;
            return 0;
        }

        /// <summary>
        /// Ends a check or a change that is going on: nothing comes of it. The failure that a check counted stays.
        /// </summary>
        public void Cancel()
        {
            if (_attempt != null)
            {
                End(AccessState.Idle);
            }
        }

        /// <summary>Takes the password away, also one that cannot be read, and stops what is going on.</summary>
        /// <returns>0, also when there is none; or the store's <c>HalResult</c>, and then it stands.</returns>
        public int Clear()
        {
            Cancel();
            State = AccessState.Idle;
            int result = AccessRecord.Delete(_store);
            if (result < 0 && result != HalResult.NotFound)
            {
                return result;
            }

            IsProtected = false;
            NotBeforeMs = 0;
            _failuresBefore = 0;
            return 0;
        }

        /// <summary>Hashes on.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            StartWait(nowMs);
            if (State != AccessState.Working)
            {
                return;
            }

            _attempt.Derivation.Step(Limits.PasswordRoundsPerPoll);
            if (!_attempt.Derivation.IsDone)
            {
                return;
            }

            if (_attempt.IsChange)
            {
                State = AccessState.Hashed;
            }
            else
            {
                End(Compare(_attempt, nowMs));
            }
        }

        private static long DelayMs(int failures)
        {
            long delayMs = Limits.FirstPasswordDelayMs;
            while (--failures > 0 && delayMs < Limits.MaxPasswordDelayMs)
            {
                delayMs *= 2;
            }

            return delayMs < Limits.MaxPasswordDelayMs ? delayMs : Limits.MaxPasswordDelayMs;
        }

        private void Begin(AccessAttempt attempt)
        {
            _attempt = attempt;
            State = AccessState.Working;
        }

        private void End(AccessState state)
        {
            _attempt.Derivation.Clear();
            _attempt = null;
            State = state;
        }

        private AccessState Compare(AccessAttempt attempt, long nowMs)
        {
            if (!attempt.Record.HasHash(attempt.Derivation.Key))
            {
                NotBeforeMs = nowMs + DelayMs(attempt.Record.Failures);
                return AccessState.Refused;
            }

            // When this cannot be stored, the count stands, and the next start waits once more: no harm.
            attempt.Record.Failures = 0;
            attempt.Record.Save(_store);
            NotBeforeMs = 0;
            return AccessState.Granted;
        }

        // The clock is not known before it is told; the failures from before the restart are waited for from then on.
        private void StartWait(long nowMs)
        {
            if (_failuresBefore > 0)
            {
                NotBeforeMs = nowMs + DelayMs(_failuresBefore);
                _failuresBefore = 0;
            }
        }

        private void Lock()
        {
            NotBeforeMs = long.MaxValue;
        }
    }
}
