using SipPhone.Core;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Shell.Application
{
    // What calls do, and what comes beside them, as lines of the log. Invariant: whoever transfers us is followed, and
    // texts are taken but not kept: this phone has nothing to show them on.

    /// <summary>Hears the calls, the texts and the mailbox.</summary>
    internal sealed class CallLog : ICallEvents, IMessageEvents
    {
        private const int NotAcceptableHere = 488;

        private readonly ILog _log;
        private readonly PhoneNotes _notes;

        /// <summary>Makes one.</summary>
        /// <param name="log">Where it tells.</param>
        /// <param name="notes">Where it notes.</param>
        internal CallLog(ILog log, PhoneNotes notes)
        {
            _log = log;
            _notes = notes;
        }

        /// <summary>The door, which hears the keys; null for none.</summary>
        internal IDoor Door { get; set; }

        /// <inheritdoc/>
        public void OnCalled(Call call)
        {
            Tell("Calling ", call, ".");
        }

        /// <inheritdoc/>
        public void OnRinging(Call call)
        {
            if (call.IsIncoming)
            {
                Tell("", call, " calls: answer, or hangup.");
            }
            else
            {
                Tell("It rings at ", call, ".");
            }
        }

        /// <inheritdoc/>
        public void OnAnswered(Call call)
        {
            Tell("The call with ", call, " stands.");
        }

        /// <inheritdoc/>
        public void OnHeld(Call call, bool byPeer)
        {
            Tell("The call with ", call, byPeer ? " is on hold there." : " is on hold.");
        }

        /// <inheritdoc/>
        public void OnResumed(Call call, bool byPeer)
        {
            Tell("The call with ", call, byPeer ? " is off hold there." : " is off hold.");
        }

        /// <inheritdoc/>
        public void OnChangeRefused(Call call, int statusCode)
        {
            Tell("The call with ", call, " stays as it was: the other phone refused the change", statusCode);
        }

        /// <inheritdoc/>
        public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd)
        {
            Tell("The call with ", call, " is being transferred.");
            return true;
        }

        /// <inheritdoc/>
        public void OnTransferred(Call call)
        {
            Tell("The call with ", call, " was transferred.");
        }

        /// <inheritdoc/>
        public void OnTransferFailed(Call call, int statusCode)
        {
            Tell("The call with ", call, " goes on: the transfer failed", statusCode);
        }

        /// <inheritdoc/>
        public void OnDigit(Call call, int eventCode)
        {
            // Keys can be a person's secret: that one was pressed is told, not which.
            Words.Tell(_log, LogLevel.Debug, "A key was pressed there.");
            if (Door != null)
            {
                Door.OnKey(call, eventCode);
            }
        }

        /// <inheritdoc/>
        public void OnEnded(Call call, CallEnd end, int statusCode)
        {
            ByteWriter line = _log.Begin(LogLevel.Info);
            if (line != null)
            {
                Words.Write(line, "The call with ");
                PeerText.Write(line, call);
                Words.Write(line, " ");
                Words.Write(line, FailureTexts.Of(end));
                WriteStatus(line, statusCode);
                _log.End();
            }
        }

        /// <inheritdoc/>
        public int OnMessage(SipMessage request)
        {
            // RFC 3428 §7: who cannot show a text must not accept it.
            Words.Tell(_log, LogLevel.Info, "A text came, and was refused: there is nothing to show it on.");
            return NotAcceptableHere;
        }

        /// <inheritdoc/>
        public void OnMessageDone(int statusCode)
        {
        }

        /// <inheritdoc/>
        public void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount)
        {
            _notes.HasMessages = hasWaiting;
            _notes.NewMessages = hasWaiting ? newCount : 0;
            ByteWriter line = _log.Begin(LogLevel.Info);
            if (line == null)
            {
                return;
            }

            Words.Write(line, hasWaiting ? "Messages wait in the mailbox" : "No messages wait in the mailbox");
            if (hasWaiting && newCount > 0)
            {
                Words.Write(line, ": ");
                line.WriteDecimal(newCount);
                Words.Write(line, " new");
            }

            Words.Write(line, ".");
            _log.End();
        }

        private static void WriteStatus(ByteWriter line, int statusCode)
        {
            if (statusCode != 0)
            {
                Words.Write(line, " (");
                line.WriteDecimal(statusCode);
                Words.Write(line, ")");
            }

            Words.Write(line, ".");
        }

        private void Tell(string start, Call call, string end)
        {
            ByteWriter line = _log.Begin(LogLevel.Info);
            if (line != null)
            {
                Words.Write(line, start);
                PeerText.Write(line, call);
                Words.Write(line, end);
                _log.End();
            }
        }

        private void Tell(string start, Call call, string end, int statusCode)
        {
            ByteWriter line = _log.Begin(LogLevel.Warning);
            if (line != null)
            {
                Words.Write(line, start);
                PeerText.Write(line, call);
                Words.Write(line, end);
                WriteStatus(line, statusCode);
                _log.End();
            }
        }
    }
}
