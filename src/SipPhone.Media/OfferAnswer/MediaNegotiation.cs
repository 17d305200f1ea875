using System;
using SipPhone.Core;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;

namespace SipPhone.Media.OfferAnswer
{
    // Offer and answer of one call, RFC 3264, and RFC 6337 for how SIP carries them. No time, no I/O.
    // Invariant: Agreed changes only when an exchange is complete.
    //
    //   state       | event                        | next        | action
    //   Stable      | WriteOffer                   | LocalOffer  | write; o= version as below
    //   Stable      | OnOffer, acceptable          | RemoteOffer | make the answer ready
    //   Stable      | OnOffer, anything else       | Stable      | BadRequest or NotAcceptable
    //   Stable      | OnAnswer                     | Stable      | ignore: it repeats the answer (RFC 3261 §13.2.1)
    //   Stable      | WriteAnswer                  | Stable      | write the last one again
    //   LocalOffer  | OnAnswer that fits           | Stable      | Agreed is the new agreement
    //   LocalOffer  | OnAnswer that does not fit   | Stable      | roll back; BadAnswer
    //   LocalOffer  | OnOfferRefused               | Stable      | roll back
    //   LocalOffer  | WriteOffer                   | LocalOffer  | write the same again (after a challenge)
    //   LocalOffer  | OnOffer                      | LocalOffer  | Pending
    //   RemoteOffer | WriteAnswer                  | Stable      | write; Agreed is the new agreement
    //   RemoteOffer | RefuseOffer                  | Stable      | forget the answer
    //   RemoteOffer | OnOffer, WriteOffer          | RemoteOffer | Pending

    /// <summary>The session descriptions of one call. Reusable for the next one.</summary>
    public sealed class MediaNegotiation
    {
        /// <summary>The payload type that telephones use for telephone-event.</summary>
        internal const int UsualEventPayloadType = 101;

        private const int FirstDynamicPayloadType = 96;

        private readonly LocalMedia _local = new LocalMedia();
        private readonly StreamParameters _agreed = new StreamParameters();
        private readonly StreamParameters _next = new StreamParameters();
        private readonly SdpDescription _description;
        private readonly SdpMedia _media;
        private readonly LocalDescriptions _ours;
        private SdpDirection _agreedDirection;
        private SdpDirection _offeredDirection;
        private int _nextEventPayloadType;

        /// <summary>Makes a negotiation that has not started.</summary>
        /// <param name="description">Scratch space to read with; may be shared by all calls.</param>
        /// <param name="media">Scratch space to read with; may be shared by all calls.</param>
        public MediaNegotiation(SdpDescription description, SdpMedia media)
        {
            _description = description;
            _media = media;
            _ours = new LocalDescriptions(_local, description, media);
        }

        /// <summary>Whose turn it is.</summary>
        public OfferAnswerState State { get; private set; }

        /// <summary>What the last complete exchange agreed on; codec None before the first.</summary>
        public StreamParameters Agreed
        {
            get { return _agreed; }
        }

        /// <summary>True when an exchange is complete, so that there is a stream.</summary>
        public bool IsAgreed
        {
            get { return _agreed.Codec != AudioCodec.None; }
        }

        /// <summary>Whether we hold the peer, by what was agreed last (RFC 3264 §8.4).</summary>
        public bool IsHolding
        {
            get { return IsAgreed && _agreedDirection == SdpDirection.SendOnly; }
        }

        /// <summary>Whether we want to hold the peer, with the next exchange at the latest.</summary>
        public bool WantsHold
        {
            get { return _local.Direction == SdpDirection.SendOnly; }
        }

        /// <summary>What the last description that was refused as malformed had wrong.</summary>
        public SdpResult Fault { get; private set; }

        /// <summary>Starts a call.</summary>
        /// <param name="address">Our address in network order; copied.</param>
        /// <param name="addressLength">4 or 16.</param>
        /// <param name="port">Our RTP port, 1 to 65,534.</param>
        /// <param name="sessionId">A number that no other call of ours has; 0 to 2,147,483,647.</param>
        public void Start(byte[] address, int addressLength, int port, int sessionId)
        {
            _local.Start(address, addressLength, port, sessionId);
            _agreed.Clear();
            _ours.Reset();
            _agreedDirection = SdpDirection.SendReceive;
            Fault = SdpResult.Ok;
            SetState(OfferAnswerState.Stable);
        }

