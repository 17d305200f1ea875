using SipPhone.Core;

namespace SipPhone.Dns
{
    // Reads DNS messages, RFC 1035 §4, with the record types of DnsType. Invariant: nothing is read outside the
    // message's range, and a message or RDATA is taken whole or not at all.

    /// <summary>
    /// Reads DNS messages: header and question first, then all sections at once, then record by record.
    /// </summary>
    public static class DnsReader
    {
        /// <summary>The class of everything that we ask for (RFC 1035 §3.2.4).</summary>
        public const int ClassInternet = 1;

        private const int HeaderBytes = 12;
        private const int QuestionTailBytes = 4;
        private const int RecordTailBytes = 10;
        private const int MinRecordBytes = 1 + RecordTailBytes;
        private const int SrvFixedBytes = 6;
        private const int NaptrFixedBytes = 4;
        private const int SoaNumbersBytes = 20;
        private const int OptionHeadBytes = 4;

        /// <summary>Reads the header and the question (RFC 1035 §4.1.1 and §4.1.2).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="message">Takes what was found; meaningless on failure.</param>
        /// <returns>
        /// <see cref="DnsResult.Ok"/>, or <see cref="DnsResult.Malformed"/>: no whole header, more than one question,
        /// or a question that is not whole.
        /// </returns>
        [HotPath]
        public static DnsResult ReadHeader(byte[] buffer, int offset, int end, DnsMessage message)
        {
            if (end - offset < HeaderBytes)
            {
                return DnsResult.Malformed;
            }

            message.Buffer = buffer;
            message.Offset = offset;
            message.End = end;
            message.Id = ReadUInt16(buffer, offset);
            message.Flags = ReadUInt16(buffer, offset + 2);
            message.ResponseCode = message.Flags & 0x0F;
            message.QuestionCount = ReadUInt16(buffer, offset + 4);
            message.AnswerCount = ReadUInt16(buffer, offset + 6);
            message.AuthorityCount = ReadUInt16(buffer, offset + 8);
            message.AdditionalCount = ReadUInt16(buffer, offset + 10);
            message.QuestionOffset = 0;
            message.QuestionNameEnd = 0;
            message.QuestionType = 0;
            message.QuestionClass = 0;
            message.AnswerOffset = offset + HeaderBytes;
            message.AuthorityOffset = 0;
            message.AdditionalOffset = 0;
            message.UdpPayloadBytes = 0;
            if (message.QuestionCount == 0)
            {
                return DnsResult.Ok;
            }

            // RFC 9619 §4: a query and its response have one question.
            int nameLength;
            int next;
            if (message.QuestionCount != 1
                || DnsName.Read(
                    buffer, offset, message.AnswerOffset, end, null, out nameLength, out next) != DnsResult.Ok
                || end - next < QuestionTailBytes)
            {
                return DnsResult.Malformed;
            }

            message.QuestionOffset = offset + HeaderBytes;
            message.QuestionNameEnd = next;
            message.QuestionType = ReadUInt16(buffer, next);
            message.QuestionClass = ReadUInt16(buffer, next + 2);
            message.AnswerOffset = next + QuestionTailBytes;
            return DnsResult.Ok;
        }

        /// <summary>
        /// Checks every record of a message whose header was read, finds the sections and takes in the OPT record
        /// (RFC 6891 §6.1).
        /// </summary>
        /// <param name="message">The message; its section offsets, response code and datagram size are set.</param>
        /// <param name="scratch">A record to read with.</param>
        /// <returns>
        /// <see cref="DnsResult.Ok"/>, or <see cref="DnsResult.Malformed"/>: a record that is not whole or whose RDATA
        /// breaks its type's rules, two OPT records or one that is not additional, or octets after the last record.
        /// </returns>
        [HotPath]
        public static DnsResult ReadSections(DnsMessage message, DnsRecord scratch)
        {
            int additionalIndex = message.AnswerCount + message.AuthorityCount;
            int count = additionalIndex + message.AdditionalCount;
            int next = message.AnswerOffset;
            if (count > (message.End - next) / MinRecordBytes)
            {
                return DnsResult.Malformed;
            }

            bool hasOpt = false;
            for (int index = 0; index <= count; index++)
            {
                if (index == message.AnswerCount)
                {
                    message.AuthorityOffset = next;
                }

                if (index == additionalIndex)
                {
                    message.AdditionalOffset = next;
                }

                if (index == count)
                {
                    break;
                }

                if (ReadRecord(message, next, scratch, out next) != DnsResult.Ok)
                {
                    return DnsResult.Malformed;
                }

                if (scratch.Type == DnsType.Opt)
                {
                    // RFC 6891 §6.1.1: one OPT record, in the additional section, owned by the root.
                    if (hasOpt || index < additionalIndex || message.Buffer[scratch.NameOffset] != 0)
                    {
                        return DnsResult.Malformed;
                    }

                    hasOpt = true;
                    message.UdpPayloadBytes = scratch.Class;
                    message.ResponseCode |= ((scratch.TtlSeconds >> 24) & 0xFF) << 4;
                }
            }

            return next == message.End ? DnsResult.Ok : DnsResult.Malformed;
        }

