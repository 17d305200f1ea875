using System;

namespace SipPhone.Settings.Trust
{
    // Base64, RFC 4648 §4, in pieces of any length. Strict: no octet outside of the alphabet (§3.3), padding where it
    // belongs and nowhere else (§3.2), unused bits zero (§3.5): every octet string has exactly one text.
    // Invariant: _start <= _position <= _end, and nothing is written outside of that range.

    /// <summary>Reads base64 (RFC 4648 §4) piece by piece into a buffer.</summary>
    public sealed class Base64Decoder
    {
        private const int Padding = '=';

        private readonly byte[] _buffer;
        private readonly int _start;
        private readonly int _end;
        private int _position;
        private int _bits;
        private int _characters;
        private int _paddings;

        /// <summary>Makes one.</summary>
        /// <param name="buffer">The buffer to write to, which the decoder keeps.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <exception cref="ArgumentException">The range does not lie in the buffer.</exception>
        public Base64Decoder(byte[] buffer, int offset, int end)
        {
            if (offset < 0 || end < offset || end > buffer.Length)
            {
                throw new ArgumentException("range outside buffer");
            }

            _buffer = buffer;
            _start = offset;
            _end = end;
            Reset();
        }

        /// <summary>How many octets were written.</summary>
        public int Length
        {
            get { return _position - _start; }
        }

        /// <summary>True when what was fed until now is a whole base64 text; an empty one is.</summary>
        public bool IsWhole
        {
            // RFC 4648 §4: groups of four characters.
            get { return _characters == 0; }
        }

        /// <summary>Reads a whole text at once.</summary>
        /// <param name="text">The buffer of the text.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="output">The buffer to write to.</param>
        /// <param name="outputOffset">Where to write.</param>
        /// <param name="outputEnd">Where to stop, exclusive.</param>
        /// <returns>How many octets were written; -1 when the text is no base64, or too long.</returns>
        public static int Decode(
            byte[] text, int offset, int end, byte[] output, int outputOffset, int outputEnd)
        {
            Base64Decoder decoder = new Base64Decoder(output, outputOffset, outputEnd);
            PemResult result = decoder.Feed(text, offset, end);
            return result == PemResult.Ok && decoder.IsWhole ? decoder.Length : -1;
        }

        /// <summary>Starts anew at the start of the range.</summary>
        public void Reset()
        {
            _position = _start;
            _bits = 0;
            _characters = 0;
            _paddings = 0;
        }

        /// <summary>
        /// Reads the next piece. After anything but <c>Ok</c> there is nothing to feed but a new text.
        /// </summary>
        /// <param name="text">The buffer of the piece.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><c>Ok</c>, <c>BadBase64</c> or <c>TooLarge</c>.</returns>
        public PemResult Feed(byte[] text, int offset, int end)
        {
            while (offset < end)
            {
                int octet = text[offset++];
                if (octet == Padding)
                {
                    // RFC 4648 §4: one or two at the end of the last group.
                    if (_characters < 2)
                    {
                        return PemResult.BadBase64;
                    }

                    _paddings++;
                    _bits <<= 6;
                }
                else
                {
                    int value = ValueOf(octet);
                    if (value < 0 || _paddings > 0)
                    {
                        return PemResult.BadBase64;
                    }

                    _bits = (_bits << 6) | value;
                }

                if (++_characters == 4)
                {
                    PemResult result = WriteGroup();
                    if (result != PemResult.Ok)
                    {
                        return result;
                    }
                }
            }

            return PemResult.Ok;
        }

        private PemResult WriteGroup()
        {
            int count = 3 - _paddings;

            // RFC 4648 §3.5: the bits that the padding leaves unused are zero.
            if ((_bits & ((1 << (8 * _paddings)) - 1)) != 0)
            {
                return PemResult.BadBase64;
            }

            if (count > _end - _position)
            {
                return PemResult.TooLarge;
            }

            for (int shift = 16; count > 0; shift -= 8)
            {
                _buffer[_position++] = (byte)(_bits >> shift);
                count--;
            }

            // With padding the text has come to its end: nothing may follow, and _paddings stays to say so.
            _bits = 0;
            _characters = 0;
            return PemResult.Ok;
        }

        private static int ValueOf(int octet)
        {
            if (octet >= 'A' && octet <= 'Z')
            {
                return octet - 'A';
            }

            if (octet >= 'a' && octet <= 'z')
            {
                return octet - 'a' + 26;
            }

            if (octet >= '0' && octet <= '9')
            {
                return octet - '0' + 52;
            }

            return octet == '+' ? 62 : octet == '/' ? 63 : -1;
        }
    }
}
