using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Sip.UserAgent
{
    // The name of a device, RFC 5626 §4.1: a UUID as a URN (RFC 9562 §4, §5.4). Invariant: what is made passes
    // SipAccount.Check.

    /// <summary>Makes names of devices.</summary>
    public static class InstanceIds
    {
        private const int UuidBytes = 16;

        /// <summary>Makes a new one from random bits; to be kept for the life of the device.</summary>
        /// <param name="random">Where the bits come from.</param>
        /// <returns>45 octets: <c>urn:uuid:</c> and a UUID of version 4.</returns>
        public static byte[] New(IRandom random)
        {
            byte[] uuid = new byte[UuidBytes];
            random.Fill(uuid, 0, UuidBytes);

            // RFC 9562 §5.4: version 4, and the variant of §4.1.
            uuid[6] = (byte)((uuid[6] & 0x0F) | 0x40);
            uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
            int startLength = UserAgentWords.LengthOf(UserAgentWords.UuidStart);
            ByteWriter writer = new ByteWriter(new byte[startLength + (2 * UuidBytes) + 4]);
            UserAgentWords.Write(writer, UserAgentWords.UuidStart);
            for (int i = 0; i < UuidBytes; i++)
            {
                if (i == 4 || i == 6 || i == 8 || i == 10)
                {
                    writer.Write('-');
                }

                writer.WriteHex(uuid, i, i + 1);
            }

            return writer.Buffer;
        }
    }
}
