using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SipPhone.Phone.Tests.Support;

// What stands behind a scripted server: it takes REGISTER requests apart by our own parser, and answers by its script,
// or honestly where that has ended: a digest challenge (RFC 2617 §3.2.2, MD5, reckoned by .NET), then 200.

/// <summary>A registrar.</summary>
internal sealed class Registrar(ITimeline timeline)
{
    public const string Realm = "example";
    public const int AnswerMs = 10;

    private readonly Queue<Action<Register>> _script = new();
    private readonly HashSet<string> _nonces = [];
    private readonly StringBuilder _received = new();

    public ServerChannel? Channel { get; set; }

    public string Password { get; set; } = Timeline.Password;

    /// <summary>The longest time that it grants.</summary>
    public int MaxExpiresSeconds { get; set; } = int.MaxValue;

    /// <summary>Says nothing, whatever comes.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Answers pings (RFC 5626 §4.4.1).</summary>
    public bool AnswersPings { get; set; } = true;

    /// <summary>Lets responses pass that the phone sends.</summary>
    public bool TakesResponses { get; set; }

    /// <summary>When pings came.</summary>
    public List<long> PingsAtMs { get; } = [];

    /// <summary>Takes whatever is no REGISTER.</summary>
    public Action<string>? OnOther { get; set; }

    /// <summary>Every request, in order.</summary>
    public List<Register> Requests { get; } = [];

    /// <summary>What it does with the next request that has no turn in the script yet.</summary>
    public Registrar Then(Action<Register> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    /// <summary>The next request is answered honestly.</summary>
    public Registrar ThenHonestly() => Then(AnswerHonestly);

    public void OnConnected() => _received.Clear();

    public void OnReceive(byte[] octets)
    {
        _received.Append(Encoding.UTF8.GetString(octets));
        string text = _received.ToString();
        if (text == "\r\n\r\n")
        {
            _received.Clear();
            PingsAtMs.Add(timeline.NowMs);
            if (AnswersPings && !IsSilent)
            {
                Channel!.Deliver("\r\n"u8.ToArray(), AnswerMs);
            }

            return;
        }

        if (TakesResponses && text.StartsWith("SIP/2.0 ", StringComparison.Ordinal))
        {
            _received.Clear();
            return;
        }

        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        if (end < 4)
        {
            return;
        }

        end += int.Parse(Regex.Match(text, "(?<=\nContent-Length: )[0-9]+").Value, CultureInfo.InvariantCulture);
        if (text.Length < end)
        {
            return;
        }

        _received.Clear();
        TakeMessage(text[..end]);
        if (text.Length > end)
        {
            OnReceive(Encoding.UTF8.GetBytes(text[end..]));
        }
    }

    private void TakeMessage(string text)
    {
        if (!text.StartsWith("REGISTER ", StringComparison.Ordinal))
        {
            Assert.NotNull(OnOther);
            OnOther(text);
            return;
        }

        var register = new Register(timeline, this, text);
        Requests.Add(register);
        timeline.Tell(register.ToString());
        if (!IsSilent)
        {
            (_script.TryDequeue(out Action<Register>? answer) ? answer : AnswerHonestly)(register);
        }
    }

    public void AnswerHonestly(Register register)
    {
        if (!IsAuthorized(register))
        {
            Challenge(register);
            return;
        }

        int seconds = Math.Min(register.ExpiresSeconds, MaxExpiresSeconds);
        register.Answer(200, $"Contact: {Regex.Replace(register.Contact, ";expires=[0-9]+", $";expires={seconds}")}");
    }

    public void Challenge(Register register)
    {
        string nonce = $"n{_nonces.Count + 1}";
        _nonces.Add(nonce);
        register.Answer(401, $"WWW-Authenticate: Digest realm=\"{Realm}\", nonce=\"{nonce}\", qop=\"auth\"");
    }

    private bool IsAuthorized(Register register)
    {
        string authorization = register.Line("Authorization");
        string nonce = Parameter("nonce");
        string a1 = Hash($"{Timeline.User}:{Realm}:{Password}");
        string a2 = Hash($"REGISTER:{Parameter("uri")}");
        string expected = Hash($"{a1}:{nonce}:{Parameter("nc")}:{Parameter("cnonce")}:auth:{a2}");
        return _nonces.Contains(nonce) && Parameter("response") == expected;

        string Parameter(string name) => Regex.Match(authorization, $"\\b{name}=\"?([^\",]*)").Groups[1].Value;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
