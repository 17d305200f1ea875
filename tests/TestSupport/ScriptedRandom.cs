using SipPhone.Core.Hal;

namespace SipPhone.TestSupport
{
    /// <summary>Octets that a test can foresee: a script, over and over, or what follows from a seed.</summary>
    public sealed class ScriptedRandom : IRandom
    {
        private readonly byte[]? _script;
        private readonly Random? _generator;
        private int _position;

        /// <summary>Hands out these octets, from the start again after the last.</summary>
        public ScriptedRandom(params byte[] script)
        {
            ArgumentOutOfRangeException.ThrowIfZero(script.Length);
            _script = script;
        }

        /// <summary>Hands out what follows from the seed.</summary>
        public ScriptedRandom(int seed)
        {
            _generator = new Random(seed);
        }

        /// <summary>How many octets were taken.</summary>
        public long Taken { get; private set; }

        public void Fill(byte[] buffer, int offset, int end)
        {
            Taken += end - offset;
            if (_script is null)
            {
                _generator!.NextBytes(buffer.AsSpan(offset, end - offset));
                return;
            }

            for (int i = offset; i < end; i++)
            {
                buffer[i] = _script[_position];
                _position = (_position + 1) % _script.Length;
            }
        }
    }
}
