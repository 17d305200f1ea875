using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Settings.Trust
{
    // A distinguished name as text, RFC 4514: the most specific part first, parts set off by ", ", several attributes
    // of one part by "+". Everything but printable ASCII is escaped as \XX, so that no name of a certificate can steer
    // a terminal, and two names that look alike read differently.
    // Invariant: what is written is printable ASCII.

    internal static class DistinguishedNameText
    {
        // Writes the RDNs in [offset, end), a name that LeafCertificate has found sound: results need no second look.
        internal static void Write(byte[] der, int offset, int end, ByteWriter writer)
        {
            int part = end;
            while (part > offset && !writer.IsFull)
            {
                // RFC 4514 §2.1: the last part comes first. DER is read forwards only, so each is looked for anew.
                int partEnd = part;
                part = offset;
                Der.ReadHeader(der, part, end, out _, out int content, out int contentEnd);
                while (contentEnd < partEnd)
                {
                    part = contentEnd;
                    Der.ReadHeader(der, part, end, out _, out content, out contentEnd);
                }

                if (partEnd < end)
                {
                    writer.Write(Ascii.ToBytes(", "));
                }

                WritePart(der, content, contentEnd, writer);
            }
        }

        private static void WritePart(byte[] der, int offset, int end, ByteWriter writer)
        {
            int attribute = offset;
            while (attribute < end)
            {
                if (attribute > offset)
                {
                    writer.Write('+');
                }

                Der.ReadHeader(der, attribute, end, out _, out int content, out attribute);
                Der.ReadHeader(der, content, attribute, out _, out int oid, out int oidEnd);
                Der.ReadHeader(der, oidEnd, attribute, out int tag, out int value, out int valueEnd);
                string name = NameOf(der, oid, oidEnd);
                if (name != null)
                {
                    writer.Write(Ascii.ToBytes(name));
                }
                else
                {
                    WriteDotted(der, oid, oidEnd, writer);
                }

                writer.Write('=');
                if (tag == Der.Utf8String || tag == Der.PrintableString || tag == Der.TeletexString ||
                    tag == Der.Ia5String)
                {
                    WriteValue(der, value, valueEnd, writer);
                }
                else
                {
                    // RFC 4514 §2.4: a value that is no text of octets is given as its encoding.
                    writer.Write('#');
                    writer.WriteHex(der, oidEnd, valueEnd);
                }
            }
        }

        // RFC 4514 §3, and the serial number that devices have in their names (RFC 5280 §4.1.2.4).
        private static string NameOf(byte[] der, int oid, int oidEnd)
        {
            // id-at, 2.5.4.
            if (oidEnd - oid != 3 || der[oid] != 0x55 || der[oid + 1] != 0x04)
            {
                return null;
            }

            switch (der[oid + 2])
            {
                case 3: return "CN";
                case 5: return "SERIALNUMBER";
                case 6: return "C";
                case 7: return "L";
                case 8: return "ST";
                case 9: return "STREET";
                case 10: return "O";
                case 11: return "OU";
                default: return null;
            }
        }

        // X.690 §8.19: the first number holds two, each octet seven bits. With a number of more than 28 bits, which
        // nobody has by name, the whole is given in hexadecimal.
        private static void WriteDotted(byte[] der, int offset, int end, ByteWriter writer)
        {
            if (HasLongNumber(der, offset, end))
            {
                writer.Write('#');
                writer.WriteHex(der, offset, end);
                return;
            }

            bool isFirst = true;
            int number = 0;
            for (int at = offset; at < end; at++)
            {
                number = (number << 7) | (der[at] & 0x7F);
                if (der[at] >= 0x80)
                {
                    continue;
                }

                if (isFirst)
                {
                    int top = number < 80 ? number / 40 : 2;
                    writer.WriteDecimal(top);
                    number -= 40 * top;
                    isFirst = false;
                }

                writer.Write('.');
                writer.WriteDecimal(number);
                number = 0;
            }
        }

        private static bool HasLongNumber(byte[] der, int offset, int end)
        {
            int octets = 0;
            for (int at = offset; at < end; at++)
            {
                if (++octets > 4)
                {
                    return true;
                }

                if (der[at] < 0x80)
                {
                    octets = 0;
                }
            }

            return false;
        }

        private static void WriteValue(byte[] der, int offset, int end, ByteWriter writer)
        {
            for (int at = offset; at < end; at++)
            {
                int octet = der[at];
                if (octet < 0x20 || octet > 0x7E)
                {
                    writer.Write('\\');
                    writer.WriteHex(der, at, at + 1);
                    continue;
                }

                // RFC 4514 §2.4: these, a number sign or blank in front, and a blank behind.
                bool isSpecial = octet == '"' || octet == '+' || octet == ',' || octet == ';' || octet == '<' ||
                    octet == '>' || octet == '\\' || (octet == '#' && at == offset) ||
                    (octet == ' ' && (at == offset || at == end - 1));
                if (isSpecial)
                {
                    writer.Write('\\');
                }

                writer.Write(octet);
            }
        }
    }
}
