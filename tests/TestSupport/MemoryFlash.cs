using SipPhone.Core.Hal;

namespace SipPhone.TestSupport
{
    // Files in memory that count steps: the start of a write or delete, a write's emptying of the file, each of its
    // octets. Invariant: once the power went, nothing works until Restarted.

    /// <summary>Files in memory whose power can go at every octet of every write, and before and after every delete.</summary>
    public sealed class MemoryFlash : IFlash
    {
        private readonly SortedDictionary<string, byte[]> _files;

        /// <summary>Makes an empty one.</summary>
        public MemoryFlash()
            : this([])
        {
        }

        private MemoryFlash(SortedDictionary<string, byte[]> files)
        {
            _files = files;
        }

        /// <summary>What is left behind the octets that were written when the power went.</summary>
        public enum Remains
        {
            /// <summary>Nothing.</summary>
            Nothing,

            /// <summary>What stood there before.</summary>
            OldContent,

            /// <summary>Erased flash up to the length that was meant: FF.</summary>
            Erased,
        }

        /// <summary>The names of all files, in order.</summary>
        public IReadOnlyCollection<string> Names => _files.Keys;

        /// <summary>How many steps were made.</summary>
        public int Steps { get; private set; }

        /// <summary>The step, counted from 1, before which the power goes; 0 for none.</summary>
        public int CutAt { get; set; }

        /// <summary>What a cut write leaves.</summary>
        public Remains Leaves { get; set; }

        /// <summary>How many octets all files together can have.</summary>
        public int CapacityBytes { get; set; } = int.MaxValue;

        /// <summary>Names that the platform cannot read.</summary>
        public ISet<string> Unreadable { get; } = new HashSet<string>();

        /// <summary>Names that the platform says it could not write or delete, though it wrote them.</summary>
        public ISet<string> Unwritable { get; } = new HashSet<string>();

        /// <summary>A file's content.</summary>
        public byte[] this[string name]
        {
            get => [.. _files[name]];
            set => _files[name] = [.. value];
        }

        /// <summary>A copy that has power: what is found after a restart.</summary>
        public MemoryFlash Restarted()
        {
            return new MemoryFlash(new SortedDictionary<string, byte[]>(_files)) { CapacityBytes = CapacityBytes };
        }

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer, int offset, int end)
        {
            ThrowWithoutPower();
            if (Unreadable.Contains(name))
            {
                return HalResult.Failed;
            }

            if (!_files.TryGetValue(name, out byte[]? file) || !IsName(name))
            {
                return HalResult.NotFound;
            }

            if (file.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            file.CopyTo(buffer, offset);
            return file.Length;
        }

        /// <inheritdoc/>
        public int Write(string name, byte[] buffer, int offset, int end)
        {
            if (!IsName(name))
            {
                return HalResult.Failed;
            }

            byte[] old = _files.GetValueOrDefault(name, []);
            byte[] content = buffer[offset..end];
            int room = CapacityBytes - _files.Values.Sum(file => file.Length) + old.Length;
            int length = Math.Min(content.Length, room);
            Step();
            for (int written = 0; written <= length; written++)
            {
                _files[name] = [.. content[..written], .. RemainsBehind(written, old, content.Length)];
                if (written < length)
                {
                    Step();
                }
            }

            _files[name] = content[..length];
            Step();
            if (length < content.Length)
            {
                return HalResult.Full;
            }

            return Unwritable.Contains(name) ? HalResult.Failed : length;
        }

        /// <inheritdoc/>
        public int Delete(string name)
        {
            Step();
            if (Unwritable.Contains(name))
            {
                return HalResult.Failed;
            }

            int result = IsName(name) && _files.Remove(name) ? 0 : HalResult.NotFound;
            Step();
            return result;
        }

        private static bool IsName(string name)
        {
            return name.Length is >= 1 and <= 36 && name[0] != '.'
                && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-.") < 0;
        }

        private byte[] RemainsBehind(int written, byte[] old, int length) => Leaves switch
        {
            Remains.OldContent => old[Math.Min(written, old.Length)..],
            Remains.Erased => [.. Enumerable.Repeat((byte)0xFF, length - written)],
            _ => [],
        };

        private void Step()
        {
            ThrowWithoutPower();
            Steps++;
            ThrowWithoutPower();
        }

        private void ThrowWithoutPower()
        {
            if (CutAt > 0 && Steps >= CutAt)
            {
                throw new PowerCutException();
            }
        }
    }
}
