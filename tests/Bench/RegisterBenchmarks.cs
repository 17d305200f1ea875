using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Bench;

/// <summary>
/// Writing a REGISTER: ours into a buffer, and a plain user's with a StringBuilder.
/// <c>dotnet run -c Release --project tests/Bench -- --filter '*RegisterBenchmarks*'</c>
/// </summary>
[MemoryDiagnoser]
[HideColumns("Error", "StdDev", "Median", "RatioSD", "Gen0", "Gen1", "Alloc Ratio")]
public class RegisterBenchmarks
{
    private const string Branch = "z9hG4bK0123456789abcdef01234567";
    private const string Instance = "urn:uuid:00000000-0000-1000-8000-000a95a0e128";
    private readonly byte[] _buffer = new byte[2048];
    private readonly byte[] _branch = Encoding.ASCII.GetBytes(Branch);
    private readonly SipWriter _writer;
    private readonly RegisterRequest _request;
    private readonly SipCredentials _credentials;
    private int _cseqNumber;

    /// <summary>Makes both, for the same account.</summary>
    public RegisterBenchmarks()
    {
        SipAccount account = new(
            "atlanta.example"u8.ToArray(), "door"u8.ToArray(), [], "198.51.100.7"u8.ToArray(), 49152)
        {
            InstanceId = Encoding.ASCII.GetBytes(Instance),
        };
        Zeros zeros = new();
        _writer = new SipWriter(_buffer);
        _request = new RegisterRequest(new LocalHeaders(account), zeros);
        _credentials = new SipCredentials(account, zeros);
    }

    /// <summary>Makes sure that both write the same.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        int length = Ours();
        string ours = Encoding.ASCII.GetString(_buffer, 0, length);
        string theirs = Encoding.ASCII.GetString(OnDotNetStrings());
        if (ours != theirs)
        {
            throw new InvalidOperationException($"Both must write the same:\n{ours}\n{theirs}");
        }
    }

    /// <summary>RegisterRequest and SipWriter.</summary>
    [Benchmark(Baseline = true, Description = "nf-sipphone")]
    public int Ours()
    {
        return _request.Write(_writer, 3600, true, _branch, _credentials) == SipResult.Ok ? _writer.Bytes.Length : -1;
    }

    /// <summary>The same octets by a StringBuilder.</summary>
    [Benchmark(Description = "StringBuilder")]
    public byte[] OnDotNetStrings()
    {
        StringBuilder text = new();
        string contact = "sip:door@198.51.100.7:49152;transport=tls";
        text.Append("REGISTER sip:atlanta.example SIP/2.0\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Via: SIP/2.0/TLS 198.51.100.7:49152;branch={Branch};rport\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Max-Forwards: {70}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"From: <sip:door@atlanta.example>;tag={new string('0', 16)}\r\n");
        text.Append("To: <sip:door@atlanta.example>\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Call-ID: {new string('0', 32)}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"CSeq: {++_cseqNumber} REGISTER\r\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"Contact: <{contact}>;+sip.instance=\"<{Instance}>\";reg-id={1};expires={3600}\r\n");
        text.Append("Supported: path, outbound\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Content-Length: {0}\r\n\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private sealed class Zeros : IRandom
    {
        public void Fill(byte[] buffer, int offset, int end)
        {
            Array.Clear(buffer, offset, end - offset);
        }
    }
}
