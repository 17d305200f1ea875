using nanoFramework.Networking;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // The wall clock by the image's own SNTP client. lwIP keeps a pointer to the server's name, and the name is a
    // string on the managed heap, which moves when the heap is compacted: a client left running would look up whatever
    // lies there then. So it runs for one question at a time, with a pointer that was taken just before, and a
    // constant, which lies in flash, takes the name's place afterwards. The image starts its client by itself, with
    // servers of its own, when the network comes up; the first Poll after Start stops that one.
    // Invariant: while the client runs, its name is at most AskMs old.

    /// <summary>Sets the wall clock by SNTP (RFC 4330), again and again.</summary>
    public sealed class Esp32TimeSource : ITimeSource
    {
        // lwIP waits up to 5 s before it asks, and 15 s for an answer before it asks the next server.
        private const int AskMs = 15_000;

        // The clock drifts by tens of milliseconds in this time.
        private const int IntervalMs = 3_600_000;

        // While there is no time, TLS waits for it: RFC 4330 §10 allows one question in 15 s at most.
        private const int RetryMs = 30_000;

        private readonly IClock _clock;
        private string _server;
        private bool _isAsking;
        private long _nextDeadlineMs = -1;

        /// <summary>Makes one; it asks nobody yet.</summary>
        /// <param name="clock">Tells whether it worked.</param>
        public Esp32TimeSource(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>When <see cref="Poll"/> wants to be called, in the clock's milliseconds; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return _nextDeadlineMs; }
        }

        /// <summary>Begins to ask a server, from the next <see cref="Poll"/> on.</summary>
        /// <param name="server">Its name or address, ASCII.</param>
        public void Start(byte[] server)
        {
            _server = Ascii.ToText(server, 0, server.Length);
            _isAsking = false;
            _nextDeadlineMs = 0;
        }

        /// <summary>Asks when it is time to. Call it from the loop, while the network is up.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        public void Poll(long nowMs)
        {
            if (_nextDeadlineMs < 0 || nowMs < _nextDeadlineMs)
            {
                return;
            }

            Sntp.Stop();
            if (_isAsking)
            {
                Sntp.Server1 = string.Empty;
                _nextDeadlineMs = nowMs + (_clock.IsWallTimeSet ? IntervalMs : RetryMs - AskMs);
            }
            else
            {
                Sntp.Server1 = _server;
                Sntp.Start();
                _nextDeadlineMs = nowMs + AskMs;
            }

            _isAsking = !_isAsking;
        }
    }
}
