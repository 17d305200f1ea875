using System;
using System.Threading;

namespace SipPhone.Board.Host
{
    // What the loop sleeps on. Everything that completes in the background signals it, so the loop neither spins nor
    // misses input. Invariant: a signal that comes before the wait is not lost; several make one.

    /// <summary>
    /// Lets the loop sleep until its next deadline or until a socket, a TLS connection or the console has something.
    /// </summary>
    public sealed class HostWakeup : IDisposable
    {
        private readonly AutoResetEvent _event = new(false);
        private readonly Lock _gate = new();
        private bool _isDisposed;

        /// <summary>
        /// Wakes the loop, or lets its next <see cref="Wait"/> return at once. From any thread, at any time.
        /// </summary>
        public void Signal()
        {
            // Background work of a closed connection may end after the loop and this object are gone.
            lock (_gate)
            {
                if (!_isDisposed)
                {
                    _event.Set();
                }
            }
        }

        /// <summary>Sleeps until something signals.</summary>
        /// <param name="timeoutMs">The longest sleep in milliseconds; 0 not at all, -1 without end.</param>
        /// <returns>True when it was woken, false when the time was up.</returns>
        public bool Wait(int timeoutMs)
        {
            return _event.WaitOne(timeoutMs);
        }

        /// <summary>Ends it; later signals do nothing.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                _isDisposed = true;
                _event.Dispose();
            }
        }
    }
}