        /// <summary>
        /// Makes a message of the head of a longer one: keeps the whole records of the answer section that the range
        /// holds, and forgets the rest. For use after <see cref="ReadHeader"/>, before <see cref="ReadSections"/>.
        /// </summary>
        /// <param name="message">The message; its end and its counts are changed.</param>
        /// <param name="scratch">A record to read with.</param>
        [HotPath]
        public static void KeepHead(DnsMessage message, DnsRecord scratch)
        {
            int next = message.AnswerOffset;
            int after = next;
            int count = 0;
            while (count < message.AnswerCount && ReadRecord(message, next, scratch, out after) == DnsResult.Ok)
            {
                next = after;
                count++;
            }

            message.End = next;
            message.AnswerCount = count;
            message.AuthorityCount = 0;
            message.AdditionalCount = 0;
        }

        /// <summary>Reads one record.</summary>
        /// <param name="message">The message that it stands in.</param>
        /// <param name="offset">Where the record starts.</param>
        /// <param name="record">Takes what was found; meaningless on failure.</param>
        /// <param name="next">Where the next record starts; 0 on failure.</param>
        /// <returns><see cref="DnsResult.Ok"/> or <see cref="DnsResult.Malformed"/>.</returns>
        [HotPath]
        public static DnsResult ReadRecord(DnsMessage message, int offset, DnsRecord record, out int next)
        {
            byte[] buffer = message.Buffer;
            int nameLength;
            int at;
            DnsResult result = DnsName.Read(buffer, message.Offset, offset, message.End, null, out nameLength, out at);
            next = 0;
            if (result != DnsResult.Ok || message.End - at < RecordTailBytes)
            {
                return DnsResult.Malformed;
            }

            record.Buffer = buffer;
            record.MessageOffset = message.Offset;
            record.NameOffset = offset;
            record.Type = ReadUInt16(buffer, at);
            record.Class = ReadUInt16(buffer, at + 2);
            record.TtlSeconds = BigEndian.ReadInt32(buffer, at + 4);
            if (record.TtlSeconds < 0 && record.Type != DnsType.Opt)
            {
                // RFC 2181 §8: a TTL with the topmost bit set is zero.
                record.TtlSeconds = 0;
            }

            int rdataLength = ReadUInt16(buffer, at + 8);
            at += RecordTailBytes;
            if (rdataLength > message.End - at)
            {
                return DnsResult.Malformed;
            }

            result = ReadRdata(record, at, at + rdataLength);
            if (result == DnsResult.Ok)
            {
                next = at + rdataLength;
            }

            return result;
        }

        /// <summary>Reads the RDATA of a record whose buffer, type and class are set.</summary>
        [HotPath]
        internal static DnsResult ReadRdata(DnsRecord record, int offset, int end)
        {
            record.RdataOffset = offset;
            record.RdataEnd = end;
            record.TargetOffset = -1;
            record.Priority = 0;
            record.Weight = 0;
            record.Port = 0;
            record.Order = 0;
            record.Preference = 0;
            record.FlagsOffset = 0;
            record.FlagsEnd = 0;
            record.ServicesOffset = 0;
            record.ServicesEnd = 0;
            record.RegexpOffset = 0;
            record.RegexpEnd = 0;
            record.MinimumSeconds = 0;
            if (record.Type == DnsType.Opt)
            {
                return CheckOptions(record.Buffer, offset, end);
            }

            if (record.Class != ClassInternet)
            {
                return DnsResult.Ok;
            }

            switch (record.Type)
            {
                case DnsType.A:
                    return end - offset == 4 ? DnsResult.Ok : DnsResult.Malformed;
                case DnsType.Aaaa:
                    return end - offset == 16 ? DnsResult.Ok : DnsResult.Malformed;
                case DnsType.Cname:
                    return ReadTarget(record, offset, end);
                case DnsType.Srv:
                    return ReadSrv(record, offset, end);
                case DnsType.Naptr:
                    return ReadNaptr(record, offset, end);
                case DnsType.Soa:
                    return ReadSoa(record, offset, end);
                default:
                    return DnsResult.Ok;
            }
        }

