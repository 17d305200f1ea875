using SipPhone.Core;

namespace SipPhone.Dns.Tests.Support;

/// <summary>Whole messages, read with the code under test and shown as texts.</summary>
internal static class Messages
{
    public static DnsResult ReadAll(byte[] octets, out DnsMessage message, out List<string> records)
    {
        message = new DnsMessage();
        records = [];
        var record = new DnsRecord();
        DnsResult result = DnsReader.ReadHeader(octets, 0, octets.Length, message);
        if (result == DnsResult.Ok)
        {
            result = DnsReader.ReadSections(message, record);
        }

        if (result != DnsResult.Ok)
        {
            return result;
        }

        int next = message.AnswerOffset;
        for (int i = 0; i < message.AnswerCount + message.AuthorityCount + message.AdditionalCount; i++)
        {
            Assert.True(i != message.AnswerCount || next == message.AuthorityOffset);
            Assert.True(i != message.AnswerCount + message.AuthorityCount || next == message.AdditionalOffset);
            Assert.Equal(DnsResult.Ok, DnsReader.ReadRecord(message, next, record, out next));
            records.Add(Show(octets, record));
        }

        Assert.Equal(octets.Length, next);
        return result;
    }

    private static string Show(byte[] octets, DnsRecord record)
    {
        string Name(int offset)
        {
            byte[] flat = new byte[255];
            Assert.Equal(DnsResult.Ok, DnsName.Read(octets, 0, offset, octets.Length, flat, out _, out _));
            return Names.Text(flat, 0);
        }

        string Text(int offset, int end) => Ascii.ToText(octets, offset, end);
        string Rdata() => Convert.ToHexString(octets[record.RdataOffset..record.RdataEnd]);
        string rdata = (record.Class == 1 ? record.Type : 0) switch
        {
            DnsType.Cname => Name(record.TargetOffset),
            DnsType.Srv => $"{record.Priority} {record.Weight} {record.Port} {Name(record.TargetOffset)}",
            DnsType.Naptr => $"{record.Order} {record.Preference} \"{Text(record.FlagsOffset, record.FlagsEnd)}\" "
                + $"\"{Text(record.ServicesOffset, record.ServicesEnd)}\" "
                + $"\"{Text(record.RegexpOffset, record.RegexpEnd)}\" {Name(record.TargetOffset)}",
            DnsType.Soa => $"{record.MinimumSeconds}",
            _ => Rdata(),
        };
        return $"{Name(record.NameOffset)} {record.TtlSeconds} {record.Type} {rdata}";
    }
}
