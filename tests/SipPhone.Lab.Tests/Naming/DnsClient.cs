using System.Net;
using System.Net.Sockets;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Lab.Tests.Naming
{
    /// <summary>Asks a DNS server one question and writes the response down as text.</summary>
    internal sealed class DnsClient : IDisposable
    {
        private static readonly string[] ResponseCodes =
            ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"];

        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        internal DnsClient(IPEndPoint server)
        {
            _socket.ReceiveTimeout = 30_000;
            _socket.Connect(server);
        }

        /// <summary>Asks: a line with the code and flags, then one a record with its section.</summary>
        internal string Ask(string name, int type, int payloadBytes = Limits.DnsUdpPayloadBytes, int flags = 0)
        {
            ByteWriter query = new(new byte[600]);
            byte[] flatName = FlatOf(name);
            DnsWriter.WriteHeader(query, 0x1234, flags, 1, 0, 0, payloadBytes > 0 ? 1 : 0);
            DnsWriter.WriteQuestion(query, flatName, flatName.Length, type);
            if (payloadBytes > 0)
            {
                DnsWriter.WriteOpt(query, payloadBytes);
            }

            _socket.Send(query.Buffer.AsSpan(0, query.Length));
            return Render(ReceiveRaw());
        }

        internal void SendRaw(params byte[] octets)
        {
            _socket.Send(octets);
        }

        internal byte[] ReceiveRaw()
        {
            byte[] buffer = new byte[4096];
            return buffer[.._socket.Receive(buffer)];
        }

        public void Dispose()
        {
            _socket.Dispose();
        }

        private static string Render(byte[] response)
        {
            DnsMessage message = new();
            DnsRecord record = new();
            Assert.Equal(DnsResult.Ok, DnsReader.ReadHeader(response, 0, response.Length, message));
            Assert.Equal(DnsResult.Ok, DnsReader.ReadSections(message, record));
            Assert.True(message.IsResponse);
            Assert.Equal(0x1234, message.Id);
            List<string> lines = [];
            bool isAuthoritative = (message.Flags & DnsFlags.Authoritative) != 0;
            lines.Add(
                ResponseCodes[message.ResponseCode] + (isAuthoritative ? " aa" : "")
                + (message.IsTruncated ? " tc" : "") + " " + NameAt(message, message.QuestionOffset));
            int next = message.AnswerOffset;
            int count = message.AnswerCount + message.AuthorityCount + message.AdditionalCount;
            for (int i = 0; i < count; i++)
            {
                string section = i < message.AnswerCount ? "answer"
                    : i < message.AnswerCount + message.AuthorityCount ? "authority" : "additional";
                Assert.Equal(DnsResult.Ok, DnsReader.ReadRecord(message, next, record, out next));
                lines.Add($"{section} {Render(message, record)}");
            }

            return string.Join("\n", lines);
        }

        private static string Render(DnsMessage message, DnsRecord record)
        {
            byte[] octets = message.Buffer;
            string owner = record.Type == DnsType.Opt
                ? ""
                : $"{NameAt(message, record.NameOffset)} {record.TtlSeconds} ";
            return owner + record.Type switch
            {
                DnsType.A or DnsType.Aaaa => new IPAddress(octets[record.RdataOffset..record.RdataEnd]).ToString(),
                DnsType.Cname => "CNAME " + NameAt(message, record.TargetOffset),
                DnsType.Srv => $"SRV {record.Priority} {record.Weight} {record.Port} "
                    + NameAt(message, record.TargetOffset),
                DnsType.Naptr => $"NAPTR {record.Order} {record.Preference} "
                    + $"{Ascii.ToText(octets, record.FlagsOffset, record.FlagsEnd)} "
                    + $"{Ascii.ToText(octets, record.ServicesOffset, record.ServicesEnd)} "
                    + NameAt(message, record.TargetOffset),
                DnsType.Soa => $"SOA {record.MinimumSeconds}",
                DnsType.Opt => $"OPT {record.Class}",
                _ => $"type {record.Type}",
            };
        }

        private static string NameAt(DnsMessage message, int offset)
        {
            byte[] name = new byte[255];
            byte[] text = new byte[253];
            Assert.Equal(
                DnsResult.Ok,
                DnsName.Read(message.Buffer, message.Offset, offset, message.End, name, out int length, out _));
            return DnsName.ToText(name, 0, length, text, out int textLength) == DnsResult.Ok
                ? Ascii.ToText(text, 0, textLength)
                : ".";
        }

        private static byte[] FlatOf(string name)
        {
            // By hand, because the reader's own conversion folds letters.
            List<byte> flat = [];
            foreach (string label in name.Split('.'))
            {
                flat.Add((byte)label.Length);
                flat.AddRange(Ascii.ToBytes(label));
            }

            flat.Add(0);
            return [.. flat];
        }
    }
}
