using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Tests.Provision.Support;

/// <summary>
/// A scripted device: machine mode as the design words it, in memory, with the faults that a station must stand.
/// </summary>
internal sealed class FakeDevice(string id)
{
    private readonly List<byte> _line = [];
    private readonly List<string> _pasted = [];
    private Func<string, string>? _waiting;
    private string _requestId = "";
    private int _storeWrites;

    public Dictionary<string, string> Live { get; } = [];

    public Dictionary<string, string> Staged { get; } = [];

    /// <summary>Digest and subject of each anchor.</summary>
    public List<(string Sha256, string Subject)> Anchors { get; } = [];

    public string? CertificateSha256 { get; set; }

    public bool IsSealed { get; set; }

    public bool IsLocked { get; set; }

    public string Firmware { get; init; } = "1.2.3";

    public string Product { get; init; } = "nf-sipphone";

    public int Protocol { get; init; } = 1;

    /// <summary>The write to the store that no longer fits, from 1; 0 for none.</summary>
    public int FullAt { get; init; }

    /// <summary>Answers of its own to a command; null for the usual one.</summary>
    public Func<string, string?>? Overrides { get; init; }

    /// <summary>Whether the log speaks between the answers.</summary>
    public bool IsTalkative { get; init; }

    /// <summary>Every command that it ran, without its arguments.</summary>
    public List<string> Commands { get; } = [];

    public int StoreWrites => _storeWrites;

    /// <summary>What never may be shown.</summary>
    public string ConsolePassword => Live.GetValueOrDefault("console.password", "");

    /// <summary>Takes an octet.</summary>
    /// <returns>What it says to that.</returns>
    public byte[] Feed(byte octet)
    {
        switch (octet)
        {
            case 0x03:
                _waiting = null;
                _line.Clear();
                return "^C\r\nnf-sipphone> "u8.ToArray();
            case 0x15:
                _line.Clear();
                return "\r\u001b[Knf-sipphone> "u8.ToArray();
            case (byte)'\r':
                string line = Encoding.UTF8.GetString([.. _line]);
                _line.Clear();
                return Encoding.UTF8.GetBytes(Run(line));
            default:
                _line.Add(octet);
                return [];
        }
    }

    /// <summary>The power was gone.</summary>
    public void Restart()
    {
        Staged.Clear();
        _waiting = null;
        _line.Clear();
        IsLocked = Live.ContainsKey("console.password");
    }

    private string Run(string line)
    {
        string log = IsTalkative ? "info phone {\"id\":\"not yours\"} registered\r\n" : "";
        if (_waiting is { } waiting)
        {
            _waiting = null;
            return log + waiting(line) + log;
        }

        if (!line.StartsWith('@'))
        {
            return "\r\nnf-sipphone> ";
        }

        int blank = line.IndexOf(' ');
        _requestId = line[1..blank];
        string command = line[(blank + 1)..];
        Commands.Add(string.Join(' ', command.Split(' ').Take(2)));
        return log + (Overrides?.Invoke(command) is { } code ? Reply(code) : Run(command.Split(' ', 3))) + log;
    }

    private string Run(string[] words)
    {
        if (IsLocked && words[0] is not ("version" or "login"))
        {
            return Reply("locked");
        }

        return (words[0], words.ElementAtOrDefault(1)) switch
        {
            ("version", _) => Version(),
            ("login", _) => LogIn(Unquoted(string.Join(' ', words.Skip(1)))),
            ("logout", _) => LogOut(),
            ("discard", _) => Discard(),
            ("show", "all") => ShowAll(),
            ("set", { } name) => Set(name, Unquoted(words[2])),
            ("apply", _) => Apply(),
            ("anchor", "list") => Reply(
                "ok", ("anchors", Anchors.Select(anchor => new { subject = anchor.Subject, sha256 = anchor.Sha256 }))),
            ("anchor", "add") => IsSealed ? Reply("sealed") : Paste(AddAnchor),
            ("anchor", "remove") => RemoveAnchor(words[2]),
            ("identity", "show") => Reply(
                "ok", ("present", CertificateSha256 is not null), ("sha256", CertificateSha256)),
            ("identity", "set") => Paste(SetIdentity),
            ("identity", "clear") => ClearIdentity(),
            ("factory", "seal") => Confirm([], () => Store(() => IsSealed = true)),
            _ => Reply("unknown-command"),
        };
    }

