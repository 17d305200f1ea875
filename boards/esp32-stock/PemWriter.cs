using System;
using SipPhone.Core;

namespace SipPhone.Board.Esp32.Stock
{
    // Certificates as the platform takes more than one of them: PEM (RFC 7468 §2, §5) in one range, a NUL behind it.
    // Invariant: what is written has exactly BytesOf octets a certificate.

    /// <summary>Writes certificates in PEM.</summary>
    internal sealed class PemWriter
    {
        // RFC 7468 §2: lines of 64 characters.
        private const int LineOctets = 48;
        private const int GroupOctets = 3;

        private byte[] _pem = new byte[1];
        private int _position;

        /// <summary>All that was written, and a NUL.</summary>
        internal byte[] Pem
        {
            get { return _pem; }
        }

        /// <summary>Appends a certificate.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="end">Where it ends, exclusive; it starts at 0.</param>
        internal void Add(byte[] der, int end)
        {
            byte[] begin = Ascii.ToBytes("-----BEGIN CERTIFICATE-----\n");
            byte[] finish = Ascii.ToBytes("-----END CERTIFICATE-----\n");
            int lines = (end + LineOctets - 1) / LineOctets;
            int groups = (end + GroupOctets - 1) / GroupOctets;
            byte[] longer = new byte[_pem.Length + begin.Length + (groups * 4) + lines + finish.Length];
            Array.Copy(_pem, 0, longer, 0, _position);
            _pem = longer;
            Append(begin);
            byte[] alphabet = Ascii.ToBytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
            for (int i = 0; i < end; i += LineOctets)
            {
                WriteLine(alphabet, der, i, end - i < LineOctets ? end : i + LineOctets);
            }

            Append(finish);
        }

        private void Append(byte[] text)
        {
            Array.Copy(text, 0, _pem, _position, text.Length);
            _position += text.Length;
        }

        // RFC 4648 §4.
        private void WriteLine(byte[] alphabet, byte[] der, int offset, int end)
        {
            for (int i = offset; i < end; i += GroupOctets)
            {
                int second = i + 1 < end ? der[i + 1] : 0;
                int third = i + 2 < end ? der[i + 2] : 0;
                int bits = (der[i] << 16) | (second << 8) | third;
                _pem[_position++] = alphabet[bits >> 18];
                _pem[_position++] = alphabet[(bits >> 12) & 0x3F];
                _pem[_position++] = i + 1 < end ? alphabet[(bits >> 6) & 0x3F] : (byte)'=';
                _pem[_position++] = i + 2 < end ? alphabet[bits & 0x3F] : (byte)'=';
            }

            _pem[_position++] = (byte)'\n';
        }
    }
}
