using System.Text;
using System.Text.RegularExpressions;
using SipPhone.Core;

namespace SipPhone.Settings.Tests;

/// <summary>Every row keeps the promises that others rely on.</summary>
public sealed partial class SettingTableTests
{
    public static TheoryData<SettingId> Ids => [.. Enum.GetValues<SettingId>()];

    [Fact]
    public void Every_setting_has_a_name_of_its_own()
    {
        Assert.Equal(SettingTable.Count, Enum.GetValues<SettingId>().Length);
        Assert.Equal(SettingTable.Count, Rows.All.Select(row => row.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_is_whole(SettingId id)
    {
        Setting row = Rows.Of(id);
        Assert.Equal(id, row.Id);
        Assert.Matches(NameForm(), row.Name);
        Assert.Equal(id.ToString().ToLowerInvariant(), row.Name.Replace(".", "").Replace("-", ""));
        Assert.InRange(row.Help.Length, 10, 100);
        Assert.DoesNotMatch(@"\.$|^[A-Z](?![A-Z])", row.Help);
        Assert.InRange(row.Max, row.Min, int.MaxValue);
        Assert.Equal(row.Kind == SettingKind.Choice, row.Choices is not null);
        Assert.Equal(row.Choices?.ToLowerInvariant(), row.Choices);
        Assert.False(row.IsSecret && row.Default is not null);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_default_passes_its_own_check(SettingId id)
    {
        Setting row = Rows.Of(id);
        if (row.Default is not null)
        {
            byte[] value = Encoding.ASCII.GetBytes(row.Default);
            Assert.Equal(SettingResult.Ok, new SettingSet().Set(id, value, 0, value.Length));
        }
    }

    [Fact]
    public void What_is_read_without_asking_has_a_default()
    {
        SettingKind[] kinds = [SettingKind.Number, SettingKind.Choice, SettingKind.Switch];
        Assert.DoesNotContain(Rows.All, row => kinds.Contains(row.Kind) && row.Default is null);
    }

    [Fact]
    public void Describing_leaves_nothing_of_the_row_before()
    {
        Setting row = Rows.Of(SettingId.TlsPolicy);
        SettingTable.Describe(SettingId.SipUser, row);
        Assert.Equivalent(Rows.Of(SettingId.SipUser), row);
        SettingTable.Describe(SettingId.SipPassword, row);
        SettingTable.Describe(SettingId.NetHostname, row);
        SettingTable.Describe(SettingId.LogLevel, row);
        Assert.Equivalent(Rows.Of(SettingId.LogLevel), row);
    }

    [Fact]
    public void Secrets_and_sealed_settings_are_these()
    {
        Assert.Equal(
            ["sip.password", "net.wifi.password", "door.code", "console.password"],
            Rows.All.Where(row => row.IsSecret).Select(row => row.Name));
        Assert.Equal(
            [
                "tls.policy", "tls.fallback", "tls.allow-cn", "tls.eku", "tls.clock", "device.serial", "factory.key",
            ],
            Rows.All.Where(row => row.IsSealed).Select(row => row.Name));
        Assert.Equal(
            ["net.wifi.ssid", "net.wifi.password", "net.hostname", "time.server"],
            Rows.All.Where(row => row.NeedsRestart).Select(row => row.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_setting_is_found_by_its_whole_name(SettingId id)
    {
        byte[] name = Encoding.ASCII.GetBytes("x" + Rows.Of(id).Name + "x");
        Assert.Equal((int)id, SettingTable.Find(name, 1, name.Length - 1));
        Assert.Equal(-1, SettingTable.Find(name, 1, name.Length));
        Assert.Equal(-1, SettingTable.Find(name, 1, name.Length - 2));
        byte[] upper = Encoding.ASCII.GetBytes(Rows.Of(id).Name.ToUpperInvariant());
        Assert.Equal((int)id, SettingTable.Find(upper, 0, upper.Length));
    }

    [Fact]
    public void Nothing_is_no_setting() => Assert.Equal(-1, SettingTable.Find([], 0, 0));

    [Fact]
    public void The_largest_set_fits_a_blob_with_its_names()
    {
        int around = "nf-sipphone settings 1\n".Length + Rows.All.Sum(row => row.Name.Length + "=\n".Length - 3);
        Assert.InRange(Limits.MaxSettingsBytes + around, 0, Limits.MaxBlobBytes);
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z]+(-[a-z]+)*)+$")]
    private static partial Regex NameForm();
}
