using SipPhone.Core;

namespace SipPhone.Dns
{
    // Writes DNS messages, RFC 1035 §4, without name compression. Invariant: nothing but through the ByteWriter, whose
    // IsFull the caller looks at once, at the end.

    /// <summary>
    /// Writes DNS messages, queries and responses. Names are flat (see <see cref="DnsName"/>), each an array and its
    /// length.
    /// </summary>
    public static class DnsWriter
    {
        private const int SoaNumbers = 5;

        /// <summary>Writes the header (RFC 1035 §4.1.1).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="id">The id, 0 to 65,535.</param>
        /// <param name="flags">Bits of <see cref="DnsFlags"/> and the response code.</param>
        /// <param name="questionCount">Questions that follow.</param>
        /// <param name="answerCount">Answer records that follow.</param>
        /// <param name="authorityCount">Authority records that follow.</param>
        /// <param name="additionalCount">Additional records that follow, OPT included.</param>
        public static void WriteHeader(
            ByteWriter writer,
            int id,
            int flags,
            int questionCount,
            int answerCount,
            int authorityCount,
            int additionalCount)
        {
            writer.WriteUInt16(id);
            writer.WriteUInt16(flags);
            writer.WriteUInt16(questionCount);
            writer.WriteUInt16(answerCount);
            writer.WriteUInt16(authorityCount);
            writer.WriteUInt16(additionalCount);
        }

        /// <summary>Writes a question of class Internet (RFC 1035 §4.1.2).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="name">The flat name.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="type">One of <see cref="DnsType"/>.</param>
        public static void WriteQuestion(ByteWriter writer, byte[] name, int nameLength, int type)
        {
            writer.Write(name, 0, nameLength);
            writer.WriteUInt16(type);
            writer.WriteUInt16(DnsReader.ClassInternet);
        }

        /// <summary>Writes an A or AAAA record (RFC 1035 §3.4.1, RFC 3596 §2.2).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="name">The owner's flat name.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="ttlSeconds">Time to live.</param>
        /// <param name="address">4 octets for A, 16 for AAAA.</param>
        public static void WriteAddress(ByteWriter writer, byte[] name, int nameLength, int ttlSeconds, byte[] address)
        {
            int type = address.Length == 4 ? DnsType.A : DnsType.Aaaa;
            int lengthPosition = BeginRecord(writer, name, nameLength, type, ttlSeconds);
            writer.Write(address);
            EndRecord(writer, lengthPosition);
        }

        /// <summary>Writes a CNAME record (RFC 1035 §3.3.1).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="name">The owner's flat name.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="ttlSeconds">Time to live.</param>
        /// <param name="target">The flat name that the owner stands for.</param>
        /// <param name="targetLength">Its length.</param>
        public static void WriteCname(
            ByteWriter writer, byte[] name, int nameLength, int ttlSeconds, byte[] target, int targetLength)
        {
            int lengthPosition = BeginRecord(writer, name, nameLength, DnsType.Cname, ttlSeconds);
            writer.Write(target, 0, targetLength);
            EndRecord(writer, lengthPosition);
        }

        /// <summary>Writes an SRV record (RFC 2782).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="name">The owner's flat name.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="ttlSeconds">Time to live.</param>
        /// <param name="priority">The priority, 0 to 65,535.</param>
        /// <param name="weight">The weight, 0 to 65,535.</param>
        /// <param name="port">The port, 0 to 65,535.</param>
        /// <param name="target">The target's flat name; one zero octet for "no such service".</param>
        /// <param name="targetLength">Its length.</param>
        public static void WriteSrv(
            ByteWriter writer,
            byte[] name,
            int nameLength,
            int ttlSeconds,
            int priority,
            int weight,
            int port,
            byte[] target,
            int targetLength)
        {
            int lengthPosition = BeginRecord(writer, name, nameLength, DnsType.Srv, ttlSeconds);
            writer.WriteUInt16(priority);
            writer.WriteUInt16(weight);
            writer.WriteUInt16(port);
            writer.Write(target, 0, targetLength);
            EndRecord(writer, lengthPosition);
        }

