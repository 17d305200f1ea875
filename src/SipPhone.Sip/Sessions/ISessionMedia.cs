using SipPhone.Core;

namespace SipPhone.Sip.Sessions
{
    /// <summary>
    /// The session descriptions of one session, RFC 3264: the session says when, this says what. Whose turn it is, the
    /// session watches; this is only called in order.
    /// </summary>
    public interface ISessionMedia
    {
        /// <summary>A new session: forget the last one.</summary>
        void Reset();

        /// <summary>
        /// Writes our offer, by what is wanted now (hold, resume). Called again before an answer came, it writes the
        /// same octets.
        /// </summary>
        /// <param name="body">Where to; full is seen by the caller.</param>
        void WriteOffer(ByteWriter body);

        /// <summary>Takes the peer's offer.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the description starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it; unless Ok, all is as before.</returns>
        MediaOutcome TakeOffer(byte[] buffer, int offset, int end);

        /// <summary>Writes the answer to the offer taken last. Called again, it writes the same octets.</summary>
        /// <param name="body">Where to.</param>
        void WriteAnswer(ByteWriter body);

        /// <summary>
        /// Takes the peer's answer to our offer. A forked call may get several to one offer: the last one taken holds.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the description starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it.</returns>
        MediaOutcome TakeAnswer(byte[] buffer, int offset, int end);

        /// <summary>Our offer came to nothing (488, 491, time-out): what was agreed before holds.</summary>
        void Rollback();
    }
}
