using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // Makes questions that a stranger cannot answer: RFC 5452 §9 (id and port), letter case on top of it, RFC 6891
    // (EDNS).
    // Invariant: writing the same query again gives the same octets, until it is renewed.

    /// <summary>The resolver's writing half.</summary>
    internal sealed class QuestionWriter
    {
        private const int FirstPrivatePort = 49152;
        private const int PrivatePortMask = 0x3FFF;
        private const int CaseBytes = (Limits.MaxDnsNameBytes + 7) / 8;

        private readonly IRandom _random;
        private readonly ByteWriter _writer;
        private readonly byte[] _octets = new byte[CaseBytes];

        /// <summary>Makes a writer over a buffer that has room for any question.</summary>
        internal QuestionWriter(byte[] buffer, IRandom random)
        {
            _random = random;
            _writer = new ByteWriter(buffer);
        }

        /// <summary>Draws a local port, 49,152 to 65,535 (RFC 6335 §6).</summary>
        internal int DrawPort()
        {
            return FirstPrivatePort + (DrawUInt16() & PrivatePortMask);
        }

        /// <summary>Gives a query a new id and new letter case, which servers copy into the answer.</summary>
        internal void Renew(Query query)
        {
            query.Id = DrawUInt16();
            _random.Fill(_octets, 0, CaseBytes);
            for (int i = 0; i < query.NameLength; i++)
            {
                if (Ascii.IsLetter(query.Name[i]) && (_octets[i >> 3] & (1 << (i & 7))) != 0)
                {
                    query.Name[i] ^= 0x20;
                }
            }
        }

        /// <summary>
        /// Writes a query at the buffer's start, its length before it, as TCP has it (RFC 1035 §4.2.2).
        /// </summary>
        /// <returns>Where it ends. A datagram starts after the length.</returns>
        internal int Write(Query query)
        {
            _writer.Reset();
            _writer.WriteUInt16(0);
            DnsWriter.WriteHeader(_writer, query.Id, DnsFlags.RecursionDesired, 1, 0, 0, query.UsesEdns ? 1 : 0);
            DnsWriter.WriteQuestion(_writer, query.Name, query.NameLength, query.Type);
            if (query.UsesEdns)
            {
                DnsWriter.WriteOpt(_writer, Limits.DnsUdpPayloadBytes);
            }

            _writer.PatchUInt16(0, _writer.Length - StreamExchange.LengthBytes);
            return _writer.Position;
        }

        private int DrawUInt16()
        {
            _random.Fill(_octets, 0, 2);
            return (_octets[0] << 8) | _octets[1];
        }
    }
}
