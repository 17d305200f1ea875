using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // The 2xx to INVITEs of ours that no session wants: of forks that lost, and late ones to an INVITE that was given
    // up; RFC 3261 §13.2.2.4, §9.1, §15. Without ACK and BYE the other phone would think that it is in a call.
    // Invariant: Limits.MaxStrayAnswers are worked on at most; for another one the one nearest its end gives way, since
    // its BYE has had the most time, and would begin anew if its 2xx still came.
    //
    //   event                                   action
    //   2xx to INVITE, of none that is known    ACK, BYE; dropped where the INVITE was not ours (RFC 3261 §18.1.2)
    //   2xx to INVITE, of one that is known     ACK again
    //   401, 407 to a BYE                       BYE with credentials
    //   other response to a BYE, Timer F        (nothing more can be done)
    //   64 * T1 after the last 2xx              forgotten

    /// <summary>Acknowledges and ends what answers that came too late or second began.</summary>
    public sealed class StrayAnswers
    {
        private readonly RecentInvites _invites;
        private readonly SipFlow _flow;
        private readonly LocalHeaders _headers;
        private readonly SipCredentials _credentials;
        private readonly IRandom _random;
        private readonly StrayAnswer[] _answers = new StrayAnswer[Limits.MaxStrayAnswers];

        /// <summary>Makes one; its places are made when they are first needed.</summary>
        /// <param name="invites">The INVITEs of ours that may be answered late.</param>
        /// <param name="flow">Where messages go.</param>
        /// <param name="headers">Who and where we are.</param>
        /// <param name="credentials">Answers challenges.</param>
        /// <param name="random">Where branches come from.</param>
        public StrayAnswers(
            RecentInvites invites, SipFlow flow, LocalHeaders headers, SipCredentials credentials, IRandom random)
        {
            _invites = invites;
            _flow = flow;
            _headers = headers;
            _credentials = credentials;
            _random = random;
        }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get
            {
                long next = -1;
                for (int i = 0; i < _answers.Length && _answers[i] != null; i++)
                {
                    next = SipTimers.Earlier(next, _answers[i].NextDeadlineMs);
                }

                return next;
            }
        }

        /// <summary>Takes a response that no session took.</summary>
        /// <param name="response">The response.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it was a 2xx to an INVITE of ours, or is to a BYE that was sent here.</returns>
        public bool OnReceive(SipMessage response, long nowMs)
        {
            bool isAnswer = response.StatusCode >= 200 && response.StatusCode < 300
                && SipCSeq.IsOf(response, SipTokens.Invite);
            for (int i = 0; i < _answers.Length && _answers[i] != null; i++)
            {
                if (isAnswer && _answers[i].IsOf(response))
                {
                    _answers[i].Acknowledge(nowMs);
                    return true;
                }

                if (!isAnswer && _answers[i].OnReceive(response, nowMs))
                {
                    return true;
                }
            }

            if (!isAnswer || !_invites.AreAnsweredBy(response))
            {
                return false;
            }

            Place().Start(response, nowMs);
            return true;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            for (int i = 0; i < _answers.Length && _answers[i] != null; i++)
            {
                _answers[i].Poll(nowMs);
            }
        }

        // A free place, or a new one, or the one nearest its end.
        private StrayAnswer Place()
        {
            int best = 0;
            for (int i = 0; i < _answers.Length; i++)
            {
                if (_answers[i] == null)
                {
                    _answers[i] = new StrayAnswer(_flow, _headers, _credentials, _random);
                }

                if (_answers[i].EndMs < 0)
                {
                    return _answers[i];
                }

                if (_answers[i].EndMs < _answers[best].EndMs)
                {
                    best = i;
                }
            }

            return _answers[best];
        }
    }
}
