using SipPhone.Core.Hal;

namespace SipPhone.TestSupport
{
    /// <summary>
    /// Blobs in memory, atomic as a store's are, which a test can have fail or lose power at any operation.
    /// </summary>
    public sealed class MemoryStore : IStore
    {
        private readonly SortedDictionary<string, byte[]> _blobs;

        /// <summary>Makes an empty one.</summary>
        public MemoryStore()
            : this([])
        {
        }

        private MemoryStore(SortedDictionary<string, byte[]> blobs)
        {
            _blobs = blobs;
        }

        /// <summary>The names of all blobs, in order.</summary>
        public IReadOnlyCollection<string> Names => _blobs.Keys;

        /// <summary>How many writes and deletes there were.</summary>
        public int Changes { get; private set; }

        /// <summary>What every write and delete comes to without any effect; null for success.</summary>
        public int? ChangesComeTo { get; set; }

        /// <summary>What every read comes to; null for success.</summary>
        public int? ReadsComeTo { get; set; }

        /// <summary>
        /// The change, counted from 1, at which the power goes, so that nothing works after it; 0 for none.
        /// </summary>
        public int CutAt { get; set; }

        /// <summary>Whether the change at which the power goes is still made.</summary>
        public bool CutsAfterEffect { get; set; }

        /// <summary>A blob's content.</summary>
        public byte[] this[string name]
        {
            get => [.. _blobs[name]];
            set => _blobs[name] = [.. value];
        }

        /// <summary>A copy that works: what is found after a restart.</summary>
        public MemoryStore Restarted()
        {
            return new MemoryStore(new SortedDictionary<string, byte[]>(_blobs));
        }

        public int Read(string name, byte[] buffer, int offset, int end)
        {
            ThrowWithoutPower();
            if (ReadsComeTo is int result)
            {
                return result;
            }

            if (!_blobs.TryGetValue(name, out byte[]? blob))
            {
                return HalResult.NotFound;
            }

            if (blob.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            blob.CopyTo(buffer, offset);
            return blob.Length;
        }

        public int Write(string name, byte[] buffer, int offset, int end)
        {
            byte[] blob = buffer[offset..end];
            return Change(() =>
            {
                _blobs[name] = blob;
                return blob.Length;
            });
        }

        public int Delete(string name)
        {
            return Change(() => _blobs.Remove(name) ? 0 : HalResult.NotFound);
        }

        private int Change(Func<int> effect)
        {
            ThrowWithoutPower();
            Changes++;
            if (ChangesComeTo is int result)
            {
                return result;
            }

            if (Changes == CutAt && !CutsAfterEffect)
            {
                throw new PowerCutException();
            }

            int done = effect();
            ThrowWithoutPower();
            return done;
        }

        private void ThrowWithoutPower()
        {
            if (CutAt > 0 && Changes >= CutAt)
            {
                throw new PowerCutException();
            }
        }
    }
}
