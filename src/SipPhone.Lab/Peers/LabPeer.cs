using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Board.Host;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using Ascii = SipPhone.Core.Ascii;

namespace SipPhone.Lab.Peers
{
    // Somebody to call: the phone itself, on the host board, in a thread of its own. It registers, rings, answers, goes
    // along with hold and transfer, and hangs up when it is told to. Invariant: only its thread touches the phone.

    /// <summary>A phone of the lab that takes calls.</summary>
    public sealed class LabPeer : IDisposable
    {
        private const int LongestSleepMs = 1000;

        private readonly LabPeerOptions _options;
        private readonly LabPeerEvents _events;
        private readonly PcBoard _board;
        private readonly SipPhone.Phone.Phone _phone;
        private readonly Thread _thread;
        private volatile bool _isHangingUp;
        private volatile bool _isStopping;
        private long _ringingSinceMs = -1;
        private long _activeSinceMs = -1;

        private LabPeer(LabPeerOptions options)
        {
            _options = options;
            _events = new LabPeerEvents(options.AllowsTransfer);
            _board = new PcBoard([options.DnsServer], HostTrustStore.FromDer(options.Anchors));
            PhoneSettings settings = new()
            {
                Domain = Ascii.ToBytes(options.Domain),
                User = Ascii.ToBytes(options.User),
                Password = Ascii.ToBytes(options.Password),
            };
            _phone = new SipPhone.Phone.Phone(settings, _board.Board, _events, _events) { Trace = options.Trace };
            _thread = new Thread(Run) { IsBackground = true, Name = options.User };
            _thread.Start();
        }

        /// <summary>Ends when it is registered; fails when that does not work out.</summary>
        public Task Registered => _events.Registered;

        /// <summary>What it went through so far, in words, oldest first.</summary>
        public IReadOnlyList<string> Words => _events.Words;

        /// <summary>Starts one.</summary>
        /// <param name="options">How it is set up.</param>
        /// <returns>The peer, on its way to be registered.</returns>
        public static LabPeer Start(LabPeerOptions options) => new(options);

        /// <summary>Ends all its calls, soon.</summary>
        public void HangUp()
        {
            _isHangingUp = true;
            _board.Wakeup.Signal();
        }

        /// <summary>Hangs up, unregisters and stops; takes a few seconds at most.</summary>
        public void Dispose()
        {
            _isStopping = true;
            _board.Wakeup.Signal();
            _thread.Join();
            _board.Dispose();
        }

        private void Run()
        {
            _phone.Start(_board.Clock.NowMs);
            bool isStopped = false;
            while (!isStopped)
            {
                long nowMs = _board.Clock.NowMs;
                _phone.Poll(nowMs);
                long deadlineMs = Earlier(_phone.NextDeadlineMs, TakeCalls(nowMs));
                if (_isStopping && _phone.State != PhoneState.Stopping)
                {
                    isStopped = _phone.State == PhoneState.Stopped;
                    _phone.Stop(nowMs);
                }
                else
                {
                    long sleepMs = deadlineMs < 0 ? LongestSleepMs : deadlineMs - _board.Clock.NowMs;
                    _board.Wakeup.Wait((int)Math.Clamp(sleepMs, 0, LongestSleepMs));
                }
            }
        }

        // When to look again; -1 for nothing to wait for.
        private long TakeCalls(long nowMs)
        {
            if (_isHangingUp)
            {
                _isHangingUp = false;
                _phone.Calls.HangUpAll(nowMs);
            }

            return Earlier(TakeRinging(_phone.Calls.RingingCall, nowMs), TakeActive(_phone.Calls.ActiveCall, nowMs));
        }

        private long TakeRinging(Call? call, long nowMs)
        {
            _ringingSinceMs = call is null ? -1 : _ringingSinceMs < 0 ? nowMs : _ringingSinceMs;
            if (call is not null && _options.DeclinesWith > 0)
            {
                call.Decline(_options.DeclinesWith, nowMs);
            }
            else if (call is not null && _options.AnswersAfter is { } after)
            {
                long answerMs = _ringingSinceMs + (long)after.TotalMilliseconds;
                if (nowMs < answerMs)
                {
                    return answerMs;
                }

                call.Answer(nowMs);
            }

            return -1;
        }

        private long TakeActive(Call? call, long nowMs)
        {
            _activeSinceMs = call is null ? -1 : _activeSinceMs < 0 ? nowMs : _activeSinceMs;
            if (call is null || _options.HangsUpAfter is not { } after)
            {
                return -1;
            }

            long endMs = _activeSinceMs + (long)after.TotalMilliseconds;
            if (nowMs < endMs)
            {
                return endMs;
            }

            call.HangUp(nowMs);
            return -1;
        }

        private static long Earlier(long first, long second)
        {
            return first < 0 ? second : second < 0 ? first : Math.Min(first, second);
        }
    }
}
