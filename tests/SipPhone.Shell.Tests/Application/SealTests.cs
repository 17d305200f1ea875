using System.Text.Json;
using SipPhone.Lab;
using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Application;

/// <summary>A sealed device, attacked, reset and unsealed.</summary>
public sealed class SealTests : IDisposable
{
    private readonly FactoryKey _key = FactoryKey.Create();
    private readonly TestDevice _device = new();

    public SealTests()
    {
        _device.AddServer();
        _device.AddAnchor();
        _device.Ok("set tls.policy rfc5922");
        _device.Ok("set factory.key " + _key.PublicText);
        _device.Ok("set device.serial 0815");
        _device.Provision(withAnchor: false);
        Assert.Equal("confirm", TestDevice.CodeOf(_device.Request("factory seal")));
        Assert.True(_device.Answer("yes").GetProperty("sealed").GetBoolean());
    }

    public void Dispose()
    {
        _device.Dispose();
        _key.Dispose();
    }

    public static TheoryData<string> Attacks { get; } = new()
    {
        "set tls.policy domain-certs", "unset tls.policy", "set tls.fallback off", "set tls.eku off",
        "set tls.clock optional", "set tls.allow-cn on", "set factory.key AAAA", "unset factory.key",
        "set device.serial 1", "anchor add", "anchor remove 1",
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void What_is_sealed_stays(string line)
    {
        foreach (TestDevice device in new[] { _device, _device.Restart() })
        {
            JsonElement answer = device.Request(line);
            Assert.Equal("sealed", TestDevice.CodeOf(answer));
            Assert.EndsWith(
                "cannot be changed: the device is sealed. Only its manufacturer can unseal it.",
                answer.GetProperty("message").GetString());
            Assert.Null(device.Application.Staged);
            Assert.Equal(1, device.Application.Board.Anchors.Count);
        }
    }

    [Fact]
    public void The_sealing_itself_is_unknown_afterwards()
    {
        Assert.Equal("unknown-command", TestDevice.CodeOf(_device.Request("factory seal")));
        Assert.True(_device.Ok("version").GetProperty("sealed").GetBoolean());
    }

    [Fact]
    public void Everything_else_can_still_be_set()
    {
        _device.Ok("set sip.user carol");
        _device.Ok("apply");
    }

    [Fact]
    public void Sealing_says_when_nothing_will_break_the_seal()
    {
        using TestDevice device = new();
        device.AddAnchor();
        Assert.False(device.Ok("factory status").GetProperty("can-unseal").GetBoolean());
        Assert.Contains("There is no factory.key: only erasing", device.Say("factory seal"));
        device.Say("no");
        device.Ok("set factory.key " + _key.PublicText);
        device.Ok("apply");
        Assert.True(device.Ok("factory status").GetProperty("can-unseal").GetBoolean());
        Assert.DoesNotContain("only erasing", device.Say("factory seal"));
        device.Say("no");
        device.Verifier.IsAvailable = false;
        Assert.False(device.Ok("factory status").GetProperty("can-unseal").GetBoolean());
        Assert.Contains("This board verifies no tokens: only erasing", device.Say("factory seal"));
    }

    [Fact]
    public void Sealing_wants_a_yes_anchors_and_nothing_staged()
    {
        using TestDevice device = new();
        Assert.Equal("wrong-state", TestDevice.CodeOf(device.Request("factory seal")));
        device.AddAnchor();
        device.Ok("set log.level debug");
        Assert.Equal("wrong-state", TestDevice.CodeOf(device.Request("factory seal")));
        device.Ok("discard");
        device.Request("factory seal");
        Assert.Equal("cancelled", TestDevice.CodeOf(device.Answer("no")));
        Assert.False(device.Restart().Application.IsSealed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_reset_erases_the_account_and_keeps_anchors_seal_and_sealed_settings(bool byButton)
    {
        _device.Ok("set console.password long-enough");
        _device.Ok("apply");
        if (!byButton)
        {
            Assert.Equal("confirm", TestDevice.CodeOf(_device.Request("factory reset")));
            _device.Answer("yes");
            _device.Run(10_000);
            Assert.Equal(1, _device.Device.Restarts);
        }

        _device.Restart(isResetHeld: byButton);
        SettingSet settings = _device.Application.Settings;
        Assert.False(settings.Find(SettingId.SipUser, out _, out _));
        Assert.False(settings.Find(SettingId.SipPassword, out _, out _));
        Assert.Equal(1, settings.Choice(SettingId.TlsPolicy));
        Assert.True(settings.Find(SettingId.FactoryKey, out _, out _));
        Assert.True(_device.Application.IsSealed);
        Assert.False(_device.Application.Access.IsProtected);
        Assert.Equal(1, _device.Application.Board.Anchors.Count);
        foreach (string name in _device.Flash.Names)
        {
            string content = System.Text.Encoding.Latin1.GetString(_device.Flash[name]);
            Assert.DoesNotContain("secret", content);
            Assert.DoesNotContain("alice", content);
        }
    }

    [Fact]
    public void A_reset_gives_the_device_another_instance()
    {
        byte[] before = _device.Flash["instance.a"];
        _device.Restart(isResetHeld: true);
        Assert.NotEqual(before, _device.Flash["instance.a"]);
        Assert.Contains("The reset button was held: credentials and settings are erased.", _device.Written);
    }

    [Fact]
    public void The_manufacturers_token_unseals_once()
    {
        string token = Token();
        Assert.False(_device.Ok("factory unseal " + token).GetProperty("sealed").GetBoolean());
        _device.Ok("set tls.policy domain-certs");
        _device.Ok("apply");
        _device.Request("factory seal");
        _device.Answer("yes");
        Assert.Equal("refused", TestDevice.CodeOf(_device.Request("factory unseal " + token)));
        Assert.True(_device.Restart().Application.IsSealed);
    }

    [Fact]
    public void Other_tokens_do_not()
    {
        using FactoryKey other = FactoryKey.Create();
        byte[] challenge = Convert.FromHexString(Challenge());
        foreach (string token in new[]
        {
            other.UnsealToken("test-0123456789ab", challenge),
            _key.UnsealToken("test-0123456789ac", challenge),
            _key.UnsealToken("test-0123456789ab", new byte[challenge.Length]),
            Convert.ToBase64String(new byte[64]),
        })
        {
            JsonElement answer = _device.Request("factory unseal " + token);
            Assert.Equal(("refused", "token"), (TestDevice.CodeOf(answer), answer.GetProperty("reason").GetString()));
        }

        Assert.Equal("malformed", _device.Request("factory unseal AAAA").GetProperty("reason").GetString());
        Assert.True(_device.Application.IsSealed);
    }

    [Fact]
    public void A_board_that_cannot_verify_says_what_is_left()
    {
        string token = Token();
        _device.Verifier.IsAvailable = false;
        Assert.Equal("unavailable", TestDevice.CodeOf(_device.Request("factory challenge")));
        JsonElement answer = _device.Request("factory unseal " + token);
        Assert.Equal("unavailable", TestDevice.CodeOf(answer));
        Assert.Contains("full erase", answer.GetProperty("message").GetString());
        Assert.True(_device.Application.IsSealed);
    }

    private string Challenge() => _device.Ok("factory challenge").GetProperty("challenge").GetString()!;

    private string Token() => _key.UnsealToken("test-0123456789ab", Convert.FromHexString(Challenge()));
}
