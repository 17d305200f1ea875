using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests;

/// <summary>Settings over a restart, a version, a damage.</summary>
public sealed class SettingsStoreTests
{
    private readonly MemoryFlash _flash = new();

    [Fact]
    public void A_new_device_has_none()
    {
        SettingSet set = new();
        set.Set(SettingId.SipUser, "left over");
        Assert.Equal(SettingsCondition.Empty, Store().Load(set));
        Assert.Empty(set.Buffer);
    }

    [Fact]
    public void What_was_saved_is_loaded_and_reads_as_text()
    {
        SettingSet set = new();
        set.Set(SettingId.LogLevel, "debug");
        set.Set(SettingId.SipUser, "bob");
        set.Set(SettingId.SipPassword, " = Grüße# ");
        Assert.InRange(Store().Save(set), 0, Limits.MaxBlobBytes);

        Assert.Equal("nf-sipphone settings 1\nsip.user=bob\nsip.password= = Grüße# \nlog.level=debug\n", ReadBlob());
        SettingsStore store = Store();
        SettingSet loaded = new();
        Assert.Equal(SettingsCondition.Good, store.Load(loaded));
        Assert.Equal(0, store.DroppedCount);
        Assert.All(Rows.All, row => Assert.True(set.IsEqual(row.Id, loaded)));
    }

    [Fact]
    public void An_empty_set_is_saved_too()
    {
        SettingSet set = new();
        set.Set(SettingId.SipUser, "bob");
        Store().Save(set);
        Store().Save(new SettingSet());
        Assert.Equal(SettingsCondition.Good, Store().Load(set));
        Assert.Empty(set.Buffer);
    }

    [Fact]
    public void The_password_of_the_console_is_not_among_them()
    {
        SettingSet set = new();
        set.Set(SettingId.ConsolePassword, "hunter2-hunter2");
        set.Set(SettingId.SipUser, "bob");
        Store().Save(set);
        Assert.DoesNotContain("hunter2", ReadBlob());

        WriteBlob("nf-sipphone settings 1\nconsole.password=hunter2-hunter2\nsip.user=bob\n");
        SettingsStore store = Store();
        Assert.Equal(SettingsCondition.Good, store.Load(set));
        Assert.False(set.Find(SettingId.ConsolePassword, out _, out _));
        Assert.Equal(1, store.DroppedCount);
    }

    [Fact]
    public void What_this_version_does_not_take_is_left_out_and_counted()
    {
        WriteBlob("nf-sipphone settings 1\nsip.user=bob\nsip.colour=red\nsip.expires=5\nsip.domain\n\nwifi.ssid=x\n"
            + "log.level=debug");
        SettingsStore store = Store();
        SettingSet set = new();
        Assert.Equal(SettingsCondition.Good, store.Load(set));
        Assert.Equal(5, store.DroppedCount);
        Assert.Equal("bob", set.Text(SettingId.SipUser));
        Assert.Equal("3600", set.Text(SettingId.SipExpires));
        Assert.Equal("debug", set.Text(SettingId.LogLevel));
    }

    [Fact]
    public void Version_0_is_migrated_and_saved_as_this_one()
    {
        WriteBlob("nf-sipphone settings 0\nwifi.ssid=Home\nwifi.password=12345678\nidentity.policy=rfc5922\n"
            + "identity.fallback=off\nntp.server=192.0.2.1\nsip.user=bob\n");
        SettingsStore store = Store();
        SettingSet set = new();
        Assert.Equal(SettingsCondition.Migrated, store.Load(set));
        Assert.Equal(0, store.DroppedCount);
        Assert.Equal("Home", set.Text(SettingId.NetWifiSsid));
        Assert.Equal("12345678", set.Text(SettingId.NetWifiPassword));
        Assert.Equal("rfc5922", set.Text(SettingId.TlsPolicy));
        Assert.Equal("off", set.Text(SettingId.TlsFallback));
        Assert.Equal("192.0.2.1", set.Text(SettingId.TimeServer));
        Assert.Equal("bob", set.Text(SettingId.SipUser));

        Assert.InRange(store.Save(set), 0, Limits.MaxBlobBytes);
        Assert.StartsWith("nf-sipphone settings 1\nsip.user=bob\ntls.policy=rfc5922\n", ReadBlob());
        Assert.Equal(SettingsCondition.Good, Store().Load(set));
    }