        // RFC 2782: priority, weight, port, target.
        [HotPath]
        private static DnsResult ReadSrv(DnsRecord record, int offset, int end)
        {
            if (end - offset < SrvFixedBytes)
            {
                return DnsResult.Malformed;
            }

            record.Priority = ReadUInt16(record.Buffer, offset);
            record.Weight = ReadUInt16(record.Buffer, offset + 2);
            record.Port = ReadUInt16(record.Buffer, offset + 4);
            return ReadTarget(record, offset + SrvFixedBytes, end);
        }

        // RFC 3403 §4.1: order, preference, three character-strings, replacement.
        [HotPath]
        private static DnsResult ReadNaptr(DnsRecord record, int offset, int end)
        {
            if (end - offset < NaptrFixedBytes)
            {
                return DnsResult.Malformed;
            }

            record.Order = ReadUInt16(record.Buffer, offset);
            record.Preference = ReadUInt16(record.Buffer, offset + 2);
            offset += NaptrFixedBytes;
            int stringEnd = CharacterStringEnd(record.Buffer, offset, end);
            if (stringEnd < 0)
            {
                return DnsResult.Malformed;
            }

            record.FlagsOffset = offset + 1;
            record.FlagsEnd = stringEnd;
            offset = stringEnd;
            stringEnd = CharacterStringEnd(record.Buffer, offset, end);
            if (stringEnd < 0)
            {
                return DnsResult.Malformed;
            }

            record.ServicesOffset = offset + 1;
            record.ServicesEnd = stringEnd;
            offset = stringEnd;
            stringEnd = CharacterStringEnd(record.Buffer, offset, end);
            if (stringEnd < 0)
            {
                return DnsResult.Malformed;
            }

            record.RegexpOffset = offset + 1;
            record.RegexpEnd = stringEnd;
            return ReadTarget(record, stringEnd, end);
        }

        // RFC 1035 §3.3.13: two names, then five numbers, of which the last is MINIMUM.
        [HotPath]
        private static DnsResult ReadSoa(DnsRecord record, int offset, int end)
        {
            int nameLength;
            int next;
            byte[] buffer = record.Buffer;
            if (DnsName.Read(buffer, record.MessageOffset, offset, end, null, out nameLength, out next) != DnsResult.Ok
                || DnsName.Read(buffer, record.MessageOffset, next, end, null, out nameLength, out next) != DnsResult.Ok
                || end - next != SoaNumbersBytes)
            {
                return DnsResult.Malformed;
            }

            int minimum = BigEndian.ReadInt32(buffer, end - 4);
            record.MinimumSeconds = minimum < 0 ? 0 : minimum;
            return DnsResult.Ok;
        }

        // A name that fills the rest of the RDATA.
        [HotPath]
        private static DnsResult ReadTarget(DnsRecord record, int offset, int end)
        {
            int nameLength;
            int next;
            DnsResult result =
                DnsName.Read(record.Buffer, record.MessageOffset, offset, end, null, out nameLength, out next);
            if (result != DnsResult.Ok || next != end)
            {
                return DnsResult.Malformed;
            }

            record.TargetOffset = offset;
            return DnsResult.Ok;
        }

        // RFC 6891 §6.1.2: options, each a code, a length and as many octets.
        [HotPath]
        private static DnsResult CheckOptions(byte[] buffer, int offset, int end)
        {
            while (end - offset >= OptionHeadBytes)
            {
                int length = ReadUInt16(buffer, offset + 2);
                offset += OptionHeadBytes;
                if (length > end - offset)
                {
                    return DnsResult.Malformed;
                }

                offset += length;
            }

            return offset == end ? DnsResult.Ok : DnsResult.Malformed;
        }

        // RFC 1035 §3.3: a length octet and as many octets. Returns where it ends, or -1.
        [HotPath]
        private static int CharacterStringEnd(byte[] buffer, int offset, int end)
        {
            if (offset >= end || buffer[offset] > end - offset - 1)
            {
                return -1;
            }

            return offset + 1 + buffer[offset];
        }

        [HotPath]
        private static int ReadUInt16(byte[] buffer, int offset)
        {
            return (buffer[offset] << 8) | buffer[offset + 1];
        }
    }
}
