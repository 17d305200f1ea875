using System;
using System.Collections.Generic;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Naming
{
    // From a query's octets to the response's. Invariants: the question is echoed with its letter case (0x20); a
    // response is never longer than the asker takes: first the additional section goes, then all records with the TC
    // bit set.

    /// <summary>Answers DNS messages from zones. Not for several threads at a time.</summary>
    internal sealed class DnsResponder
    {
        private const int NegativeTtlSeconds = 60;

        // RFC 1035 §4.2.1: what every asker takes.
        private const int PlainPayloadBytes = 512;

        private readonly byte[] _response = new byte[Limits.DnsUdpPayloadBytes];
        private readonly byte[] _name = new byte[Limits.MaxDnsNameBytes];
        private readonly DnsMessage _query = new();
        private readonly DnsRecord _scratch = new();

        /// <summary>Answers a query.</summary>
        /// <param name="zones">What is known.</param>
        /// <param name="buffer">The buffer that holds the query.</param>
        /// <param name="length">The query's length; it starts at 0.</param>
        /// <param name="question">What was asked; null when nothing is answered.</param>
        /// <returns>The response, good until the next call; empty for what gets none: garbage, and responses.</returns>
        internal ReadOnlyMemory<byte> Respond(DnsZones zones, byte[] buffer, int length, out DnsQuestion? question)
        {
            question = null;
            if (DnsReader.ReadHeader(buffer, 0, length, _query) != DnsResult.Ok
                || DnsReader.ReadSections(_query, _scratch) != DnsResult.Ok
                || _query.IsResponse
                || _query.QuestionCount != 1
                || DnsName.Read(
                    buffer, 0, _query.QuestionOffset, length, _name, out int nameLength, out _) != DnsResult.Ok)
            {
                return default;
            }

            string? name = FlatName.TextOf(_name, nameLength);
            question = new DnsQuestion(name ?? "?", _query.QuestionType);
            bool isQuery = _query.Opcode == 0 && _query.QuestionClass == DnsReader.ClassInternet;
            ZoneAnswer answer = isQuery
                ? zones.Answer(name, _query.QuestionType)
                : new ZoneAnswer(DnsFlags.Refused, [], [], null);
            return Write(answer, name, _name[..nameLength]);
        }

        private ReadOnlyMemory<byte> Write(ZoneAnswer answer, string? askedName, byte[] asked)
        {
            ZoneAnswer[] attempts = [answer, answer with { Related = [] }, answer with { Records = [], Related = [] }];
            for (int i = 0; i < attempts.Length; i++)
            {
                int truncated = i == attempts.Length - 1 ? DnsFlags.Truncated : 0;
                ByteWriter writer = new(_response, 0, MaxResponseBytes());
                WriteAttempt(writer, attempts[i], truncated, askedName, asked);
                if (!writer.IsFull)
                {
                    return _response.AsMemory(0, writer.Length);
                }
            }

            return default;
        }

        private void WriteAttempt(ByteWriter writer, ZoneAnswer answer, int truncated, string? askedName, byte[] asked)
        {
            bool hasOpt = _query.UdpPayloadBytes > 0;
            int authority = answer.ResponseCode == DnsFlags.Refused ? 0 : DnsFlags.Authoritative;
            int flags = DnsFlags.Response | authority | truncated
                | (_query.Flags & DnsFlags.RecursionDesired) | answer.ResponseCode;
            DnsWriter.WriteHeader(
                writer,
                _query.Id,
                flags,
                1,
                answer.Records.Count,
                answer.Apex is null ? 0 : 1,
                answer.Related.Count + (hasOpt ? 1 : 0));
            DnsWriter.WriteQuestion(writer, asked, asked.Length, _query.QuestionType);
            WriteRecords(writer, answer.Records, askedName, asked);
            if (answer.Apex is not null)
            {
                byte[] apex = FlatName.Of(answer.Apex);
                DnsWriter.WriteSoa(writer, apex, apex.Length, NegativeTtlSeconds, NegativeTtlSeconds);
            }

            WriteRecords(writer, answer.Related, askedName, asked);
            if (hasOpt)
            {
                DnsWriter.WriteOpt(writer, Limits.DnsUdpPayloadBytes);
            }
        }

        private static void WriteRecords(
            ByteWriter writer, IReadOnlyList<ZoneRecord> records, string? askedName, byte[] asked)
        {
            foreach (ZoneRecord record in records)
            {
                record.Write(writer, record.Owner == askedName ? asked : FlatName.Of(record.Owner));
            }
        }

        private int MaxResponseBytes()
        {
            return Math.Clamp(_query.UdpPayloadBytes, PlainPayloadBytes, Limits.DnsUdpPayloadBytes);
        }
    }
}
