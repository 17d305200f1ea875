using System.Net;
using SipPhone.Core;

namespace SipPhone.Dns.Tests.Support;

/// <summary>Records of a test, and an honest server's answers from them.</summary>
internal sealed class Zone
{
    public const int NegativeTtl = 1800;

    private readonly List<Record> _records = [];

    /// <summary>Whether addresses of SRV targets are added to answers.</summary>
    public bool AddsAddresses { get; init; }

    public IReadOnlyList<Record> Records => _records;

    public Zone A(string name, string address, int ttl = 300) =>
        Add(new AddressRecord(name, ttl, IPAddress.Parse(address)));

    public Zone Srv(string name, int priority, int weight, int port, string target, int ttl = 300) =>
        Add(new SrvRecord(name, ttl, priority, weight, port, target));

    public Zone Naptr(
        string name,
        int order,
        int preference,
        string replacement,
        string services = "SIPS+D2T",
        string flags = "s",
        string regexp = "",
        int ttl = 300) =>
        Add(new NaptrRecord(name, ttl, order, preference, flags, services, regexp, replacement));

    public Zone Cname(string name, string target, int ttl = 300) => Add(new CnameRecord(name, ttl, target));

    public IEnumerable<Record> Find(string name, int type) =>
        _records.Where(record => record.Type == type && IsSame(record.Name, name));

    /// <summary>Answers a question as an honest server does.</summary>
    public void Serve(Asked asked) => asked.Reply(Answer(asked));

    public byte[] Answer(Asked asked)
    {
        byte[] octets = Answer(asked, 65535);
        int limit = asked.IsStream ? 65535 : Math.Max(512, asked.PayloadBytes);
        return octets.Length <= limit ? octets : asked.Head(DnsFlags.Response | DnsFlags.Truncated, 0).ToArray();
    }

    private static bool IsSame(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private Zone Add(Record record)
    {
        // A zone is a set (RFC 2181 §5).
        if (!_records.Contains(record))
        {
            _records.Add(record);
        }

        return this;
    }

    private byte[] Answer(Asked asked, int size)
    {
        var answers = new List<Record>();
        string name = asked.Name;
        for (int links = 0; links < 20; links++)
        {
            answers.AddRange(Find(name, asked.Type));
            if (Find(name, asked.Type).Any() || Find(name, DnsType.Cname).FirstOrDefault() is not CnameRecord alias)
            {
                break;
            }

            answers.Add(alias);
            name = alias.Target;
        }

        bool exists = _records.Exists(record =>
            IsSame(record.Name, name) || record.Name.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
        bool isNo = !Find(name, asked.Type).Any();
        Record[] additionals = AddsAddresses
            ? answers.OfType<SrvRecord>()
                .SelectMany(srv => Find(srv.Target, DnsType.A).Concat(Find(srv.Target, DnsType.Aaaa))).ToArray()
            : [];

        var writer = new ByteWriter(new byte[size]);
        int flags = DnsFlags.Response | DnsFlags.RecursionAvailable | (exists ? DnsFlags.NoError : DnsFlags.NameError);
        int optCount = asked.PayloadBytes > 0 ? 1 : 0;
        DnsWriter.WriteHeader(
            writer, asked.Id, flags, 1, answers.Count, isNo ? 1 : 0, additionals.Length + optCount);
        writer.Write(asked.Question);
        answers.ForEach(record => record.Write(writer));
        if (isNo)
        {
            byte[] zone = Names.Flat("example");
            DnsWriter.WriteSoa(writer, zone, zone.Length, 3600, NegativeTtl);
        }

        Array.ForEach(additionals, record => record.Write(writer));
        if (optCount > 0)
        {
            DnsWriter.WriteOpt(writer, 1232);
        }

        Assert.False(writer.IsFull);
        return writer.Buffer[..writer.Length];
    }

    public abstract record Record(string Name, int Ttl)
    {
        public abstract int Type { get; }

        protected byte[] Owner => Names.Flat(Name);

        public abstract void Write(ByteWriter writer);
    }

    public sealed record AddressRecord(string Name, int Ttl, IPAddress Address) : Record(Name, Ttl)
    {
        public override int Type => Address.GetAddressBytes().Length == 4 ? DnsType.A : DnsType.Aaaa;

        public override void Write(ByteWriter writer) =>
            DnsWriter.WriteAddress(writer, Owner, Owner.Length, Ttl, Address.GetAddressBytes());
    }

    public sealed record SrvRecord(string Name, int Ttl, int Priority, int Weight, int Port, string Target)
        : Record(Name, Ttl)
    {
        public override int Type => DnsType.Srv;

        public override void Write(ByteWriter writer)
        {
            byte[] target = Names.Flat(Target);
            DnsWriter.WriteSrv(writer, Owner, Owner.Length, Ttl, Priority, Weight, Port, target, target.Length);
        }
    }

    public sealed record NaptrRecord(
        string Name,
        int Ttl,
        int Order,
        int Preference,
        string Flags,
        string Services,
        string Regexp,
        string Replacement)
        : Record(Name, Ttl)
    {
        public override int Type => DnsType.Naptr;

        public override void Write(ByteWriter writer)
        {
            byte[] replacement = Names.Flat(Replacement);
            DnsWriter.WriteNaptr(
                writer,
                Owner,
                Owner.Length,
                Ttl,
                Order,
                Preference,
                Ascii.ToBytes(Flags),
                Ascii.ToBytes(Services),
                Ascii.ToBytes(Regexp),
                replacement,
                replacement.Length);
        }
    }

    public sealed record CnameRecord(string Name, int Ttl, string Target) : Record(Name, Ttl)
    {
        public override int Type => DnsType.Cname;

        public override void Write(ByteWriter writer)
        {
            byte[] target = Names.Flat(Target);
            DnsWriter.WriteCname(writer, Owner, Owner.Length, Ttl, target, target.Length);
        }
    }
}