    [Theory]
    [InlineData("nf-sipphone settings 2\nsip.user=bob\n")]
    [InlineData("nf-sipphone settings 2000000000\n\u0001\u0002")]
    public void A_newer_version_is_refused_and_left(string blob)
    {
        WriteBlob(blob);
        SettingsStore store = Store();
        SettingSet set = new();
        Assert.Equal(SettingsCondition.Newer, store.Load(set));
        Assert.Empty(set.Buffer);
        Assert.Equal(HalResult.Failed, store.Save(set));
        Assert.Equal(blob, ReadBlob());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nf-sipphone settings \n")]
    [InlineData("nf-sipphone settings -1\n")]
    [InlineData("nf-sipphone settings 1 \n")]
    [InlineData("nf-sipphone anchors 1\n")]
    [InlineData("sip.user=bob\n")]
    public void Something_else_in_their_place_is_damage(string blob)
    {
        WriteBlob(blob);
        SettingSet set = new();
        Assert.Equal(SettingsCondition.Damaged, Store().Load(set));
        Assert.Empty(set.Buffer);
    }

    [Fact]
    public void The_condition_of_the_slots_is_told()
    {
        SettingSet set = new();
        set.Set(SettingId.SipUser, "one");
        Store().Save(set);
        set.Set(SettingId.SipUser, "two");
        Store().Save(set);

        _flash["settings.b"] = [.. _flash["settings.b"][..^1], 0];
        Assert.Equal(SettingsCondition.Recovered, Store().Load(set));
        Assert.Equal("one", set.Text(SettingId.SipUser));

        _flash["settings.a"] = [1];
        Assert.Equal(SettingsCondition.Damaged, Store().Load(set));
        Assert.Empty(set.Buffer);

        _flash.Unreadable.Add("settings.b");
        Assert.Equal(SettingsCondition.Failed, Store().Load(set));

        _flash["settings.a"] = new byte[2 * Limits.MaxBlobBytes];
        Assert.Equal(SettingsCondition.Newer, Store().Load(set));
    }

    [Fact]
    public void After_damage_they_can_be_saved_and_the_damage_is_kept()
    {
        _flash["settings.a"] = [1, 2, 3];
        SettingsStore store = Store();
        SettingSet set = new();
        Assert.Equal(SettingsCondition.Damaged, store.Load(set));
        set.Set(SettingId.SipUser, "bob");
        Assert.InRange(store.Save(set), 0, Limits.MaxBlobBytes);
        Assert.Equal(SettingsCondition.Good, store.Condition);
        Assert.Equal(SettingsCondition.Good, Store().Load(set));
        Assert.Equal("bob", set.Text(SettingId.SipUser));
        Assert.Equal([1, 2, 3], _flash["settings.bad"]);
    }

    [Fact]
    public void A_full_store_keeps_the_old()
    {
        SettingSet set = new();
        set.Set(SettingId.SipUser, "bob");
        Store().Save(set);
        _flash.CapacityBytes = 2 * _flash["settings.a"].Length;
        set.Set(SettingId.SipUser, "somebody-with-a-longer-name");
        Assert.Equal(HalResult.Full, Store().Save(set));
        Assert.Equal(SettingsCondition.Good, Store().Load(set));
        Assert.Equal("bob", set.Text(SettingId.SipUser));
    }

    [Fact]
    public void Any_text_is_read_without_an_accident()
    {
        Gen<string> part = Gen.Elements(
            "nf-sipphone settings ", "0", "1", "\n", "=", "sip.user", "bob", "tls.policy=rfc5922\n", "\0", "ü",
            "wifi.ssid");
        Prop.ForAll(
            part.ListOf().ToArbitrary(),
            parts =>
            {
                MemoryFlash flash = new();
                byte[] blob = Encoding.UTF8.GetBytes("nf-sipphone settings " + string.Concat(parts));
                new SlotStore(flash).Write("settings", blob, 0, Math.Min(blob.Length, Limits.MaxBlobBytes));
                SettingSet set = new();
                SettingsCondition condition = new SettingsStore(new SlotStore(flash)).Load(set);
                return condition is SettingsCondition.Good or SettingsCondition.Migrated || set.Buffer.Length == 0;
            }).Check(Config.QuickThrowOnFailure.WithReplay(20261123UL, 17UL).WithMaxTest(1000));
    }

    private SettingsStore Store() => new(new SlotStore(_flash));

    private void WriteBlob(string text)
    {
        byte[] blob = Encoding.UTF8.GetBytes(text);
        Assert.Equal(blob.Length, new SlotStore(_flash).Write("settings", blob, 0, blob.Length));
    }

    private string ReadBlob()
    {
        byte[] blob = new byte[Limits.MaxBlobBytes];
        int length = new SlotStore(_flash).Read("settings", blob, 0, blob.Length);
        return Encoding.UTF8.GetString(blob, 0, length);
    }
}
