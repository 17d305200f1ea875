using System.Reflection;
using BenchmarkDotNet.Attributes;
using DnsClient;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Bench;

/// <summary>
/// Reading a whole answer, every record and every name in it: ours, and DnsClient.NET on the same octets.
/// <c>dotnet run -c Release --project tests/Bench -- --filter '*Dns*'</c>
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Gen0", "Gen1", "Alloc Ratio")]
public class DnsBenchmarks
{
    private readonly DnsMessage _message = new();
    private readonly DnsRecord _record = new();
    private readonly byte[] _name = new byte[Limits.MaxDnsNameBytes];
    private byte[] _answer = [];
    private int _answerCount;
    private Func<ArraySegment<byte>, object> _dnsClient = null!;

    /// <summary>Eight SRV records, or three NAPTR records.</summary>
    [Params("SRV x 8", "NAPTR x 3")]
    public string Answer { get; set; } = "";

    /// <summary>Makes the answer, and makes sure that both read all of it.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        bool isSrv = Answer.StartsWith("SRV", StringComparison.Ordinal);
        _answer = isSrv ? DnsAnswers.Srv() : DnsAnswers.Naptr();
        _answerCount = isSrv ? 8 : 3;
        _dnsClient = DnsClientReader();
        object answers = OnDnsClient().GetType().GetProperty("Answers")!.GetValue(OnDnsClient())!;
        if (Ours() != _answerCount || ((System.Collections.ICollection)answers).Count != _answerCount)
        {
            throw new InvalidOperationException("Both must read every record.");
        }
    }

    /// <summary>DnsReader and DnsName: the header, each record with all its checks, and the name in it.</summary>
    [Benchmark(Baseline = true, Description = "nf-sipphone")]
    public int Ours()
    {
        DnsResult result = DnsReader.ReadHeader(_answer, 0, _answer.Length, _message);
        int count = 0;
        int at = _message.AnswerOffset;
        while (result == DnsResult.Ok && count < _message.AnswerCount)
        {
            result = DnsReader.ReadRecord(_message, at, _record, out at);
            if (result == DnsResult.Ok)
            {
                result = DnsName.Read(
                    _answer, 0, _record.TargetOffset, _record.RdataEnd, _name, out _, out _);
                count++;
            }
        }

        return result == DnsResult.Ok ? count : -1;
    }

    /// <summary>DnsClient.NET. Its reader of messages is not public, so it is called through a delegate.</summary>
    [Benchmark(Description = "DnsClient.NET")]
    public object OnDnsClient()
    {
        return _dnsClient(new ArraySegment<byte>(_answer));
    }

    private static Func<ArraySegment<byte>, object> DnsClientReader()
    {
        Type handler = typeof(LookupClient).Assembly.GetType("DnsClient.DnsUdpMessageHandler", throwOnError: true)!;
        object instance = Activator.CreateInstance(handler)!;
        MethodInfo read = handler.GetMethod("GetResponseMessage")!;
        return read.CreateDelegate<Func<ArraySegment<byte>, object>>(instance);
    }
}
