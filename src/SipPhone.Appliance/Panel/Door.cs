using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone.Calls;
using SipPhone.Settings;
using SipPhone.Shell;
using SipPhone.Shell.Application;

namespace SipPhone.Appliance.Panel
{
    // The contact that releases a door, for a time.
    //
    //   state    | event                                          | next     | action
    //   -        | made                                           | Locked   | open the contact
    //   any      | door.code, pressed by the other side of a call | Released | close the contact; the time begins
    //            |   that is spoken on, held by neither side      |          |   anew
    //   any      | the command door                               | Released | the same
    //   Released | door.seconds are over, restart or fault        | Locked   | open the contact
    //
    // Who calls was authenticated by the server, or by nobody: the code is what counts. Invariant: the contact is
    // closed for door.seconds after a release and no longer; the code is in no log.

    /// <summary>Releases the door. A machine.</summary>
    internal sealed class Door : IDoor
    {
        private const int MsPerSecond = 1000;

        private readonly PhoneApplication _application;
        private readonly IRelay _relay;
        private long _lockMs = -1;

        // One for each place of the call manager's, made when a key comes and dropped with the call. No reference to a
        // call: it would hold a phone that has gone.
        private CodeEntry[] _entries;

        /// <summary>Makes one that is locked.</summary>
        /// <param name="application">Settings, calls, clock and log.</param>
        /// <param name="relay">The contact.</param>
        internal Door(PhoneApplication application, IRelay relay)
        {
            _application = application;
            _relay = relay;
            relay.Set(false);
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 while it is locked.</summary>
        internal long NextDeadlineMs
        {
            get { return _lockMs; }
        }

        /// <inheritdoc/>
        public void OnKey(Call call, int eventCode)
        {
            SettingSet settings = _application.Settings;
            bool isSpokenOn = call.State == CallState.Active && !call.IsHeldByPeer;
            if (!isSpokenOn || !settings.Find(SettingId.DoorCode, out int offset, out int end))
            {
                return;
            }

            long nowMs = _application.Board.Phone.Clock.NowMs;
            int key = Digits.KeyOf(eventCode);
            switch (EntryOf(call).TakeKey(key, settings.Buffer, offset, end, nowMs))
            {
                case CodeTry.Right:
                    TellRelease(Open(nowMs), call);
                    break;
                case CodeTry.Wrong:
                    Tell("A wrong door code was pressed by ", call);
                    break;
                case CodeTry.LastWrong:
                    Tell("Too many wrong door codes: no more keys are taken until the end of the call with ", call);
                    break;
            }
        }

        /// <inheritdoc/>
        public int Release(long nowMs)
        {
            int seconds = Open(nowMs);
            TellRelease(seconds, null);
            return seconds;
        }

        /// <summary>Locks it when its time is over, and forgets what ended calls have pressed.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Poll(long nowMs)
        {
            if (_lockMs >= 0 && (nowMs >= _lockMs || _application.IsRestarting))
            {
                Lock();
            }

            if (_entries != null)
            {
                ForgetEnded();
            }
        }

        /// <summary>Opens the contact, whatever time is left.</summary>
        internal void Lock()
        {
            _lockMs = -1;
            _relay.Set(false);
        }

        private int Open(long nowMs)
        {
            int seconds = _application.Settings.Number(SettingId.DoorSeconds);
            _lockMs = nowMs + (seconds * MsPerSecond);
            _relay.Set(true);
            return seconds;
        }

        private CodeEntry EntryOf(Call call)
        {
            CallManager calls = _application.Phone.Calls;
            int place = 0;
            while (calls.Get(place) != call)
            {
                place++;
            }

            _entries = _entries ?? new CodeEntry[Limits.MaxSessions];
            return _entries[place] ?? (_entries[place] = new CodeEntry());
        }

        private void ForgetEnded()
        {
            bool hasAny = false;
            for (int i = 0; i < _entries.Length; i++)
            {
                Call call = _application.Phone == null ? null : _application.Phone.Calls.Get(i);
                bool isStanding = call != null && (call.State == CallState.Active || call.State == CallState.Held);
                _entries[i] = isStanding ? _entries[i] : null;
                hasAny = hasAny || _entries[i] != null;
            }

            _entries = hasAny ? _entries : null;
        }

        // By the console when there is no call.
        private void TellRelease(int seconds, Call call)
        {
            ByteWriter line = _application.Log.Begin(LogLevel.Info);
            if (line != null)
            {
                Words.Write(line, "Door released for ");
                line.WriteDecimal(seconds);
                Words.Write(line, call == null ? " s at the console" : " s by ");
                End(line, call);
            }
        }

        private void Tell(string start, Call call)
        {
            ByteWriter line = _application.Log.Begin(LogLevel.Warning);
            if (line != null)
            {
                Words.Write(line, start);
                End(line, call);
            }
        }

        private void End(ByteWriter line, Call call)
        {
            if (call != null)
            {
                PeerText.Write(line, call);
            }

            Words.Write(line, ".");
            _application.Log.End();
        }
    }
}
