using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Dialogs
{
    // Writes the value of Replaces, RFC 3891 §6.1, as a header field or inside a URI (RFC 3261 §19.1.1).
    // Invariant: inside a URI nothing is written that could end the header or the URI.
    internal static class ReplacesWriter
    {
        // The peer is the one who compares: its tag is to-tag, whoever called whom (RFC 3891 §3).
        internal static void Write(ByteWriter bytes, DialogRecord record, byte[] localTag, bool isEscaped)
        {
            WriteSlot(bytes, record, DialogRecord.CallId, isEscaped);
            WriteWord(bytes, UserAgentWords.ToTag, isEscaped);
            if (record.Has(DialogRecord.RemoteTag))
            {
                WriteSlot(bytes, record, DialogRecord.RemoteTag, isEscaped);
            }
            else
            {
                WriteWord(bytes, UserAgentWords.NoTag, isEscaped);
            }

            WriteWord(bytes, UserAgentWords.FromTag, isEscaped);
            Write(bytes, localTag, 0, localTag.Length, isEscaped);
        }

        private static void WriteWord(ByteWriter bytes, int word, bool isEscaped)
        {
            int end = UserAgentWords.EndOf(word);
            Write(bytes, UserAgentWords.Octets, UserAgentWords.OffsetOf(word), end, isEscaped);
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
