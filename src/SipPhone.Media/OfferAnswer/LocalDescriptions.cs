using SipPhone.Core;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;

namespace SipPhone.Media.OfferAnswer
{
    // Our descriptions of one call: the one that the peer saw last, and the next one. RFC 3264 §8.
    // Invariant: a version in o= stands for one text; it goes up by one when the next text differs from the last that
    // was sent, and only then. What was composed and not sent leaves no trace.

    /// <summary>Composes and keeps our descriptions.</summary>
    public sealed class LocalDescriptions
    {
        private readonly LocalMedia _local;
        private readonly SdpDescription _description;
        private readonly SdpMedia _media;
        private ByteWriter _sent = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
        private ByteWriter _draft = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
        private int _sentVersion;
        private int _version;

        /// <summary>Makes one that has sent nothing.</summary>
        /// <param name="local">Our side.</param>
        /// <param name="description">Scratch space to read with; an answer is composed from what it holds.</param>
        /// <param name="media">Scratch space to read with.</param>
        internal LocalDescriptions(LocalMedia local, SdpDescription description, SdpMedia media)
        {
            _local = local;
            _description = description;
            _media = media;
        }

        /// <summary>Forgets the last call.</summary>
        internal void Reset()
        {
            _sent.Reset();
            _sentVersion = 0;
        }

        /// <summary>Composes an offer: every stream of the session at its place, or ours alone.</summary>
        /// <param name="isLater">Whether there is a session already.</param>
        /// <returns>False when it does not fit.</returns>
        internal bool ComposeOffer(bool isLater)
        {
            int ours = FindStream(out int count);
            if (!isLater || ours < 0)
            {
                ours = 0;
                count = 1;
            }

            _version = _sentVersion;
            WriteOffer(ours, count);
            if (!IsDraftSent())
            {
                _version = _sentVersion + 1;
                WriteOffer(ours, count);
            }

            return !_draft.IsFull;
        }

        /// <summary>Composes the answer to the offer that the scratch space holds.</summary>
        /// <param name="chosen">The stream that is taken.</param>
        /// <param name="parameters">What is agreed for it.</param>
        /// <returns>False when it does not fit.</returns>
        internal bool ComposeAnswer(int chosen, StreamParameters parameters)
        {
            _version = _sentVersion;
            WriteAnswer(chosen, parameters);
            if (!IsDraftSent())
            {
                _version = _sentVersion + 1;
                WriteAnswer(chosen, parameters);
            }

            return !_draft.IsFull;
        }

        /// <summary>What was composed is sent now.</summary>
        internal void Send()
        {
            ByteWriter draft = _draft;
            _draft = _sent;
            _sent = draft;
            _sentVersion = _version;
        }

        /// <summary>Writes what was sent last.</summary>
        /// <param name="writer">Where to write.</param>
        /// <returns>False when there is nothing, or no room.</returns>
        internal bool WriteSent(ByteWriter writer)
        {
            writer.Write(_sent.Buffer, _sent.Start, _sent.Position);
            return _sent.Length > 0 && !writer.IsFull;
        }

        /// <summary>Finds our stream in what was sent last. The scratch space holds that afterwards.</summary>
        /// <param name="count">How many streams there are.</param>
        /// <returns>Its index; -1 when nothing was sent.</returns>
        internal int FindStream(out int count)
        {
            count = 0;
            int ours = -1;
            if (_sent.Length > 0 && _description.Parse(_sent.Buffer, _sent.Start, _sent.Position) == SdpResult.Ok)
            {
                count = _description.MediaCount;
                for (int i = 0; i < count; i++)
                {
                    _description.ReadMedia(i, _media);
                    ours = _media.Port > 0 ? i : ours;
                }
            }

            return ours;
        }

        private void WriteOffer(int ours, int count)
        {
            _draft.Reset();
            DescriptionWriter.WriteSession(_draft, _local, _version);
            for (int i = 0; i < count; i++)
            {
                if (i == ours)
                {
                    DescriptionWriter.WriteOfferedAudio(_draft, _local);
                }
                else
                {
                    WriteRefused(i);
                }
            }
        }

        private void WriteAnswer(int chosen, StreamParameters parameters)
        {
            _draft.Reset();
            DescriptionWriter.WriteSession(_draft, _local, _version);
            for (int i = 0; i < _description.MediaCount; i++)
            {
                if (i == chosen)
                {
                    DescriptionWriter.WriteAnsweredAudio(_draft, _local, parameters);
                }
                else
                {
                    WriteRefused(i);
                }
            }
        }

        private void WriteRefused(int index)
        {
            _description.ReadMedia(index, _media);
            DescriptionWriter.WriteRefused(_draft, _media);
        }

        private bool IsDraftSent()
        {
            return Ascii.EqualsExactly(
                _draft.Buffer, _draft.Start, _draft.Position, _sent.Buffer, _sent.Start, _sent.Position);
        }
    }
}
