using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SipPhone.Lab.Transport;

namespace SipPhone.Lab.Proxying
{
    // The response context of RFC 3261 §16.2: the server transaction towards who asked, and a client transaction for
    // each place that was asked; §16.7 to §16.9, with RFC 6026 and RFC 4320 §4.2. The transport is reliable, so nothing
    // is sent again, and what lingers only absorbs ACK and late answers.
    //
    //   event                          INVITE                                another method
    //   provisional, not 100           on to who asked; Timer C anew         on to who asked
    //   2xx                            on, each of them; the others cancelled on, the first of them
    //   other final                    ACK; when it is the last: the best    when it is the last: the best
    //   6xx                            as above; the others cancelled        as above
    //   connection lost                as a 503 from there                   the same
    //   Timer C, Timer F               CANCEL where it rings, else as 408    silence (RFC 4320 §4.2)
    //   CANCEL from who asked          CANCEL where it rings                 -
    //
    // Invariant: of final responses that are not 2xx at most one goes to who asked, and none after a 2xx.

    /// <summary>One request and all that came of it. Not for several threads at a time.</summary>
    internal sealed class ResponseContext : IDisposable
    {
        // RFC 3261 §16.6 step 11: more than three minutes; §17.1.2.2: 64 * T1.
        private static readonly TimeSpan TimerC = TimeSpan.FromSeconds(181);
        private static readonly TimeSpan TimerF = TimeSpan.FromSeconds(32);

        private readonly ISipLink _upstream;
        private readonly string _toTag;
        private readonly List<ProxyBranch> _branches = [];
        private readonly ITimer _timer;
        private byte[]? _lastSent;

        /// <summary>Makes one for a request that was just received.</summary>
        /// <param name="request">The request.</param>
        /// <param name="upstream">The connection that it came by.</param>
        /// <param name="toTag">The tag of responses that are made here.</param>
        /// <param name="newTimer">Makes the timer, which calls what it is given.</param>
        internal ResponseContext(
            ProxyMessage request, ISipLink upstream, string toTag, Func<Action, ITimer> newTimer)
        {
            Request = request;
            _upstream = upstream;
            _toTag = toTag;
            IsInvite = request.Method == "INVITE";
            _timer = newTimer(OnTimer);
        }

        /// <summary>The request as it came.</summary>
        internal ProxyMessage Request { get; }

        /// <summary>Whether it is an INVITE.</summary>
        internal bool IsInvite { get; }

        /// <summary>Where it was forwarded to.</summary>
        internal IReadOnlyList<ProxyBranch> Branches => _branches;

        /// <summary>Whether a final response was sent.</summary>
        internal bool IsAnswered { get; private set; }

        /// <summary>Whether all is over, and nobody will ask for it any more.</summary>
        internal bool IsOver { get; private set; }

        /// <summary>Answers here.</summary>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="phrase">The reason phrase.</param>
        /// <param name="further">A header field to add; null for none.</param>
        internal void Answer(int statusCode, string phrase, HeaderField? further = null)
        {
            ProxyMessage response = ProxyMessage.Response(
                Request, statusCode, phrase, statusCode == 100 ? string.Empty : _toTag);
            if (further is not null)
            {
                response.Add(further.Name, further.Value);
            }

            SendUp(response.ToBytes(), statusCode >= 200);
        }

        /// <summary>Answers with a response that is written already.</summary>
        /// <param name="response">A final response.</param>
        internal void Answer(byte[] response) => SendUp(response, isFinal: true);

        /// <summary>Says again what was said last.</summary>
        internal void Repeat()
        {
            if (_lastSent is not null)
            {
                _upstream.Send(_lastSent);
            }
        }

        /// <summary>Forwards the request to all its targets.</summary>
        /// <param name="branches">One for each; at least one.</param>
        internal void Forward(IReadOnlyList<ProxyBranch> branches)
        {
            _branches.AddRange(branches);
            Restart(IsInvite ? TimerC : TimerF);
            foreach (ProxyBranch branch in branches)
            {
                branch.Link.Send(branch.Request.ToBytes());
            }
        }

