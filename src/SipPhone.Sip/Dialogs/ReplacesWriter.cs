using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Dialogs
{
    // Writes the value of Replaces, RFC 3891 §6.1, as a header field or inside a URI (RFC 3261 §19.1.1).
    // Invariant: inside a URI nothing is written that could end the header or the URI.
    internal static class ReplacesWriter
    {
        // What stands for the tag of a peer of RFC 2543, which has none (RFC 3891 §3).
        internal static readonly byte[] NoTag = Ascii.ToBytes("0");
        private static readonly byte[] ToTag = Ascii.ToBytes(";to-tag=");
        private static readonly byte[] FromTag = Ascii.ToBytes(";from-tag=");

        // The peer is the one who compares: its tag is to-tag, whoever called whom (RFC 3891 §3).
        internal static void Write(ByteWriter bytes, DialogRecord record, byte[] localTag, bool isEscaped)
        {
            WriteSlot(bytes, record, DialogRecord.CallId, isEscaped);
            Write(bytes, ToTag, 0, ToTag.Length, isEscaped);
            if (record.Has(DialogRecord.RemoteTag))
            {
                WriteSlot(bytes, record, DialogRecord.RemoteTag, isEscaped);
            }
            else
            {
                Write(bytes, NoTag, 0, NoTag.Length, isEscaped);
            }

            Write(bytes, FromTag, 0, FromTag.Length, isEscaped);
            Write(bytes, localTag, 0, localTag.Length, isEscaped);
        }

        private static void WriteSlot(ByteWriter bytes, DialogRecord record, int slot, bool isEscaped)
        {
            Write(bytes, record.Buffer, record.Offset(slot), record.End(slot), isEscaped);
        }

        private static void Write(ByteWriter bytes, byte[] buffer, int offset, int end, bool isEscaped)
        {
            while (offset < end)
            {
                int plainEnd = isEscaped ? SipOctets.Skip(buffer, offset, end, SipOctets.UriHeader) : end;
                bytes.Write(buffer, offset, plainEnd);
                offset = plainEnd;
                if (offset < end)
                {
                    bytes.Write('%');
                    bytes.WriteHex(buffer, offset, offset + 1);
                    offset++;
                }
            }
        }
    }
}
