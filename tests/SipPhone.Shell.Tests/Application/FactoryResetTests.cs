using System.Text;
using SipPhone.Lab;
using SipPhone.Settings;
using SipPhone.Shell.Tests.Application.Support;
using SipPhone.TestSupport;

namespace SipPhone.Shell.Tests.Application;

/// <summary>A factory reset whose power goes at any moment.</summary>
public sealed class FactoryResetTests
{
    private const string Canary = "xKanarienvogelx";

    // Damaged copies of whatever may have a secret: left by writes that were cut.
    private static readonly string[] DamagedNames =
        ["settings.bad", "access.bad", "identity.bad", "instance.bad", "anchors.bad", "seal.bad"];

    [Theory]
    [InlineData(true, MemoryFlash.Remains.Nothing)]
    [InlineData(true, MemoryFlash.Remains.OldContent)]
    [InlineData(true, MemoryFlash.Remains.Erased)]
    [InlineData(false, MemoryFlash.Remains.OldContent)]
    public void Wherever_the_power_goes_what_is_kept_is_whole_and_what_is_not_erased_is_locked(
        bool isSealed, MemoryFlash.Remains remains)
    {
        MemoryFlash full = Provisioned(isSealed);
        Assert.NotEmpty(FilesWithSecrets(full));
        bool isCut = true;
        for (int cutAt = 1; isCut; cutAt++)
        {
            MemoryFlash flash = full.Restarted();
            flash.Leaves = remains;
            flash.CutAt = cutAt;
            isCut = IsCut(flash);
            using TestDevice after = new(flash.Restarted());
            Assert.Equal(isSealed, after.Application.IsSealed);
            Assert.Equal(1, after.Application.Board.Anchors.Count);
            if (isSealed)
            {
                Assert.True(after.Application.Settings.Find(SettingId.FactoryKey, out _, out _), $"cut {cutAt}");
                Assert.Equal(1, after.Application.Settings.Choice(SettingId.TlsPolicy));
            }

            string[] left = FilesWithSecrets(after.Flash);
            Assert.True(
                left.Length == 0 || after.Application.Access.IsProtected, $"cut {cutAt}: {string.Join(' ', left)}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Afterwards_no_file_holds_a_secret_and_no_damaged_copy_is_left(bool isSealed)
    {
        MemoryFlash flash = Provisioned(isSealed);
        Assert.False(IsCut(flash));
        Assert.Empty(FilesWithSecrets(flash));
        Assert.DoesNotContain(flash.Names, name => name.EndsWith(".bad", StringComparison.Ordinal));
        using TestDevice after = new(flash.Restarted());
        Assert.False(after.Application.Access.IsProtected);
        Assert.False(after.Application.Settings.Find(SettingId.SipUser, out _, out _));
    }

    [Fact]
    public void A_slot_that_was_damaged_before_leaves_nothing_either()
    {
        MemoryFlash flash = Provisioned(isSealed: true);
        string newer = Holds(flash, "settings.a", "carol") ? "settings.a" : "settings.b";
        flash[newer] = [.. flash[newer][..^1], 0];
        Assert.False(IsCut(flash));
        Assert.Empty(FilesWithSecrets(flash));
        Assert.DoesNotContain("settings.bad", flash.Names);
    }

    // The button is held at the start: true when the power went before the reset was over.
    private static bool IsCut(MemoryFlash flash)
    {
        int cutAt = flash.CutAt;
        try
        {
            using TestDevice device = new(flash, device => device.Device.IsResetButtonHeld = true);
            return cutAt > 0 && flash.Steps >= cutAt;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static MemoryFlash Provisioned(bool isSealed)
    {
        using FactoryKey key = FactoryKey.Create();
        using TestDevice device = new();
        device.Ok("set tls.policy rfc5922");
        device.Ok("set factory.key " + key.PublicText);
        device.Ok("set net.wifi.ssid net");
        device.Ok("set net.wifi.password " + Canary);
        device.Provision();
        device.Ok("set sip.user carol");
        device.Ok("set sip.password " + Canary);
        device.Ok("set console.password long-enough");
        device.Ok("apply");
        if (isSealed)
        {
            device.Request("factory seal");
            device.Answer("yes");
        }

        MemoryFlash flash = device.Flash.Restarted();
        foreach (string name in DamagedNames)
        {
            flash[name] = Encoding.ASCII.GetBytes("nfs" + Canary);
        }

        return flash;
    }

    private static string[] FilesWithSecrets(MemoryFlash flash) =>
        [.. flash.Names.Where(name =>
            Holds(flash, name, Canary) || Holds(flash, name, "alice") || Holds(flash, name, "carol")
            || Holds(flash, name, "secret"))];

    private static bool Holds(MemoryFlash flash, string name, string text) =>
        Encoding.Latin1.GetString(flash[name]).Contains(text, StringComparison.Ordinal);
}
