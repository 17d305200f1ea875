using System.Globalization;
using System.Text;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Bench;

/// <summary>
/// Answers as servers send them: the owner of every record is a pointer to the question (RFC 1035 §4.1.4).
/// </summary>
internal static class DnsAnswers
{
    private const int TtlSeconds = 300;
    private static readonly byte[] PointerToQuestion = [0xC0, 12];

    /// <summary>Eight SRV records.</summary>
    public static byte[] Srv()
    {
        ByteWriter writer = Start("_sips._tcp.example.com", DnsType.Srv, 8);
        for (int i = 0; i < 8; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"sip{i}.voip.example.com");
            byte[] target = Flat(name);
            DnsWriter.WriteSrv(
                writer,
                PointerToQuestion,
                PointerToQuestion.Length,
                TtlSeconds,
                i / 2,
                50,
                5061,
                target,
                target.Length);
        }

        return writer.Buffer[..writer.Length];
    }

    /// <summary>Three NAPTR records, for TLS, TCP and UDP.</summary>
    public static byte[] Naptr()
    {
        ByteWriter writer = Start("example.com", DnsType.Naptr, 3);
        string[][] services = [["SIPS+D2T", "_sips._tcp"], ["SIP+D2T", "_sip._tcp"], ["SIP+D2U", "_sip._udp"]];
        for (int i = 0; i < services.Length; i++)
        {
            byte[] replacement = Flat(services[i][1] + ".example.com");
            DnsWriter.WriteNaptr(
                writer,
                PointerToQuestion,
                PointerToQuestion.Length,
                TtlSeconds,
                50 + i,
                50,
                Encoding.ASCII.GetBytes("s"),
                Encoding.ASCII.GetBytes(services[i][0]),
                [],
                replacement,
                replacement.Length);
        }

        return writer.Buffer[..writer.Length];
    }

    private static ByteWriter Start(string name, int type, int answerCount)
    {
        ByteWriter writer = new(new byte[Limits.DnsUdpPayloadBytes]);
        byte[] question = Flat(name);
        DnsWriter.WriteHeader(writer, 4711, DnsFlags.Response | DnsFlags.RecursionAvailable, 1, answerCount, 0, 0);
        DnsWriter.WriteQuestion(writer, question, question.Length, type);
        return writer;
    }

    private static byte[] Flat(string name)
    {
        byte[] text = Encoding.ASCII.GetBytes(name);
        byte[] flat = new byte[Limits.MaxDnsNameBytes];
        DnsName.FromText(text, 0, text.Length, flat, out int length);
        return flat[..length];
    }
}
