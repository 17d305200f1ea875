using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;
using SipPhone.Settings;
using SipPhone.Shell.Application;

namespace SipPhone.Appliance.Time
{
    // One question after the time, from the server's name to its answer (RFC 4330 §5 and §10). It has a resolver of its
    // own, since the phone's belongs to a phone that may be made anew meanwhile. Invariant: in Locating the sockets are
    // the resolver's; in Asking the first one is ours; otherwise all are closed. No address is asked twice, and none
    // earlier than SntpAnswerMs after the one before it, whatever that one said.
    //
    //   state    | event                                | next     | action
    //   -        | made                                 | Locating | look the server up
    //   Locating | addresses                            | Asking   | let go of the resolver's memory; ask the first
    //   Locating | no address                           | Failed   | note why
    //   Asking   | datagram that is not the answer      | Asking   | drop it
    //   Asking   | the time                             | Answered | close
    //   Asking   | answer without a time, or nobody     | Asking   | note why; close
    //            |   listens, and an address is left    |          |
    //   Asking   | the same, and none is left           | Failed   | note why; close
    //   Asking   | SntpAnswerMs, an address is left     | Asking   | note why; ask it with a new nonce; one that
    //            |                                      |          |   cannot be sent to is passed over
    //   Asking   | SntpAnswerMs, none is left           | Failed   | note why; close
    //   any      | Close                                | Failed   | close

    /// <summary>Asks a time server once. Made for one question, and let go of afterwards.</summary>
    internal sealed class TimeQuestion
    {
        private readonly IDatagramSocket _socket;
        private readonly IRandom _random;
        private readonly Locator _locator;
        private readonly byte[] _nonce = new byte[SntpPacket.NonceBytes];
        private readonly byte[] _packet = new byte[SntpPacket.Bytes];
        private int _nextAddress;
        private bool _isListening;
        private long _nextAddressMs;

        /// <summary>Makes one, and begins to look the server up.</summary>
        /// <param name="application">For the network with the DNS servers of the settings.</param>
        /// <param name="sockets">Closed sockets, two or more: all for the look-up, then the first for the time.</param>
        /// <param name="server">The server's name or address, ASCII.</param>
        /// <param name="port">The server's port, 1 to 65,535.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        internal TimeQuestion(
            PhoneApplication application, IDatagramSocket[] sockets, byte[] server, int port, long nowMs)
        {
            // Not the phone's, whose DNS servers change when settings are applied.
            ConfiguredLink link = new ConfiguredLink(application.Board.Phone.Link);
            link.SetServers(application.Settings.Copy(SettingId.DnsServers));
            _socket = sockets[0];
            _random = application.Board.Phone.Random;
            _locator = new Locator(new Resolver(link, sockets, null, _random), _random);
            _locator.Start(server, 0, server.Length, port, nowMs);
        }

        /// <summary>How far it has come.</summary>
        internal TimeQuestionState State { get; private set; }

        /// <summary>What went wrong so far, also on the way to an answer.</summary>
        internal TimeFailure Failure { get; private set; }

        /// <summary>The answer in seconds since 1970-01-01T00:00:00Z; 0 before there is one.</summary>
        internal long UnixSeconds { get; private set; }

        /// <summary>When <see cref="Poll"/> wants to be called next, whatever comes in; -1 for never.</summary>
        internal long NextDeadlineMs
        {
            get
            {
                switch (State)
                {
                    case TimeQuestionState.Locating:
                        return _locator.NextDeadlineMs;
                    case TimeQuestionState.Asking:
                        return _nextAddressMs;
                    default:
                        return -1;
                }
            }
        }

        /// <summary>Takes what came in and what time demands.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Poll(long nowMs)
        {
            if (State == TimeQuestionState.Locating)
            {
                Locate(nowMs);
            }

            if (_isListening)
            {
                Listen();
            }

            if (State == TimeQuestionState.Asking && nowMs >= _nextAddressMs)
            {
                Note(TimeFailure.NoAnswer);
                AskNext(nowMs);
            }
        }

        /// <summary>Ends it, whatever it waits for.</summary>
        internal void Close()
        {
            _locator.Stop();
            SetState(TimeQuestionState.Failed);
        }

        private static TimeFailure FailureOf(SntpResult result)
        {
            switch (result)
            {
                case SntpResult.TooOften:
                    return TimeFailure.TooOften;
                case SntpResult.Denied:
                    return TimeFailure.Denied;
                case SntpResult.NotSynchronized:
                    return TimeFailure.NotSynchronized;
                case SntpResult.Implausible:
                    return TimeFailure.Implausible;
                default:
                    return TimeFailure.None;
            }
        }

        private void Locate(long nowMs)
        {
            _locator.Poll(nowMs);
            if (_locator.State != LocatorState.Done)
            {
                return;
            }

            _locator.Rest();
            if (_locator.CandidateCount > 0)
            {
                SetState(TimeQuestionState.Asking);
                AskNext(nowMs);
                return;
            }

            bool isName = _locator.Result == DnsResult.NoSuchName || _locator.Result == DnsResult.NoData;
            Note(isName ? TimeFailure.NameUnknown : TimeFailure.NoNameService);
            SetState(TimeQuestionState.Failed);
        }

        private void AskNext(long nowMs)
        {
            while (_nextAddress < _locator.CandidateCount)
            {
                Candidate candidate = _locator.GetCandidate(_nextAddress++);
                _random.Fill(_nonce, 0, _nonce.Length);
                int length = SntpPacket.WriteRequest(_packet, 0, _packet.Length, _nonce);
                if (_socket.Open(candidate.Address, candidate.Port, 0) && _socket.Send(_packet, 0, length) == length)
                {
                    _isListening = true;
                    _nextAddressMs = nowMs + Limits.SntpAnswerMs;
                    return;
                }

                Note(TimeFailure.Unreachable);
            }

            SetState(TimeQuestionState.Failed);
        }

        private void Listen()
        {
            for (int i = 0; i < Limits.MaxSntpDatagramsPerPoll; i++)
            {
                int length = _socket.Receive(_packet, 0, _packet.Length);
                if (length == 0)
                {
                    return;
                }

                if (length < 0)
                {
                    GiveUp(TimeFailure.NoAnswer);
                    return;
                }

                SntpResult result = SntpPacket.ReadReply(_packet, 0, length, _nonce, out long unixSeconds);
                if (result == SntpResult.Ok)
                {
                    UnixSeconds = unixSeconds;
                    SetState(TimeQuestionState.Answered);
                    return;
                }

                // What is no answer of the server's is no failure of it either.
                if (FailureOf(result) != TimeFailure.None)
                {
                    GiveUp(FailureOf(result));
                    return;
                }
            }
        }

        // This address will not tell the time; the next one waits for its turn.
        private void GiveUp(TimeFailure failure)
        {
            Note(failure);
            CloseSocket();
            if (_nextAddress == _locator.CandidateCount)
            {
                SetState(TimeQuestionState.Failed);
            }
        }

        private void Note(TimeFailure failure)
        {
            Failure = failure > Failure ? failure : Failure;
        }

        private void SetState(TimeQuestionState state)
        {
            State = state;
            if (state != TimeQuestionState.Asking)
            {
                CloseSocket();
            }
        }

        private void CloseSocket()
        {
            _isListening = false;
            _socket.Close();
        }
    }
}