    private string Version() => Reply(
        "ok",
        ("product", Product),
        ("protocol", Protocol),
        ("firmware", Firmware),
        ("board", "fake"),
        ("device", id),
        ("serial", Live.GetValueOrDefault("device.serial")),
        ("sealed", IsSealed),
        ("locked", IsLocked));

    private string LogIn(string password)
    {
        IsLocked = password != ConsolePassword;
        return Reply(IsLocked ? "refused" : "ok");
    }

    private string LogOut()
    {
        IsLocked = Live.ContainsKey("console.password");
        return Reply("ok");
    }

    private string Discard()
    {
        Staged.Clear();
        return Reply("ok");
    }

    private string ShowAll() => Reply("ok", ("settings", SettingCatalog.All.Select(setting =>
    {
        string? value = Staged.GetValueOrDefault(setting.Name) ?? Live.GetValueOrDefault(setting.Name);
        return new Dictionary<string, object?>
        {
            ["name"] = setting.Name,
            ["value"] = setting.IsSecret ? null : value,
            ["set"] = value is not null,
            ["staged"] = Staged.ContainsKey(setting.Name),
        };
    })));

    private string Set(string name, string value)
    {
        if (SettingCatalog.Find(name) is not { } setting)
        {
            return Reply("unknown-setting");
        }

        if (IsSealed && setting.IsSealed)
        {
            return Reply("sealed");
        }

        if (Live.GetValueOrDefault(name) == value)
        {
            Staged.Remove(name);
        }
        else
        {
            Staged[name] = value;
        }

        return Reply("ok");
    }

    private string Apply() => Store(() =>
    {
        foreach ((string name, string value) in Staged)
        {
            Live[name] = value;
        }

        Staged.Clear();
    });

    private string RemoveAnchor(string digest) =>
        Anchors.RemoveAll(anchor => anchor.Sha256 == digest) > 0 ? Store(() => { }) : Reply("not-found");

    private string ClearIdentity() => Confirm([], () => Store(() => CertificateSha256 = null));

    private string AddAnchor(string pem)
    {
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(pem);
        string digest = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
        string subject = certificate.Subject;
        return Anchors.Any(anchor => anchor.Sha256 == digest)
            ? Reply("refused", ("reason", "duplicate"))
            : Confirm(
                [("sha256", digest), ("bytes", certificate.RawData.Length)],
                () => Store(() => Anchors.Add((digest, subject))));
    }

    private string SetIdentity(string pem)
    {
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(pem, pem);
        string digest = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
        return Confirm([("sha256", digest)], () => Store(() => CertificateSha256 = digest));
    }

    private string Paste(Func<string, string> take)
    {
        _pasted.Clear();
        _waiting = Next;
        return Reply("paste");

        string Next(string line)
        {
            _pasted.Add(line);
            bool isEnd = line.StartsWith("-----END ", StringComparison.Ordinal)
                && (take != SetIdentity || line.Contains("KEY", StringComparison.Ordinal));
            if (isEnd)
            {
                return take(string.Join('\n', _pasted));
            }

            _waiting = Next;
            return Reply("paste");
        }
    }

    private string Confirm((string, object?)[] fields, Func<string> act)
    {
        _waiting = line => line == "yes" ? act() : Reply("cancelled");
        return Reply("confirm", fields);
    }

    private string Store(Action act)
    {
        if (++_storeWrites == FullAt)
        {
            return Reply("store-full");
        }

        act();
        return Reply("ok");
    }

    private string Reply(string code, params (string Name, object? Value)[] fields)
    {
        Dictionary<string, object?> members = new() { ["id"] = _requestId, ["code"] = code };
        foreach ((string name, object? value) in fields)
        {
            if (value is not null)
            {
                members[name] = value;
            }
        }

        return JsonSerializer.Serialize(members) + "\r\n";
    }

    private static string Unquoted(string value) =>
        value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
