namespace SipPhone.Media.Streams
{
    // The boundary between a call and its sound. Its owner is the call; whoever has a codec and a socket implements it.

    /// <summary>One stream of sound: RTP on one side, microphone and loudspeaker on the other.</summary>
    public interface IMediaStream
    {
        /// <summary>Opens the RTP port, which the offer has to name before the peer is known.</summary>
        /// <returns>The port, 1,024 to 65,534 and even (RFC 3550 §11); -1 when none is to be had.</returns>
        int Open();

        /// <summary>Starts sending and playing; after <see cref="Open"/>, once.</summary>
        /// <param name="parameters">What was agreed; valid during the call only.</param>
        void Start(StreamParameters parameters);

        /// <summary>Goes on with other parameters: hold, resume, another address or codec.</summary>
        /// <param name="parameters">What was agreed; valid during the call only.</param>
        void Update(StreamParameters parameters);

        /// <summary>Sends a digit as telephone-event (RFC 4733).</summary>
        /// <param name="eventCode">0-9 for the digits, 10 for *, 11 for #, 12-15 for A-D (RFC 4733 §3.2).</param>
        /// <param name="durationMs">How long the key is pressed, 40 to 8,000.</param>
        /// <returns>
        /// False when the peer takes no telephone-event, when nothing may be sent, or when a digit is under way.
        /// </returns>
        bool SendDigit(int eventCode, int durationMs);

        /// <summary>Ends the stream and closes its port. May be called in any state.</summary>
        void Stop();
    }
}
