using System.Net;

namespace SipPhone.Dns.Tests.Support;

/// <summary>
/// What the tests of the cache share: a zone, one who serves it, and asking with the number of questions.
/// </summary>
public abstract class CacheTestBase
{
    private protected static readonly byte[] Address1 = [192, 0, 2, 1];

    private protected Zone Zone { get; } = new() { AddsAddresses = true };

    private protected FakeNetwork Network { get; private set; }

    private protected Resolver Resolver { get; private set; }

    private protected CacheTestBase()
    {
        Network = new FakeNetwork(Zone.Serve);
        Resolver = Network.MakeResolver();
    }

    private protected void Serve(Action<Asked> script)
    {
        Network = new FakeNetwork(script);
        Resolver = Network.MakeResolver();
    }

    // The result, the addresses or targets, and how many questions were sent for it.
    private protected string Ask(string name, int type = DnsType.A)
    {
        int before = Network.Log.Count;
        byte[] flat = Names.Flat(name);
        Query query = Resolver.Start(flat, flat.Length, type, Network.NowMs);
        Network.Run(Resolver, query);
        var record = new DnsRecord();
        var shown = new List<string> { DnsResults.Name(query.Result) };
        for (int i = 0; i < query.RecordCount; i++)
        {
            Resolver.ReadRecord(query, i, record);
            shown.Add(type is DnsType.A or DnsType.Aaaa
                ? new IPAddress(record.Buffer[record.RdataOffset..record.RdataEnd]).ToString()
                : Names.Text(record.Buffer, record.TargetOffset));
        }

        Resolver.Release(query);
        return $"{string.Join(' ', shown)} ({Network.Log.Count - before})";
    }

    private protected int TtlOf(string name)
    {
        byte[] flat = Names.Flat(name);
        Query query = Resolver.Start(flat, flat.Length, DnsType.A, Network.NowMs);
        Assert.True(query.IsDone);
        int ttlSeconds = query.TtlSeconds;
        Resolver.Release(query);
        return ttlSeconds;
    }
}
