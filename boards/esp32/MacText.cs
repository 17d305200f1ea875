using SipPhone.Core;

namespace SipPhone.Board.Esp32
{
    /// <summary>A device's id, made of its MAC address: no other device has the same.</summary>
    public static class MacText
    {
        private const string Prefix = "esp32-";

        /// <summary>Writes the id.</summary>
        /// <param name="address">The MAC address, 6 octets.</param>
        /// <returns><c>esp32-</c> and two digits 0-9 and a-f for each octet.</returns>
        public static byte[] ToId(byte[] address)
        {
            byte[] id = new byte[Prefix.Length + (2 * address.Length)];
            ByteWriter writer = new ByteWriter(id);
            writer.Write(Prefix);
            writer.WriteHex(address, 0, address.Length);
            return id;
        }
    }
}
