using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // Files in memory whose power can go before any step: the emptying of a file, each octet of it, a removal.
    // Invariant: once the power went nothing changes any more, and every call fails.

    /// <summary>Flash of a simulated board.</summary>
    public sealed class MemoryFlash : IFlash
    {
        private const int MaxFiles = 24;

        // Not null: the device's comparison of strings reads through it.
        private const string NoName = "";

        private readonly string[] _names = new string[MaxFiles];
        private readonly byte[][] _files = new byte[MaxFiles][];
        private int _steps;

        /// <summary>Makes an empty one.</summary>
        public MemoryFlash()
        {
            for (int i = 0; i < MaxFiles; i++)
            {
                _names[i] = NoName;
            }
        }

        /// <summary>How many steps are made before the power goes; negative for all.</summary>
        public int CutAfter { get; set; } = -1;

        /// <summary>Whether the power went.</summary>
        public bool IsCut
        {
            get { return CutAfter >= 0 && _steps > CutAfter; }
        }

        /// <summary>What is found after a restart: the same files, with power.</summary>
        /// <returns>A new flash.</returns>
        public MemoryFlash Copy()
        {
            MemoryFlash copy = new MemoryFlash();
            for (int i = 0; i < MaxFiles; i++)
            {
                copy._names[i] = _names[i];
                copy._files[i] = _files[i] == null ? null : Harness.Octets.Copy(_files[i], 0, _files[i].Length);
            }

            return copy;
        }

        /// <summary>A file's octets themselves.</summary>
        /// <param name="name">The file.</param>
        /// <returns>Not a copy; null where there is no such file.</returns>
        public byte[] Find(string name)
        {
            int index = IndexOf(name);
            return index < 0 ? null : _files[index];
        }

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer, int offset, int end)
        {
            byte[] file = Find(name);
            if (IsCut || file == null)
            {
                return IsCut ? HalResult.Failed : HalResult.NotFound;
            }

            if (file.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            System.Array.Copy(file, 0, buffer, offset, file.Length);
            return file.Length;
        }

        /// <inheritdoc/>
        public int Write(string name, byte[] buffer, int offset, int end)
        {
            int index = IndexOf(name);
            index = index < 0 ? IndexOf(NoName) : index;
            if (index < 0 || !Step())
            {
                return HalResult.Failed;
            }

            // Octet by octet only where a cut will come: it is slow.
            int length = end - offset;
            int written = 0;
            while (CutAfter >= 0 && written < length && Step())
            {
                written++;
            }

            _names[index] = name;
            _files[index] = Harness.Octets.Copy(buffer, offset, CutAfter < 0 ? end : offset + written);
            return IsCut ? HalResult.Failed : length;
        }

        /// <inheritdoc/>
        public int Delete(string name)
        {
            int index = IndexOf(name);
            if (index < 0 || !Step())
            {
                return IsCut ? HalResult.Failed : HalResult.NotFound;
            }

            _names[index] = NoName;
            _files[index] = null;
            return 0;
        }

        private bool Step()
        {
            _steps += IsCut ? 0 : 1;
            return !IsCut;
        }

        private int IndexOf(string name)
        {
            for (int i = 0; i < MaxFiles; i++)
            {
                if (_names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
