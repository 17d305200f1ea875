using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // Keys of a telephone as event codes (RFC 4733 §3.2), and in the INFO body that older phones send:
    // application/dtmf-relay with "Signal=5" and "Duration=160". Invariant: codes are 0 to 15.

    /// <summary>Keys, as codes and in INFO.</summary>
    public static class Digits
    {
        /// <summary>How many keys there are.</summary>
        public const int Count = 16;

        /// <summary>How long a key is pressed, in milliseconds.</summary>
        public const int DurationMs = 160;

        /// <summary>The media type of the body.</summary>
        public static readonly byte[] RelayType = Ascii.ToBytes("application/dtmf-relay");

        private static readonly byte[] Keys = Ascii.ToBytes("0123456789*#ABCD");
        private static readonly byte[] Signal = Ascii.ToBytes("Signal=");

        /// <summary>The code of a key.</summary>
        /// <param name="key">0-9, *, #, A-D or a-d, as ASCII.</param>
        /// <returns>0 to 15; -1 for anything else.</returns>
        public static int CodeOf(int key)
        {
            int upper = key >= 'a' && key <= 'd' ? key - 0x20 : key;
            int code = Ascii.IndexOf(Keys, 0, Keys.Length, upper);
            return code < Keys.Length ? code : -1;
        }

        /// <summary>The key of a code.</summary>
        /// <param name="eventCode">0 to 15.</param>
        /// <returns>0-9, *, # or A-D, as ASCII.</returns>
        public static int KeyOf(int eventCode)
        {
            return Keys[eventCode];
        }

        /// <summary>Makes the body of an INFO. Allocates.</summary>
        /// <param name="eventCode">0 to 15.</param>
        /// <returns>The body.</returns>
        public static byte[] MakeRelay(int eventCode)
        {
            byte[] body = Ascii.ToBytes("Signal=0\r\nDuration=160\r\n");
            body[Signal.Length] = Keys[eventCode];
            return body;
        }

        /// <summary>Reads the body of an INFO.</summary>
        /// <param name="info">The INFO.</param>
        /// <returns>0 to 15; -1 when it has no key.</returns>
        public static int ReadRelay(SipMessage info)
        {
            int offset = info.BodyOffset;
            while (offset < info.BodyEnd)
            {
                int end = Ascii.IndexOf(info.Buffer, offset, info.BodyEnd, '\n');
                int nameEnd = offset + Signal.Length;
                if (nameEnd <= end && Ascii.EqualsIgnoreCase(info.Buffer, offset, nameEnd, Signal))
                {
                    int keyOffset = SipOctets.SkipSpace(info.Buffer, nameEnd, end);
                    return keyOffset < end ? CodeOf(info.Buffer[keyOffset]) : -1;
                }

                offset = end + 1;
            }

            return -1;
        }
    }
}
