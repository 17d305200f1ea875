using System.Text;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Interop
{
    // Who sits at the phone: takes note of what happens, and does at once what it was told to do.

    /// <summary>What a phone's calls did, a line each.</summary>
    /// <param name="nowMs">The phone's time.</param>
    internal sealed class CallLog(Func<long> nowMs) : ICallEvents, IMessageEvents
    {
        /// <summary>What happened, in order.</summary>
        internal List<string> Lines { get; } = [];

        /// <summary>Whether lines are written; without them, nothing grows with the calls.</summary>
        internal bool KeepsLines { get; set; } = true;

        /// <summary>Whether every call is answered as it rings.</summary>
        internal bool AnswersAtOnce { get; set; }

        /// <summary>How many calls were answered.</summary>
        internal int AnsweredCount { get; private set; }

        /// <summary>How many calls have ended.</summary>
        internal int EndedCount { get; private set; }

        /// <summary>Whether a line is there.</summary>
        internal bool Has(string line)
        {
            return Lines.Contains(line);
        }

        public void OnCalled(Call call)
        {
            Note("called");
        }

        public void OnRinging(Call call)
        {
            Note(call.IsIncoming ? "rings here" : "rings there");
            if (call.IsIncoming && AnswersAtOnce)
            {
                call.Answer(nowMs());
            }
        }

        public void OnAnswered(Call call)
        {
            AnsweredCount++;
            Note("answered");
        }

        public void OnHeld(Call call, bool byPeer)
        {
            Note(byPeer ? "held by peer" : "held");
        }

        public void OnResumed(Call call, bool byPeer)
        {
            Note(byPeer ? "resumed by peer" : "resumed");
        }

        public void OnChangeRefused(Call call, int statusCode)
        {
            Note($"change refused {statusCode}");
        }

        public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd)
        {
            Note($"referred to {Encoding.ASCII.GetString(buffer, uriOffset, uriEnd - uriOffset)}");
            return true;
        }

        public void OnTransferred(Call call)
        {
            Note("transferred");
        }

        public void OnTransferFailed(Call call, int statusCode)
        {
            Note($"transfer failed {statusCode}");
        }

        public void OnDigit(Call call, int eventCode)
        {
            Note($"digit {eventCode}");
        }

        public void OnEnded(Call call, CallEnd end, int statusCode)
        {
            EndedCount++;
            Note(statusCode == 0 ? CallEnds.Name(end) : $"{CallEnds.Name(end)} {statusCode}");
        }

        public int OnMessage(SipMessage request)
        {
            Note("message");
            return 200;
        }

        public void OnMessageDone(int statusCode)
        {
            Note($"message done {statusCode}");
        }

        public void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount)
        {
            Note($"waiting {newCount}/{oldCount}");
        }

        private void Note(string line)
        {
            if (KeepsLines)
            {
                Lines.Add(line);
            }
        }
    }
}
