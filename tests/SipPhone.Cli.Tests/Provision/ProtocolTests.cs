using System.Security.Cryptography;
using System.Text;
using SipPhone.Cli.Provision.Protocol;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests.Provision;

/// <summary>The protocol: signed line by line, and whole whatever happens.</summary>
public sealed class ProtocolTests : IDisposable
{
    private static readonly ProtocolEntry Entry = new(
        new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero), "bench \"1\"", "D1", "S1", ProtocolEntry.Done)
    {
        Firmware = "1.2.3",
        Order = "order.csv",
        Line = 2,
        Account = "alice@example.com",
        Anchors = ["aa", "bb"],
        Certificate = "cc",
        Sealed = true,
    };

    private readonly TempFolder _folder = new();
    private readonly string _privateKey;
    private readonly string _publicKey;

    public ProtocolTests()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _privateKey = _folder.Write("key.pem", key.ExportECPrivateKeyPem());
        _publicKey = _folder.Write("key.pub", key.ExportSubjectPublicKeyInfoPem());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_canonical_form()
    {
        string expected =
            "{\"time\":\"2026-11-23T16:00:00Z\",\"station\":\"bench \\u00221\\u0022\",\"device\":\"D1\"," +
            "\"serial\":\"S1\",\"firmware\":\"1.2.3\",\"order\":\"order.csv\",\"line\":2," +
            "\"account\":\"alice@example.com\",\"anchors\":[\"aa\",\"bb\"],\"certificate\":\"cc\"," +
            "\"sealed\":true,\"result\":\"done\",\"error\":null}";
        Assert.Equal(expected, Encoding.UTF8.GetString(Entry.ToJson()));
    }

    [Fact]
    public void An_entry_comes_back()
    {
        ProtocolEntry back = ProtocolEntry.Parse(Entry.ToJson())!;
        Assert.Equal(Entry with { Anchors = back.Anchors }, back);
        Assert.Equal(Entry.Anchors, back.Anchors);
    }

    [Fact]
    public void The_signature_is_over_the_line_without_it()
    {
        using ProtocolKey key = ProtocolKey.ReadPrivate(_privateKey, "--sign-key");
        string signed = Encoding.UTF8.GetString(ProtocolLine.Sign(Entry.ToJson(), key));
        int start = signed.IndexOf(",\"signature\":\"", StringComparison.Ordinal);
        byte[] signature = Convert.FromBase64String(signed[(start + 14)..^2]);
        using ECDsa publicKey = ECDsa.Create();
        publicKey.ImportFromPem(File.ReadAllText(_publicKey));
        Assert.True(publicKey.VerifyData(Entry.ToJson(), signature, HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Every_changed_octet_is_noticed()
    {
        using ProtocolKey key = ProtocolKey.ReadPrivate(_privateKey, "--sign-key");
        byte[] line = ProtocolLine.Sign(Entry.ToJson(), key);
        Assert.Null(ProtocolLine.ProblemOf(line, key));
        for (int i = 0; i < line.Length; i++)
        {
            line[i] ^= 1;
            Assert.True(ProtocolLine.ProblemOf(line, key) is not null, $"octet {i}");
            line[i] ^= 1;
            Assert.NotNull(ProtocolLine.ProblemOf(line.AsSpan(0, i), key));
        }
    }

    [Fact]
    public void Verify_names_the_first_bad_line()
    {
        string path = _folder.PathOf("protocol.jsonl");
        Append(path, "S1", "S2", "S3");
        Tool good = Tool.Run("provision", "verify", path, "--key", _publicKey);
        Assert.Equal((0, "3 lines are whole and signed by this key.\n"), (good.ExitCode, good.Output));

        string text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("\"S2\"", "\"S4\"", StringComparison.Ordinal));
        Bad(path, $"{path}:2: the line was changed");
        File.WriteAllText(path, text[..^1]);
        Bad(path, $"{path}:3: the line has no end");
        File.WriteAllText(path, text + "\n");
        Bad(path, $"{path}:4: the line has no signature");
    }

    [Fact]
    public void Verify_with_another_key()
    {
        string path = _folder.PathOf("protocol.jsonl");
        Append(path, "S1");
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string key = _folder.Write("other.pub", other.ExportSubjectPublicKeyInfoPem());
        Assert.Equal(ExitCode.Refused, Tool.Run("provision", "verify", path, "--key", key).ExitCode);
    }

    [Fact]
    public void What_cannot_be_verified_at_all()
    {
        string path = _folder.PathOf("protocol.jsonl");
        Tool.RunWrong(["provision", "verify", path, "--key", _publicKey], "cannot be read", path);
        Tool.RunWrong(["provision", "verify", path, "--key", _folder.Write("empty", "")], "--key", "P-256");
        Tool.RunWrong(["provision", "verify", path, "--key", _folder.PathOf("none")], "cannot be read");
        using ECDsa large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        string key = _folder.Write("large.pub", large.ExportSubjectPublicKeyInfoPem());
        Tool.RunWrong(["provision", "verify", path, "--key", key], "--key", "P-256");
        Tool.RunWrong(["provision", "verify", path], "--key");
    }

    [Fact]
    public void An_interrupted_write_leaves_the_earlier_lines()
    {
        string path = _folder.PathOf("protocol.jsonl");
        Append(path, "S1", "S2");
        byte[] whole = File.ReadAllBytes(path);
        int second = Array.IndexOf(whole, (byte)'\n') + 1;
        for (int cut = second; cut < whole.Length; cut++)
        {
            File.WriteAllBytes(path, whole[..cut]);
            using (ProtocolKey key = ProtocolKey.ReadPrivate(_privateKey, "--sign-key"))
            using (ProtocolFile file = ProtocolFile.Open(path, key))
            {
                Assert.Equal(cut - second, file.CutBytes);
                Assert.Equal(["S1"], file.Last.Keys);
                file.Append(Entry with { Serial = "S3" });
            }

            Assert.Equal(0, Tool.Run("provision", "verify", path, "--key", _publicKey).ExitCode);
            Assert.Equal(whole[..second], File.ReadAllBytes(path)[..second]);
        }
    }

    [Fact]
    public void Only_lines_of_the_key_count()
    {
        string path = _folder.PathOf("protocol.jsonl");
        using (ProtocolFile file = ProtocolFile.Open(path, null))
        {
            file.Append(Entry with { Serial = "S1" });
        }

        Append(path, "S2");
        using ProtocolKey key = ProtocolKey.ReadPrivate(_privateKey, "--sign-key");
        using ProtocolFile signed = ProtocolFile.Open(path, key);
        Assert.Equal(["S2"], signed.Last.Keys);
        Assert.Equal(1, signed.IgnoredLines);
    }

    [Fact]
    public void Another_kind_of_file_is_not_touched()
    {
        string path = _folder.Write("order.csv", "serial\nS1");
        UsageException refusal = Assert.Throws<UsageException>(() => ProtocolFile.Open(path, null));
        Assert.Contains("another kind of file", refusal.Message);
        Assert.Equal("serial\nS1", File.ReadAllText(path));
    }

    [Fact]
    public void Only_one_run_writes()
    {
        string path = _folder.PathOf("protocol.jsonl");
        using ProtocolFile file = ProtocolFile.Open(path, null);
        Assert.Throws<UsageException>(() => ProtocolFile.Open(path, null));
    }

    private void Append(string path, params string[] serials)
    {
        using ProtocolKey key = ProtocolKey.ReadPrivate(_privateKey, "--sign-key");
        using ProtocolFile file = ProtocolFile.Open(path, key);
        foreach (string serial in serials)
        {
            file.Append(Entry with { Serial = serial });
        }
    }

    private void Bad(string path, string says)
    {
        Tool tool = Tool.Run("provision", "verify", path, "--key", _publicKey);
        Assert.Equal(ExitCode.Refused, tool.ExitCode);
        Assert.Contains(says, tool.Error);
    }
}
