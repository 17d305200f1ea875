using System.Text;
using BenchmarkDotNet.Attributes;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Bench;

/// <summary>
/// Reading a message and the fields that a user agent acts on: ours, and a reader on the strings of .NET.
/// <c>dotnet run -c Release --project tests/Bench -- --filter '*SipBenchmarks*'</c>
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Gen0", "Gen1", "Alloc Ratio")]
public class SipBenchmarks
{
    private readonly SipMessage _message = new();
    private readonly SipVia _via = new();
    private readonly SipNameAddress _from = new();
    private readonly SipNameAddress _to = new();
    private readonly SipNameAddress _contact = new();
    private readonly SipUri _contactUri = new();
    private readonly SipValueCursor _values = new();
    private byte[] _octets = [];

    /// <summary>The answer to a REGISTER, or an INVITE with a session description.</summary>
    [Params("200 OK", "INVITE")]
    public string Message { get; set; } = "";

    /// <summary>Makes the message, and makes sure that both read the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _octets = Message == "INVITE" ? SipMessages.Invite() : SipMessages.Ok();
        StringReader strings = OnStrings();
        int ours = Ours();
        _to.FindParameter(SipTokens.Tag, out int toTagOffset, out int toTagEnd);
        bool isSame = ours == strings.CSeqNumber + strings.BodyLength
            && Text(_via.BranchOffset, _via.BranchEnd) == strings.Branch
            && Text(toTagOffset, toTagEnd) == strings.ToTag
            && Text(_contactUri.HostOffset, _contactUri.HostEnd) == strings.ContactHost;
        if (!isSame)
        {
            throw new InvalidOperationException("Both must read the same.");
        }
    }

    /// <summary>
    /// SipMessage and the readers of values: start line, branch, both tags, Call-ID, CSeq, Contact's URI, body.
    /// </summary>
    [Benchmark(Baseline = true, Description = "nf-sipphone")]
    public int Ours()
    {
        SipResult result = _message.Parse(_octets, 0, _octets.Length);
        _values.Start(_message, SipHeader.Via);
        bool isRead = result == SipResult.Ok
            && _values.Next() && _via.Parse(_octets, _values.Offset, _values.End) == SipResult.Ok
            && Read(SipHeader.From, _from) == SipResult.Ok
            && _from.FindParameter(SipTokens.Tag, out _, out _) == SipResult.Ok
            && Read(SipHeader.To, _to) == SipResult.Ok
            && _to.FindParameter(SipTokens.Tag, out _, out _) is SipResult.Ok or SipResult.Absent
            && _message.FindSingle(SipHeader.CallId, out _, out _) == SipResult.Ok
            && Read(SipHeader.Contact, _contact) == SipResult.Ok
            && _contactUri.Parse(_octets, _contact.UriOffset, _contact.UriEnd) == SipResult.Ok;
        if (!isRead || _message.FindSingle(SipHeader.CSeq, out int offset, out int end) != SipResult.Ok)
        {
            return -1;
        }

        result = SipCSeq.Parse(_octets, offset, end, out int number, out _);
        return result == SipResult.Ok ? number + _message.BodyEnd - _message.BodyOffset : -1;
    }

    /// <summary>The same fields on strings.</summary>
    [Benchmark(Description = "strings of .NET")]
    public object OnDotNetStrings()
    {
        return OnStrings();
    }

    private StringReader OnStrings()
    {
        return StringReader.Read(_octets);
    }

    private SipResult Read(SipHeader header, SipNameAddress address)
    {
        SipResult result = _message.FindSingle(header, out int offset, out int end);
        return result == SipResult.Ok ? address.Parse(_octets, offset, end) : result;
    }

    private string Text(int offset, int end)
    {
        return Encoding.ASCII.GetString(_octets, offset, end - offset);
    }
}
