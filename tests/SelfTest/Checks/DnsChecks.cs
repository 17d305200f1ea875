using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Checks
{
    // The message codec of RFC 1035, with SRV (RFC 2782) and NAPTR (RFC 3403).

    /// <summary>Tests of SipPhone.Dns.</summary>
    public static class DnsChecks
    {
        private const int FirstRecord = 3;
        private const int MaxLineBytes = 400;

        /// <summary>Runs them.</summary>
        /// <param name="report">Where the results go.</param>
        public static void Run(Report report)
        {
            Messages(report, DnsMessages.Rows);
            foreach (string[] row in DnsAnswers.Rows)
            {
                CheckAnswer(report, row);
            }
        }

        /// <summary>Messages that are taken whole or not at all.</summary>
        /// <param name="report">Where the results go.</param>
        /// <param name="rows">Rows as in <see cref="DnsMessages"/>.</param>
        public static void Messages(Report report, string[][] rows)
        {
            DnsMessage message = new DnsMessage();
            DnsRecord record = new DnsRecord();
            foreach (string[] row in rows)
            {
                byte[] octets = Octets.FromBase64(row[1]);
                DnsResult result = DnsReader.ReadHeader(octets, 0, octets.Length, message);
                result = result == DnsResult.Ok ? DnsReader.ReadSections(message, record) : result;
                report.Check("dns", row[0], row[2], result == DnsResult.Ok ? "ok" : "malformed");
            }
        }

        private static void CheckAnswer(Report report, string[] row)
        {
            byte[] octets = Octets.FromBase64(row[1]);
            DnsMessage message = new DnsMessage();
            DnsRecord record = new DnsRecord();
            DnsReader.ReadHeader(octets, 0, octets.Length, message);
            DnsReader.ReadSections(message, record);
            report.Check("dns", row[0] + " response code", row[2], message.ResponseCode.ToString());
            string count = (row.Length - FirstRecord).ToString();
            report.Check("dns", row[0] + " records", count, message.AnswerCount.ToString());
            for (int i = FirstRecord; i < row.Length; i++)
            {
                report.Check("dns", row[0] + " " + row[i], "found", Find(message, record, row[i]));
            }
        }

        private static string Find(DnsMessage message, DnsRecord record, string expected)
        {
            int next = message.AnswerOffset;
            for (int i = 0; i < message.AnswerCount; i++)
            {
                DnsReader.ReadRecord(message, next, record, out next);
                if (Describe(record) == expected)
                {
                    return "found";
                }
            }

            return "missing";
        }

        private static string Describe(DnsRecord record)
        {
            ByteWriter line = new ByteWriter(new byte[MaxLineBytes]);
            WriteName(line, record, record.NameOffset);
            line.Write(' ');
            line.WriteDecimal(record.TtlSeconds);
            line.Write(' ');
            line.WriteDecimal(record.Type);
            line.Write(' ');
            switch (record.Type)
            {
                case DnsType.Cname:
                    WriteName(line, record, record.TargetOffset);
                    break;
                case DnsType.Srv:
                    line.WriteDecimal(record.Priority);
                    line.Write(' ');
                    line.WriteDecimal(record.Weight);
                    line.Write(' ');
                    line.WriteDecimal(record.Port);
                    line.Write(' ');
                    WriteName(line, record, record.TargetOffset);
                    break;
                case DnsType.Naptr:
                    WriteNaptr(line, record);
                    break;
                default:
                    WriteUpperHex(line, record);
                    break;
            }

            return Ascii.ToText(line.Buffer, 0, line.Length);
        }

        private static void WriteNaptr(ByteWriter line, DnsRecord record)
        {
            line.WriteDecimal(record.Order);
            line.Write(' ');
            line.WriteDecimal(record.Preference);
            WriteQuoted(line, record, record.FlagsOffset, record.FlagsEnd);
            WriteQuoted(line, record, record.ServicesOffset, record.ServicesEnd);
            WriteQuoted(line, record, record.RegexpOffset, record.RegexpEnd);
            line.Write(' ');
            WriteName(line, record, record.TargetOffset);
        }

        private static void WriteQuoted(ByteWriter line, DnsRecord record, int offset, int end)
        {
            line.Write(" \"");
            line.Write(record.Buffer, offset, end);
            line.Write('"');
        }

        // The tables write addresses in upper case.
        private static void WriteUpperHex(ByteWriter line, DnsRecord record)
        {
            int start = line.Position;
            line.WriteHex(record.Buffer, record.RdataOffset, record.RdataEnd);
            for (int i = start; i < line.Position; i++)
            {
                line.Buffer[i] = Ascii.IsLetter(line.Buffer[i]) ? (byte)(line.Buffer[i] & 0xDF) : line.Buffer[i];
            }
        }

        private static void WriteName(ByteWriter line, DnsRecord record, int offset)
        {
            byte[] name = new byte[255];
            byte[] buffer = record.Buffer;
            DnsName.Read(buffer, record.MessageOffset, offset, buffer.Length, name, out int length, out _);
            if (length <= 1)
            {
                line.Write('.');
            }

            for (int at = 0; at < length && name[at] != 0; at += 1 + name[at])
            {
                if (at > 0)
                {
                    line.Write('.');
                }

                line.Write(name, at + 1, at + 1 + name[at]);
            }
        }
    }
}