        /// <summary>Holds the peer, or ends that, with the next offer or answer that we write.</summary>
        /// <param name="isHolding">Whether to hold.</param>
        public void SetHold(bool isHolding)
        {
            _local.Direction = isHolding ? SdpDirection.SendOnly : SdpDirection.SendReceive;
        }

        /// <summary>Writes our offer.</summary>
        /// <param name="writer">Where to write.</param>
        /// <returns>
        /// <see cref="OfferAnswerResult.Ok"/>; <see cref="OfferAnswerResult.Pending"/> while the peer's offer waits;
        /// <see cref="OfferAnswerResult.NothingToWrite"/> when it does not fit.
        /// </returns>
        public OfferAnswerResult WriteOffer(ByteWriter writer)
        {
            if (State == OfferAnswerState.RemoteOffer)
            {
                return OfferAnswerResult.Pending;
            }

            if (State == OfferAnswerState.Stable)
            {
                if (!_ours.ComposeOffer(IsAgreed))
                {
                    return OfferAnswerResult.NothingToWrite;
                }

                _ours.Send();
                _offeredDirection = _local.Direction;
                SetState(OfferAnswerState.LocalOffer);
            }

            return WriteSent(writer);
        }

        /// <summary>Takes the peer's offer, and makes the answer ready.</summary>
        /// <param name="buffer">The buffer; not kept.</param>
        /// <param name="offset">Where the description starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="OfferAnswerResult.Ok"/>, <see cref="OfferAnswerResult.BadRequest"/>,
        /// <see cref="OfferAnswerResult.NotAcceptable"/>, or <see cref="OfferAnswerResult.Pending"/>.
        /// </returns>
        public OfferAnswerResult OnOffer(byte[] buffer, int offset, int end)
        {
            if (State != OfferAnswerState.Stable)
            {
                return OfferAnswerResult.Pending;
            }

            Fault = _description.Parse(buffer, offset, end);
            if (Fault != SdpResult.Ok)
            {
                // More streams than we count are well formed all the same.
                bool isTooMuch = Fault == SdpResult.TooManyMedia;
                return isTooMuch ? OfferAnswerResult.NotAcceptable : OfferAnswerResult.BadRequest;
            }

            int chosen = FindAcceptable();
            if (chosen < 0)
            {
                return OfferAnswerResult.NotAcceptable;
            }

            _description.ReadMedia(chosen, _media);
            RemoteMedia.Read(_media, _description.ConnectionOf(_media), _local.Direction, _next);
            _offeredDirection = _local.Direction;
            _nextEventPayloadType = ChooseEventPayloadType();
            if (!_ours.ComposeAnswer(chosen, _next))
            {
                return OfferAnswerResult.NotAcceptable;
            }

            SetState(OfferAnswerState.RemoteOffer);
            return OfferAnswerResult.Ok;
        }

        /// <summary>Writes our answer; the exchange is complete with it. Later, writes the same again.</summary>
        /// <param name="writer">Where to write.</param>
        /// <returns>
        /// <see cref="OfferAnswerResult.Ok"/>; <see cref="OfferAnswerResult.Pending"/> while our own offer waits;
        /// <see cref="OfferAnswerResult.NothingToWrite"/> when there was no exchange or no room.
        /// </returns>
        public OfferAnswerResult WriteAnswer(ByteWriter writer)
        {
            if (State == OfferAnswerState.LocalOffer)
            {
                return OfferAnswerResult.Pending;
            }

            if (State == OfferAnswerState.RemoteOffer)
            {
                _ours.Send();
                _local.EventPayloadType = _nextEventPayloadType;
                Agree();
            }

            return WriteSent(writer);
        }

