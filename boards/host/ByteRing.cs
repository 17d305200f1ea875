using System;
using System.Threading;
using System.Threading.Tasks;

namespace SipPhone.Board.Host
{
    // Carries octets between the loop, which never waits, and background work, which may. One reader and one writer.
    // Invariants: 0 <= _count <= capacity; after Complete nothing more goes in, and what is in can still be read;
    // whatever the background side moves or ends, the loop is woken after it, so that a loop that saw 0 may sleep.

    /// <summary>A bounded first-in first-out buffer of octets, shared by the loop and one background task.</summary>
    internal sealed class ByteRing
    {
        private readonly byte[] _octets;
        private readonly HostWakeup _wakeup;
        private readonly Lock _gate = new();

        // Released at each change; the background side looks again after each.
        private readonly SemaphoreSlim _changed = new(0, 1);
        private int _start;
        private int _count;
        private bool _isComplete;

        /// <summary>Makes an empty one.</summary>
        /// <param name="capacity">How many octets it holds, 1 or more.</param>
        /// <param name="wakeup">Signalled when the background side moved octets or ended.</param>
        internal ByteRing(int capacity, HostWakeup wakeup)
        {
            _octets = new byte[capacity];
            _wakeup = wakeup;
        }

        /// <summary>
        /// True when <see cref="Complete"/> was called and everything was read: there will be no more.
        /// </summary>
        internal bool IsDrained
        {
            get
            {
                lock (_gate)
                {
                    return _isComplete && _count == 0;
                }
            }
        }

        /// <summary>Puts in what fits.</summary>
        /// <param name="source">The octets.</param>
        /// <returns>How many were taken: 0 when full, -1 after <see cref="Complete"/>.</returns>
        internal int Write(ReadOnlySpan<byte> source)
        {
            lock (_gate)
            {
                if (_isComplete)
                {
                    return -1;
                }

                int taken = Math.Min(source.Length, _octets.Length - _count);
                int at = (_start + _count) % _octets.Length;
                int first = Math.Min(taken, _octets.Length - at);
                source[..first].CopyTo(_octets.AsSpan(at));
                source[first..taken].CopyTo(_octets);
                _count += taken;
                NoteChange(taken);
                return taken;
            }
        }

        /// <summary>Takes out what is there and fits.</summary>
        /// <param name="target">Where to put it.</param>
        /// <returns>How many octets: 0 when empty, -1 when <see cref="IsDrained"/>.</returns>
        internal int Read(Span<byte> target)
        {
            lock (_gate)
            {
                if (_isComplete && _count == 0)
                {
                    return -1;
                }

                int taken = Math.Min(target.Length, _count);
                int first = Math.Min(taken, _octets.Length - _start);
                _octets.AsSpan(_start, first).CopyTo(target);
                _octets.AsSpan(0, taken - first).CopyTo(target[first..]);
                _start = (_start + taken) % _octets.Length;
                _count -= taken;
                NoteChange(taken);
                return taken;
            }
        }

        /// <summary>Says that nothing more will be put in. May be called twice.</summary>
        internal void Complete()
        {
            lock (_gate)
            {
                _isComplete = true;
                NoteChange(1);
            }

            _wakeup.Signal();
        }

        /// <summary>Says that nothing more will be put in, and forgets what is in.</summary>
        internal void Discard()
        {
            lock (_gate)
            {
                _count = 0;
                Complete();
            }
        }

        /// <summary>Background side: puts in all, waiting for room.</summary>
        /// <param name="source">The octets.</param>
        /// <param name="cancellation">Ends the wait.</param>
        /// <returns>False when the ring was completed by the other side.</returns>
        internal async ValueTask<bool> WriteAllAsync(ReadOnlyMemory<byte> source, CancellationToken cancellation)
        {
            while (true)
            {
                int taken = Write(source.Span);
                if (taken < 0)
                {
                    return false;
                }

                if (taken > 0)
                {
                    _wakeup.Signal();
                }

                source = source[taken..];
                if (source.IsEmpty)
                {
                    return true;
                }

                await _changed.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }

        /// <summary>Background side: takes out what is there, waiting for at least one octet.</summary>
        /// <param name="target">Where to put it; not empty.</param>
        /// <param name="cancellation">Ends the wait.</param>
        /// <returns>How many octets; -1 when there will be no more.</returns>
        internal async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellation)
        {
            while (true)
            {
                int taken = Read(target.Span);
                if (taken != 0)
                {
                    _wakeup.Signal();
                    return taken;
                }

                await _changed.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }

        private void NoteChange(int amount)
        {
            // An attempt that moved nothing is no change: it would wake the one that made it, for ever.
            if (amount > 0 && _changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        }
    }
}
