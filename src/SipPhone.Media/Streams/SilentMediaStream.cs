namespace SipPhone.Media.Streams
{
    // A stream without sound: for boards that have none, and for whoever wants to see what a call asks of its stream.
    // Invariant: StopCount <= OpenCount.

    /// <summary>Takes everything, plays and sends nothing, and counts.</summary>
    public sealed class SilentMediaStream : IMediaStream
    {
        private const int FirstPort = 40000;

        private readonly int _port;
        private bool _isOpen;
        private bool _isStarted;

        /// <summary>Makes a stream.</summary>
        /// <param name="port">The port that it claims to have, 1,024 to 65,534 and even; -1 for none.</param>
        public SilentMediaStream(int port)
        {
            _port = port;
        }

        /// <summary>Makes a stream that claims a port that no other call of ours has.</summary>
        /// <param name="index">The number of the call, 0 to 1,000.</param>
        /// <returns>The stream.</returns>
        public static IMediaStream Make(int index)
        {
            return new SilentMediaStream(FirstPort + (2 * index));
        }

        /// <summary>How often it was opened.</summary>
        public int OpenCount { get; private set; }

        /// <summary>How often it was started.</summary>
        public int StartCount { get; private set; }

        /// <summary>How often it was given other parameters.</summary>
        public int UpdateCount { get; private set; }

        /// <summary>How many digits it was given, those that it refused left out.</summary>
        public int DigitCount { get; private set; }

        /// <summary>The last of these digits.</summary>
        public int LastEventCode { get; private set; }

        /// <summary>How often it was stopped while it was open.</summary>
        public int StopCount { get; private set; }

        /// <summary>True between start and stop.</summary>
        public bool IsStarted
        {
            get { return _isStarted; }
        }

        /// <summary>What was agreed last.</summary>
        public StreamParameters Parameters { get; } = new StreamParameters();

        /// <inheritdoc/>
        public int Open()
        {
            OpenCount++;
            _isOpen = true;
            return _port;
        }

        /// <inheritdoc/>
        public void Start(StreamParameters parameters)
        {
            StartCount++;
            _isStarted = true;
            Parameters.CopyFrom(parameters);
        }

        /// <inheritdoc/>
        public void Update(StreamParameters parameters)
        {
            UpdateCount++;
            Parameters.CopyFrom(parameters);
        }

        /// <inheritdoc/>
        public bool SendDigit(int eventCode, int durationMs)
        {
            if (!_isStarted || !Parameters.IsSending || Parameters.SendEventPayloadType < 0)
            {
                return false;
            }

            DigitCount++;
            LastEventCode = eventCode;
            return true;
        }

        /// <inheritdoc/>
        public void Stop()
        {
            if (_isOpen)
            {
                StopCount++;
            }

            _isOpen = false;
            _isStarted = false;
        }
    }
}
