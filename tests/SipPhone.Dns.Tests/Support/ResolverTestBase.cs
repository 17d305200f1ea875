using System.Net;

namespace SipPhone.Dns.Tests.Support;

/// <summary>What the resolver's tests share: asking, running to the end, showing.</summary>
public abstract class ResolverTestBase
{
    private protected static readonly byte[] Address1 = [192, 0, 2, 1];
    private protected static readonly byte[] Address2 = [192, 0, 2, 2];

    private protected static void Silent(Asked asked)
    {
    }

    private protected static Query Start(Resolver resolver, FakeNetwork network, string name, int type = DnsType.A)
    {
        byte[] flat = Names.Flat(name);
        return resolver.Start(flat, flat.Length, type, network.NowMs);
    }

    private protected static Query Run(Resolver resolver, FakeNetwork network, string name, int type = DnsType.A)
    {
        Query query = Start(resolver, network, name, type);
        network.Run(resolver, query);
        return query;
    }

    private protected static string Addresses(Resolver resolver, Query query)
    {
        var record = new DnsRecord();
        var addresses = new List<string>();
        for (int i = 0; i < query.RecordCount; i++)
        {
            resolver.ReadRecord(query, i, record);
            addresses.Add(new IPAddress(record.Buffer[record.RdataOffset..record.RdataEnd]).ToString());
        }

        return string.Join(' ', addresses);
    }

    private protected static IEnumerable<string> Log(FakeNetwork network) =>
        network.Log.Select(asked => asked.ToString());
}