        /// <summary>Takes a response.</summary>
        /// <param name="branch">Whose.</param>
        /// <param name="response">The response, our Via removed.</param>
        internal void Take(ProxyBranch branch, ProxyMessage response)
        {
            int status = response.StatusCode;
            if (status < 200)
            {
                TakeProvisional(branch, response);
                return;
            }

            if (IsInvite && status >= 300)
            {
                branch.Link.Send(
                    ProxyMessage.Companion(branch.Request, "ACK", response.First("To")).ToBytes());
            }

            // RFC 6026 §8.4: after another final response a 2xx is no answer of this branch any more.
            if (branch.Final is { StatusCode: >= 300 })
            {
                return;
            }

            bool isFirst = branch.Final is null;
            branch.Final ??= response;
            if (status < 300 && (IsInvite || (isFirst && !IsAnswered)))
            {
                SendUp(response.ToBytes(), isFinal: true);
            }

            if (status is < 300 or >= 600)
            {
                CancelPending();
            }

            FinishIfAllAnswered();
        }

        /// <summary>Takes it that a connection was lost or never came about.</summary>
        /// <param name="link">The connection.</param>
        /// <param name="statusCode">What that counts as: 503 (RFC 3261 §16.9) or a better one.</param>
        /// <param name="phrase">The reason phrase.</param>
        internal void TakeLoss(ISipLink link, int statusCode, string phrase)
        {
            foreach (ProxyBranch branch in _branches.Where(branch => branch.Link == link && branch.Final is null))
            {
                branch.Final = ProxyMessage.Response(Request, statusCode, phrase, _toTag);
            }

            FinishIfAllAnswered();
        }

        /// <summary>Cancels every branch that has no final response, RFC 3261 §16.10 and §9.1.</summary>
        internal void CancelPending()
        {
            foreach (ProxyBranch branch in _branches.Where(branch => IsInvite && branch.Final is null))
            {
                branch.IsCancelWanted = true;
                CancelIfAllowed(branch);
            }
        }

        /// <summary>Lets go of the timer.</summary>
        public void Dispose() => _timer.Dispose();

        private void TakeProvisional(ProxyBranch branch, ProxyMessage response)
        {
            branch.IsProceeding = true;
            CancelIfAllowed(branch);
            if (response.StatusCode == 100 || IsAnswered)
            {
                return;
            }

            if (IsInvite && !branch.IsCancelWanted)
            {
                Restart(TimerC);
            }

            SendUp(response.ToBytes(), isFinal: false);
        }

        // RFC 3261 §9.1: not before a provisional response, lest the CANCEL overtakes its INVITE.
        private void CancelIfAllowed(ProxyBranch branch)
        {
            if (branch is { IsCancelWanted: true, IsProceeding: true, IsCancelled: false })
            {
                branch.IsCancelled = true;
                Restart(TimerF);
                branch.Link.Send(ProxyMessage.Companion(branch.Request, "CANCEL").ToBytes());
            }
        }

        private void FinishIfAllAnswered()
        {
            if (IsAnswered || _branches.Exists(branch => branch.Final is null))
            {
                return;
            }

            SendUp(BestResponse.Of([.. _branches.Select(branch => branch.Final!)]).ToBytes(), isFinal: true);
        }

        private void OnTimer()
        {
            if (!IsInvite)
            {
                IsOver = true;
                return;
            }

            // RFC 3261 §16.8: where it rings it is cancelled, and that has its answer in 64 * T1 (§9.1) or never.
            bool wasAnswered = IsAnswered;
            foreach (ProxyBranch branch in _branches.Where(branch => branch.Final is null))
            {
                branch.IsCancelWanted = true;
                if (branch is { IsProceeding: true, IsCancelled: false })
                {
                    CancelIfAllowed(branch);
                }
                else
                {
                    branch.Final = ProxyMessage.Response(Request, 408, "Request Timeout", _toTag);
                }
            }

            FinishIfAllAnswered();
            IsOver = wasAnswered && !_branches.Exists(branch => branch.Final is null);
        }

        private void SendUp(byte[] response, bool isFinal)
        {
            _lastSent = response;
            if (isFinal && !IsAnswered)
            {
                IsAnswered = true;
                Restart(TimerF);
            }

            _upstream.Send(response);
        }

        private void Restart(TimeSpan due) => _timer.Change(due, Timeout.InfiniteTimeSpan);
    }
}
