using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;

namespace SipPhone.SelfTest.Board
{
    // A DNS server in a socket: it answers the last question as soon as somebody looks. There is one SRV record, to
    // sip1.example.net, which has one IPv4 address; nothing else exists. It allocates nothing once it is made.

    /// <summary>A socket to a DNS server that knows one SIP server.</summary>
    public sealed class SimulatedDns : IDatagramSocket
    {
        private const int TtlSeconds = 86400;

        private readonly ByteWriter _answer = new ByteWriter(new byte[512]);
        private readonly DnsMessage _question = new DnsMessage();
        private readonly byte[] _target = new byte[255];
        private readonly int _targetLength;
        private readonly byte[] _address = { 192, 0, 2, 1 };

        /// <summary>Makes a server.</summary>
        public SimulatedDns()
        {
            byte[] text = Ascii.ToBytes("sip1.example.net");
            DnsName.FromText(text, 0, text.Length, _target, out _targetLength);
        }

        /// <summary>How many questions came.</summary>
        public int QuestionCount { get; private set; }

        /// <inheritdoc/>
        public bool Open(byte[] address, int port, int localPort)
        {
            _answer.Reset();
            return true;
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            QuestionCount++;
            _answer.Reset();
            if (DnsReader.ReadHeader(buffer, offset, end, _question) != DnsResult.Ok)
            {
                return end - offset;
            }

            bool isKnown = _question.QuestionType == DnsType.Srv || _question.QuestionType == DnsType.A;
            _answer.WriteUInt16(_question.Id);
            _answer.WriteUInt16(DnsFlags.Response | DnsFlags.RecursionDesired | DnsFlags.RecursionAvailable);
            _answer.WriteUInt16(1);
            _answer.WriteUInt16(isKnown ? 1 : 0);
            _answer.WriteUInt32(0);
            _answer.Write(buffer, _question.QuestionOffset, _question.AnswerOffset);
            if (isKnown)
            {
                WriteRecord(_question.QuestionType);
            }

            return end - offset;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            int length = _answer.Length;
            System.Array.Copy(_answer.Buffer, 0, buffer, offset, length);
            _answer.Reset();
            return length;
        }

        /// <inheritdoc/>
        public void Close()
        {
            _answer.Reset();
        }

        // The owner is a pointer to the question's name, which stands behind the header (RFC 1035 §4.1.4).
        private void WriteRecord(int type)
        {
            _answer.WriteUInt16(0xC00C);
            _answer.WriteUInt16(type);
            _answer.WriteUInt16(DnsReader.ClassInternet);
            _answer.WriteUInt32(TtlSeconds);
            if (type == DnsType.A)
            {
                _answer.WriteUInt16(_address.Length);
                _answer.Write(_address);
                return;
            }

            _answer.WriteUInt16(6 + _targetLength);
            _answer.WriteUInt16(1);
            _answer.WriteUInt16(1);
            _answer.WriteUInt16(Locator.SipsPort);
            _answer.Write(_target, 0, _targetLength);
        }
    }
}
