using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // One 2xx that nobody wants, RFC 3261 §13.2.2.4: its dialog is made of the response, acknowledged, and ended.
    // Invariant: the BYE goes after the ACK, and once but for challenges; each further 2xx gets the ACK again.

    /// <summary>The ACK and the BYE of one answer that came too late or second. Reusable.</summary>
    internal sealed class StrayAnswer
    {
        // PRACKs may have gone to this fork before it lost, with numbers between the INVITE's and that of the BYE.
        private const int NumbersLeftOut = 1000;

        private readonly SipFlow _flow;
        private readonly SipCredentials _credentials;
        private readonly IRandom _random;
        private readonly Dialog _dialog;
        private readonly ClientRequest _bye;
        private readonly byte[] _ackBranch = SipBranch.Create();
        private int _byeCSeq;
        private long _endMs = -1;

        internal StrayAnswer(SipFlow flow, LocalHeaders headers, SipCredentials credentials, IRandom random)
        {
            _flow = flow;
            _credentials = credentials;
            _random = random;
            _dialog = new Dialog(headers, random);
            _bye = new ClientRequest(random, credentials, new ResponseMatcher());
        }

        /// <summary>When it is over, if no further 2xx comes; -1 when it is.</summary>
        internal long EndMs
        {
            get { return _endMs; }
        }

        internal long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_endMs, _bye.NextDeadlineMs); }
        }

        internal bool IsOf(SipMessage answer)
        {
            return _endMs >= 0 && _dialog.Matches(answer);
        }

        /// <summary>Acknowledges a 2xx and ends what it began.</summary>
        internal void Start(SipMessage answer, long nowMs)
        {
            Clear();
            _dialog.StartOfAnswer(answer);
            if (_dialog.State != DialogState.Confirmed || _dialog.LocalCSeq > int.MaxValue - (2 * NumbersLeftOut))
            {
                return;
            }

            SipBranch.Renew(_random, _ackBranch);
            _byeCSeq = _dialog.LocalCSeq + NumbersLeftOut;
            _endMs = nowMs + SipTimers.TimerMMs;
            _bye.Start(SipTokens.Bye, nowMs);
            bool isSent = Send(SipTokens.Ack, _dialog.LocalCSeq, _ackBranch, nowMs)
                && Send(SipTokens.Bye, _byeCSeq, _bye.Branch, nowMs);

            // What could not be sent is begun anew when the 2xx comes again.
            if (!isSent)
            {
                Clear();
            }
        }

        /// <summary>The 2xx came again: so does the ACK.</summary>
        internal void Acknowledge(long nowMs)
        {
            _endMs = nowMs + SipTimers.TimerMMs;
            Send(SipTokens.Ack, _dialog.LocalCSeq, _ackBranch, nowMs);
        }

        /// <summary>Takes a response to the BYE.</summary>
        /// <returns>False when it is none.</returns>
        internal bool OnReceive(SipMessage response, long nowMs)
        {
            RequestEvent what = _bye.OnReceive(response, nowMs);
            if (what == RequestEvent.WriteAgain)
            {
                _byeCSeq++;
                if (!Send(SipTokens.Bye, _byeCSeq, _bye.Branch, nowMs))
                {
                    _bye.Abandon();
                }
            }

            return what != RequestEvent.None;
        }

        internal void Poll(long nowMs)
        {
            _bye.Poll(nowMs);
            if (_endMs >= 0 && nowMs >= _endMs)
            {
                Clear();
            }
        }

        private void Clear()
        {
            _endMs = -1;
            _bye.Abandon();
            _dialog.Clear();
        }

        private bool Send(byte[] method, int cseqNumber, byte[] branch, long nowMs)
        {
            SipWriter writer = _flow.StartMessage();
            _dialog.StartRequest(writer, method, cseqNumber, branch);

            // §22.1: an ACK has the credentials of its INVITE.
            _dialog.WriteCredentials(writer, method, _credentials);
            return writer.Finish() == SipResult.Ok && _flow.Send(nowMs) == SipResult.Ok;
        }
    }
}
