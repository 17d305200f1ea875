using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Streams;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Phone.Calls
{
    // All calls of the phone, and who may have one. Invariant: at most Limits.MaxCalls calls run, and one more only in
    // the place of another (Replaces, REFER); calls are made on first use and used again.
    //
    //   an INVITE comes and                                 | answer
    //   it replaces a call of ours, checked by the core     | taken at once
    //   do not disturb                                      | 480
    //   as many calls run as may                            | 486
    //   it must be answered automatically, and may not      | 403 (RFC 5373 §4.1)
    //   it wants to be answered automatically, and may      | taken, answered at its time
    //   anything else                                       | taken; it rings
    //
    // May: the caller is in the list, and nobody is spoken with. The caller is who From says: the server behind the one
    // connection has authenticated it, or nobody has.

    /// <summary>The calls of a phone. A machine: poll it at <see cref="NextDeadlineMs"/>.</summary>
    public sealed partial class CallManager : IUserAgentEvents
    {
        private readonly Call[] _calls = new Call[Limits.MaxSessions];
        private readonly IMediaStream[] _streams;
        private readonly IRandom _random;
        private readonly LocalAddress _address;
        private CallWorkspace _workspace;
        private Session _replaced;

        /// <summary>Makes one without calls; <see cref="Attach"/> has to follow.</summary>
        /// <param name="settings">How to treat calls; kept.</param>
        /// <param name="board">Its random octets, and its sound.</param>
        /// <param name="address">Our address, which may change between calls.</param>
        /// <param name="events">Hears what the calls do; null when nobody is there to take one.</param>
        /// <param name="messages">Hears of texts and of the mailbox; null for nobody.</param>
        public CallManager(
            CallSettings settings, PhoneBoard board, LocalAddress address, ICallEvents events, IMessageEvents messages)
        {
            NoCallEvents nobody = new NoCallEvents();
            Settings = settings;
            Settings.IsDoNotDisturb |= events == null;
            Events = events ?? nobody;
            Messages = messages ?? nobody;
            _random = board.Random;
            _address = address;
            _streams = board.MediaStreams;
        }

        /// <summary>How calls are treated.</summary>
        public CallSettings Settings { get; private set; }

        /// <summary>The user agent that the calls belong to.</summary>
        public UserAgentCore Core { get; private set; }

        /// <summary>How many calls run.</summary>
        public int Count
        {
            get
            {
                int count = 0;
                for (int i = 0; i < _calls.Length; i++)
                {
                    count += Get(i) == null ? 0 : 1;
                }

                return count;
            }
        }

        /// <summary>The call that is spoken on; null for none.</summary>
        public Call ActiveCall
        {
            get { return Find(CallState.Active); }
        }

        /// <summary>A call that rings here; null for none.</summary>
        public Call RingingCall
        {
            get { return Find(CallState.Ringing); }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get
            {
                long nextMs = Core.NextDeadlineMs;
                for (int i = 0; i < _calls.Length; i++)
                {
                    nextMs = _calls[i] == null ? nextMs : SipTimers.Earlier(nextMs, _calls[i].NextDeadlineMs);
                }

                return nextMs;
            }
        }

        /// <summary>Hears what the calls do.</summary>
        internal ICallEvents Events { get; private set; }

        /// <summary>Hears of texts and of the mailbox.</summary>
        internal IMessageEvents Messages { get; private set; }

        /// <summary>The time of what is being done.</summary>
        internal long NowMs { get; set; }

        /// <summary>What calls read and write with.</summary>
        internal CallWorkspace Workspace
        {
            get { return _workspace ?? (_workspace = new CallWorkspace()); }
        }

        /// <summary>Gives the calls their user agent, which asks them about requests from outside.</summary>
        /// <param name="core">The user agent.</param>
        public void Attach(UserAgentCore core)
        {
            Core = core;
        }

        /// <summary>Calls somebody; the active call is put on hold.</summary>
        /// <param name="text">The buffer of the text, as <see cref="DialTarget"/> takes it.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <param name="call">The call; null on failure.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>WrongState</c> when as many calls run as may; <c>NotConnected</c>; or what is
        /// wrong with the text.
        /// </returns>
        public SipResult Dial(byte[] text, int offset, int end, long nowMs, out Call call)
        {
            NowMs = nowMs;
            call = Count < Limits.MaxCalls ? TakeFree() : null;
            SipResult result = call == null ? SipResult.WrongState : call.Dial(text, offset, end, nowMs);
            call = result == SipResult.Ok ? call : null;
            return result;
        }

        /// <summary>Calls the targets of the hunt list, one after another, until one answers.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <param name="call">The call; null on failure.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>WrongState</c> when as many calls run as may; <c>Absent</c> when the list is
        /// empty.
        /// </returns>
        public SipResult Hunt(long nowMs, out Call call)
        {
            NowMs = nowMs;
            call = null;
            if (Settings.HuntTargets.Length == 0)
            {
                return SipResult.Absent;
            }

            call = Count < Limits.MaxCalls ? TakeFree() : null;
            if (call == null)
            {
                return SipResult.WrongState;
            }

            call.Hunt();
            return SipResult.Ok;
        }

        /// <summary>Puts the active call on hold, if there is one, and takes the held one off it.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, or <c>WrongState</c> when none is held.</returns>
        public SipResult Swap(long nowMs)
        {
            NowMs = nowMs;
            Call held = Find(CallState.Held);
            return held == null ? SipResult.WrongState : held.Resume(nowMs);
        }

        /// <summary>Takes a received message that the registration did not take.</summary>
        /// <param name="message">The message, parsed.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        public void OnReceive(SipMessage message, long nowMs)
        {
            NowMs = nowMs;
            Core.OnReceive(message, nowMs);
        }

        /// <summary>The connection was lost: calls that stand go on when it is back.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void OnFlowLost(long nowMs)
        {
            NowMs = nowMs;
            Core.OnFlowLost(nowMs);
        }

        /// <summary>Ends all calls.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void HangUpAll(long nowMs)
        {
            for (int i = 0; i < _calls.Length; i++)
            {
                if (_calls[i] != null)
                {
                    _calls[i].HangUp(nowMs);
                }
            }
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            NowMs = nowMs;
            Core.Poll(nowMs);
            for (int i = 0; i < _calls.Length; i++)
            {
                if (_calls[i] != null)
                {
                    _calls[i].Poll(nowMs);
                }
            }
        }

        /// <inheritdoc/>
        public Session OnInvite(SipMessage invite, Session replaced, out int statusCode)
        {
            _replaced = replaced;
            statusCode = StatusFor(invite, replaced != null);
            if (statusCode != 0)
            {
                return null;
            }

            Call call = TakeFree();
            statusCode = call == null ? CallStatus.Busy : 0;
            return call == null ? null : call.Session;
        }

        /// <inheritdoc/>
        public void OnIncoming(Session session, SipMessage invite, long nowMs)
        {
            NowMs = nowMs;
            Workspace.Invitation.Read(invite);
            bool isAutomatic = Workspace.Invitation.IsAutomaticWanted && MayAnswerAutomatically();
            int answerAfterSeconds = isAutomatic ? Workspace.Invitation.AnswerAfterSeconds : Call.NotAutomatic;
            for (int i = 0; i < _calls.Length; i++)
            {
                if (_calls[i] != null && _calls[i].Session == session)
                {
                    _calls[i].TakeIncoming(Workspace.Invitation, _replaced != null, answerAfterSeconds, nowMs);
                    return;
                }
            }
        }

        /// <inheritdoc/>
        public int OnMessage(SipMessage request)
        {
            return Messages.OnMessage(request);
        }

        /// <inheritdoc/>
        public void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount)
        {
            Messages.OnMessagesWaiting(hasWaiting, newCount, oldCount);
        }

        /// <summary>Puts the active call on hold.</summary>
        /// <param name="call">The call to be active; neither it nor the one that asked for it is held.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void HoldOthers(Call call, long nowMs)
        {
            for (int i = 0; i < _calls.Length; i++)
            {
                Call other = _calls[i];
                if (other != null && other != call && other != call.Referrer)
                {
                    // Only an active call can be held; the others say so.
                    other.Hold(nowMs);
                }
            }
        }

        /// <summary>Writes the URI of a text that was dialled.</summary>
        /// <param name="text">The buffer of the text.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="writer">Takes the URI.</param>
        /// <returns>As <see cref="DialTarget.Write"/>.</returns>
        internal SipResult WriteTarget(byte[] text, int offset, int end, ByteWriter writer)
        {
            return DialTarget.Write(text, offset, end, Core.Headers.Account.Domain, Workspace.Uri, writer);
        }

        /// <summary>A peer asks us to call somebody.</summary>
        /// <param name="referrer">The call with that peer.</param>
        /// <param name="request">Its REFER.</param>
        /// <returns>202, or what to refuse with.</returns>
        internal int TakeReferral(Call referrer, SipMessage request)
        {
            Referral referral = Workspace.Referral;
            int statusCode = referral.Read(request);
            if (statusCode != 0)
            {
                return statusCode;
            }

            Call call = TakeFree();
            if (call == null)
            {
                return CallStatus.Busy;
            }

            bool isWanted = Events.OnTransferRequested(referrer, request.Buffer, referral.UriOffset, referral.UriEnd);
            bool isTaken = isWanted && call.DialReferred(referrer, request.Buffer, referral);
            return isTaken ? CallStatus.Accepted : CallStatus.Declined;
        }

        /// <summary>A call is over.</summary>
        /// <param name="call">Which.</param>
        internal void OnFinished(Call call)
        {
            for (int i = 0; i < _calls.Length; i++)
            {
                if (_calls[i] != null)
                {
                    _calls[i].Forget(call);
                }
            }
        }

        // What to refuse an INVITE with; 0 to take it.
        private int StatusFor(SipMessage invite, bool isReplacing)
        {
            if (isReplacing)
            {
                return 0;
            }

            if (Settings.IsDoNotDisturb)
            {
                return CallStatus.Unavailable;
            }

            if (Count >= Limits.MaxCalls)
            {
                return CallStatus.Busy;
            }

            Workspace.Invitation.Read(invite);
            bool isRefused = Workspace.Invitation.IsAutomaticRequired && !MayAnswerAutomatically();
            return isRefused ? CallStatus.Forbidden : 0;
        }

        private bool MayAnswerAutomatically()
        {
            bool isFree = ActiveCall == null && Find(CallState.Accepting) == null;
            return isFree && Workspace.Invitation.IsFromOneOf(Settings.AutoAnswerCallers);
        }

        // An idle call; null when all are taken.
        private Call TakeFree()
        {
            for (int i = 0; i < _calls.Length; i++)
            {
                if (_calls[i] == null)
                {
                    IMediaStream stream = _streams == null ? SilentMediaStream.Make(i) : _streams[i];
                    MediaNegotiation negotiation = new MediaNegotiation(Workspace.Description, Workspace.Media);
                    _calls[i] = new Call(this, new CallMedia(negotiation, stream, _address, _random));
                    Core.Add(_calls[i].Session);
                }

                if (_calls[i].State == CallState.Idle && _calls[i].Session.State == SessionState.Idle)
                {
                    return _calls[i];
                }
            }

            return null;
        }
    }
}
