using SipPhone.Dns;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Measures
{
    // What is done with each answer of a DNS server: every record of it is checked before one is believed.

    /// <summary>One answer with SRV records and addresses.</summary>
    public sealed class DnsPath : HotPath
    {
        private readonly byte[] _octets = Octets.FromBase64(FindAnswer("srv"));
        private readonly DnsMessage _message = new DnsMessage();
        private readonly DnsRecord _record = new DnsRecord();

        /// <inheritdoc/>
        public override string Name
        {
            get { return "answer with SRV records read"; }
        }

        /// <inheritdoc/>
        public override bool Run()
        {
            return DnsReader.ReadHeader(_octets, 0, _octets.Length, _message) == DnsResult.Ok
                && DnsReader.ReadSections(_message, _record) == DnsResult.Ok && _message.AnswerCount == 3;
        }

        private static string FindAnswer(string name)
        {
            foreach (string[] row in DnsAnswers.Rows)
            {
                if (row[0] == name)
                {
                    return row[1];
                }
            }

            return "";
        }
    }
}