        /// <summary>Writes a NAPTR record (RFC 3403 §4.1).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="name">The owner's flat name.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="ttlSeconds">Time to live.</param>
        /// <param name="order">The order, 0 to 65,535.</param>
        /// <param name="preference">The preference, 0 to 65,535.</param>
        /// <param name="flags">The flags' text, at most 255 octets.</param>
        /// <param name="services">The services' text, at most 255 octets.</param>
        /// <param name="regexp">The regular expression, at most 255 octets.</param>
        /// <param name="replacement">The replacement's flat name.</param>
        /// <param name="replacementLength">Its length.</param>
        public static void WriteNaptr(
            ByteWriter writer,
            byte[] name,
            int nameLength,
            int ttlSeconds,
            int order,
            int preference,
            byte[] flags,
            byte[] services,
            byte[] regexp,
            byte[] replacement,
            int replacementLength)
        {
            int lengthPosition = BeginRecord(writer, name, nameLength, DnsType.Naptr, ttlSeconds);
            writer.WriteUInt16(order);
            writer.WriteUInt16(preference);
            writer.Write(flags.Length);
            writer.Write(flags);
            writer.Write(services.Length);
            writer.Write(services);
            writer.Write(regexp.Length);
            writer.Write(regexp);
            writer.Write(replacement, 0, replacementLength);
            EndRecord(writer, lengthPosition);
        }

        /// <summary>
        /// Writes an SOA record (RFC 1035 §3.3.13) for negative answers: only MINIMUM matters to who asks, so the other
        /// numbers are that one too.
        /// </summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="name">The zone's flat name, which also stands for its server and its mailbox.</param>
        /// <param name="nameLength">Its length.</param>
        /// <param name="ttlSeconds">Time to live.</param>
        /// <param name="minimumSeconds">MINIMUM: how long "no" holds.</param>
        public static void WriteSoa(ByteWriter writer, byte[] name, int nameLength, int ttlSeconds, int minimumSeconds)
        {
            int lengthPosition = BeginRecord(writer, name, nameLength, DnsType.Soa, ttlSeconds);
            writer.Write(name, 0, nameLength);
            writer.Write(name, 0, nameLength);
            for (int i = 0; i < SoaNumbers; i++)
            {
                writer.WriteUInt32(minimumSeconds);
            }

            EndRecord(writer, lengthPosition);
        }

        /// <summary>Writes an OPT record without options (RFC 6891 §6.1.2).</summary>
        /// <param name="writer">Takes the octets.</param>
        /// <param name="udpPayloadBytes">The largest datagram that the sender takes, 512 to 65,535.</param>
        public static void WriteOpt(ByteWriter writer, int udpPayloadBytes)
        {
            // The root's name, then class and TTL with their own meaning, then no RDATA.
            writer.Write(0);
            writer.WriteUInt16(DnsType.Opt);
            writer.WriteUInt16(udpPayloadBytes);
            writer.WriteUInt32(0);
            writer.WriteUInt16(0);
        }

        private static int BeginRecord(ByteWriter writer, byte[] name, int nameLength, int type, int ttlSeconds)
        {
            writer.Write(name, 0, nameLength);
            writer.WriteUInt16(type);
            writer.WriteUInt16(DnsReader.ClassInternet);
            writer.WriteUInt32(ttlSeconds);
            int lengthPosition = writer.Position;
            writer.WriteUInt16(0);
            return lengthPosition;
        }

        private static void EndRecord(ByteWriter writer, int lengthPosition)
        {
            // A full writer may have no length to patch; its message is thrown away in any case.
            if (!writer.IsFull)
            {
                writer.PatchUInt16(lengthPosition, writer.Position - lengthPosition - 2);
            }
        }
    }
}
