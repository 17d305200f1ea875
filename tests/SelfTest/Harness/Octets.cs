using SipPhone.Core;
using SipPhone.Settings.Trust;

namespace SipPhone.SelfTest.Harness
{
    // The tables hold texts, the code under test takes octets. A row that cannot be read gives an empty array, which
    // its test then reports.

    /// <summary>Texts of the tables as octets, and back.</summary>
    public static class Octets
    {
        /// <summary>Octets out of base64.</summary>
        /// <param name="text">The text.</param>
        /// <returns>A new array; empty when it is no base64.</returns>
        public static byte[] FromBase64(string text)
        {
            byte[] digits = Ascii.ToBytes(text);
            byte[] room = new byte[(digits.Length / 4 * 3) + 3];
            int length = Base64Decoder.Decode(digits, 0, digits.Length, room, 0, room.Length);
            return Copy(room, 0, length < 0 ? 0 : length);
        }

        /// <summary>Octets out of hexadecimal digits.</summary>
        /// <param name="text">An even number of digits, lower case.</param>
        /// <returns>A new array.</returns>
        public static byte[] FromHex(string text)
        {
            byte[] digits = Ascii.ToBytes(text);
            byte[] octets = new byte[digits.Length / 2];
            for (int i = 0; i < octets.Length; i++)
            {
                octets[i] = (byte)((Nibble(digits[2 * i]) << 4) | Nibble(digits[(2 * i) + 1]));
            }

            return octets;
        }

        /// <summary>Hexadecimal digits of octets.</summary>
        /// <param name="octets">The octets.</param>
        /// <param name="count">How many of them.</param>
        /// <returns>Two digits for each, lower case.</returns>
        public static string ToHex(byte[] octets, int count)
        {
            ByteWriter writer = new ByteWriter(new byte[2 * count]);
            writer.WriteHex(octets, 0, count);
            return Ascii.ToText(writer.Buffer, 0, writer.Length);
        }

        /// <summary>A range as an array of its own.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>A new array.</returns>
        public static byte[] Copy(byte[] buffer, int offset, int end)
        {
            byte[] copy = new byte[end - offset];
            System.Array.Copy(buffer, offset, copy, 0, copy.Length);
            return copy;
        }

        /// <summary>A description of the tables as it is sent: CRLF for each bar.</summary>
        /// <param name="text">The description.</param>
        /// <returns>A new array.</returns>
        public static byte[] FromLines(string text)
        {
            byte[] octets = Ascii.ToBytes(text);
            ByteWriter writer = new ByteWriter(new byte[2 * octets.Length]);
            for (int i = 0; i < octets.Length; i++)
            {
                if (octets[i] == '|')
                {
                    writer.Write('\r');
                    writer.Write('\n');
                }
                else
                {
                    writer.Write(octets[i]);
                }
            }

            return Copy(writer.Buffer, 0, writer.Length);
        }

        private static int Nibble(int digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
