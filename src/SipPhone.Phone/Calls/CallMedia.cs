using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;
using SipPhone.Sip.Sessions;

namespace SipPhone.Phone.Calls
{
    // Between a session of SIP and the media of a call. Invariant: the stream runs exactly while there is an agreement.

    /// <summary>Offers and answers of one call, and its stream. Reusable.</summary>
    public sealed class CallMedia : ISessionMedia
    {
        private const int SessionIdBytes = 4;

        private readonly MediaNegotiation _negotiation;
        private readonly IMediaStream _stream;
        private readonly LocalAddress _address;
        private readonly IRandom _random;
        private readonly byte[] _sessionId = new byte[SessionIdBytes];
        private bool _isOpen;
        private bool _isStarted;

        /// <summary>Makes one without a stream.</summary>
        /// <param name="negotiation">Its own negotiation.</param>
        /// <param name="stream">Its own stream.</param>
        /// <param name="address">Our address.</param>
        /// <param name="random">Where session ids come from.</param>
        public CallMedia(MediaNegotiation negotiation, IMediaStream stream, LocalAddress address, IRandom random)
        {
            _negotiation = negotiation;
            _stream = stream;
            _address = address;
            _random = random;
        }

        /// <summary>Whether we hold the peer.</summary>
        public bool IsHolding
        {
            get { return _negotiation.IsHolding; }
        }

        /// <summary>Whether we want to hold the peer, with the next exchange at the latest.</summary>
        public bool WantsHold
        {
            get { return _negotiation.WantsHold; }
        }

        /// <summary>Whether the peer holds us.</summary>
        public bool IsHeldByPeer
        {
            get { return _negotiation.IsAgreed && _negotiation.Agreed.IsHeldByPeer; }
        }

        /// <summary>What is agreed; codec None for nothing.</summary>
        public StreamParameters Agreed
        {
            get { return _negotiation.Agreed; }
        }

        /// <summary>Holds the peer, or ends that, with the next exchange.</summary>
        /// <param name="isHolding">Whether to hold.</param>
        public void SetHold(bool isHolding)
        {
            _negotiation.SetHold(isHolding);
        }

        /// <summary>Lets the stream follow what is agreed now.</summary>
        public void Follow()
        {
            if (!_negotiation.IsAgreed)
            {
                return;
            }

            if (_isStarted)
            {
                _stream.Update(_negotiation.Agreed);
                return;
            }

            _isStarted = true;
            _stream.Start(_negotiation.Agreed);
        }

        /// <summary>Sends a key with the sound.</summary>
        /// <param name="eventCode">0 to 15.</param>
        /// <returns>False when the stream cannot.</returns>
        public bool SendDigit(int eventCode)
        {
            return _isStarted && _stream.SendDigit(eventCode, Digits.DurationMs);
        }

        /// <summary>Ends the stream.</summary>
        public void Stop()
        {
            if (_isOpen)
            {
                _stream.Stop();
            }

            _isOpen = false;
            _isStarted = false;
        }

        /// <inheritdoc/>
        public void Reset()
        {
            Stop();
            int port = _address.Length > 0 ? _stream.Open() : -1;
            _isOpen = port > 0;
            _random.Fill(_sessionId, 0, SessionIdBytes);

            // 31 bits, so that every peer can keep it in whatever it counts with.
            int high = ((_sessionId[0] & 0x7F) << 8) | _sessionId[1];
            int low = (_sessionId[2] << 8) | _sessionId[3];
            _negotiation.Start(_address.Octets, _address.Length, port, (high << 16) | low);
        }

        /// <inheritdoc/>
        public void WriteOffer(ByteWriter body)
        {
            Note(_isOpen ? _negotiation.WriteOffer(body) : OfferAnswerResult.NothingToWrite, body);
        }

        /// <inheritdoc/>
        public MediaOutcome TakeOffer(byte[] buffer, int offset, int end)
        {
            // Without a port of our own there is nothing that we could answer.
            return _isOpen ? OutcomeOf(_negotiation.OnOffer(buffer, offset, end)) : MediaOutcome.NotAcceptable;
        }

        /// <inheritdoc/>
        public void WriteAnswer(ByteWriter body)
        {
            Note(_negotiation.WriteAnswer(body), body);
        }

        /// <inheritdoc/>
        public MediaOutcome TakeAnswer(byte[] buffer, int offset, int end)
        {
            return OutcomeOf(_negotiation.OnAnswer(buffer, offset, end));
        }

        /// <inheritdoc/>
        public void Rollback()
        {
            _negotiation.OnOfferRefused();
            _negotiation.RefuseOffer();
        }

        private static MediaOutcome OutcomeOf(OfferAnswerResult result)
        {
            switch (result)
            {
                case OfferAnswerResult.Ok: return MediaOutcome.Ok;
                case OfferAnswerResult.BadRequest: return MediaOutcome.Malformed;
                default: return MediaOutcome.NotAcceptable;
            }
        }

        // A description that could not be written must not become an empty body: the message does not fit then.
        private static void Note(OfferAnswerResult result, ByteWriter body)
        {
            if (result != OfferAnswerResult.Ok)
            {
                body.MarkFull();
            }
        }
    }
}