        /// <summary>Takes the peer's answer to our offer; a repeated one is ignored.</summary>
        /// <param name="buffer">The buffer; not kept.</param>
        /// <param name="offset">Where the description starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="OfferAnswerResult.Ok"/>; <see cref="OfferAnswerResult.BadAnswer"/> when it does not fit our
        /// offer or refuses the stream; <see cref="OfferAnswerResult.Pending"/> while the peer's own offer waits.
        /// </returns>
        public OfferAnswerResult OnAnswer(byte[] buffer, int offset, int end)
        {
            if (State != OfferAnswerState.LocalOffer)
            {
                bool isRepeated = State == OfferAnswerState.Stable && IsAgreed;
                return isRepeated ? OfferAnswerResult.Ok : OfferAnswerResult.Pending;
            }

            int ours = _ours.FindStream(out int count);
            Fault = _description.Parse(buffer, offset, end);

            // RFC 3264 §6: as many streams as the offer, in its order.
            if (Fault != SdpResult.Ok || _description.MediaCount != count || !FitsOffer(ours))
            {
                OnOfferRefused();
                return OfferAnswerResult.BadAnswer;
            }

            RemoteMedia.Read(_media, _description.ConnectionOf(_media), _offeredDirection, _next);

            // RFC 3264 §5.1: what arrives has the numbers of our offer.
            _next.ReceivePayloadType =
                _next.Codec == AudioCodec.Pcmu ? SdpMedia.StaticPcmu : SdpMedia.StaticPcma;
            _next.ReceiveEventPayloadType = _local.EventPayloadType;
            Agree();
            return OfferAnswerResult.Ok;
        }

        /// <summary>Our offer was refused: everything stays as it was before (RFC 3261 §14.1).</summary>
        public void OnOfferRefused()
        {
            if (State == OfferAnswerState.LocalOffer)
            {
                // A wish that came after the offer stays.
                if (_local.Direction == _offeredDirection)
                {
                    _local.Direction = _agreedDirection;
                }

                SetState(OfferAnswerState.Stable);
            }
        }

        /// <summary>We refuse the peer's offer: everything stays as it was before.</summary>
        public void RefuseOffer()
        {
            if (State == OfferAnswerState.RemoteOffer)
            {
                SetState(OfferAnswerState.Stable);
            }
        }

        /// <summary>Writes our last description again, octet for octet.</summary>
        /// <param name="writer">Where to write.</param>
        /// <returns><see cref="OfferAnswerResult.Ok"/> or <see cref="OfferAnswerResult.NothingToWrite"/>.</returns>
        public OfferAnswerResult WriteSent(ByteWriter writer)
        {
            return _ours.WriteSent(writer) ? OfferAnswerResult.Ok : OfferAnswerResult.NothingToWrite;
        }

        private void Agree()
        {
            _agreed.CopyFrom(_next);
            _agreedDirection = _offeredDirection;
            SetState(OfferAnswerState.Stable);
        }

        // The first stream that we can take; -1 for none.
        private int FindAcceptable()
        {
            for (int i = 0; i < _description.MediaCount; i++)
            {
                _description.ReadMedia(i, _media);
                if (RemoteMedia.IsAcceptable(_media, _description.ConnectionOf(_media), _local.AddressLength))
                {
                    return i;
                }
            }

            return -1;
        }

        // RFC 3264 §8.3.2: a number keeps its meaning for the whole session, so our own later offers take the peer's
        // number for telephone-event, or one that it uses for nothing else.
        private int ChooseEventPayloadType()
        {
            int payloadType = _media.EventPayloadType;
            if (payloadType < 0)
            {
                payloadType = _local.EventPayloadType;
                int next = SdpMedia.MaxPayloadType;
                while (_media.HasFormat(payloadType) && next >= FirstDynamicPayloadType)
                {
                    payloadType = next--;
                }
            }

            return payloadType;
        }

        // RFC 3264 §6: what we offered with port 0 stays so; our stream is answered as what it is.
        private bool FitsOffer(int ours)
        {
            for (int i = 0; i < _description.MediaCount; i++)
            {
                _description.ReadMedia(i, _media);
                if (i != ours && _media.Port != 0)
                {
                    return false;
                }
            }

            _description.ReadMedia(ours, _media);
            bool hasOurs = _media.PcmuPayloadType == SdpMedia.StaticPcmu
                || _media.PcmaPayloadType == SdpMedia.StaticPcma;
            return hasOurs
                && RemoteMedia.IsAcceptable(_media, _description.ConnectionOf(_media), _local.AddressLength);
        }

        private void SetState(OfferAnswerState state)
        {
            State = state;
        }
    }
}
