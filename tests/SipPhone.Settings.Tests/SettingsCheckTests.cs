namespace SipPhone.Settings.Tests;

/// <summary>What does not go together, all of it at once.</summary>
public sealed class SettingsCheckTests
{
    [Fact]
    public void A_new_device_has_no_problem() => Assert.Empty(Problems([]));

    [Theory]
    [InlineData("sip.user=bob;sip.domain=example.com;sip.password=x;sip.auth-user=b;sip.outbound=p.example.com", "")]
    [InlineData("sip.user=bob", "sip.domain")]
    [InlineData("sip.domain=example.com", "sip.user")]
    [InlineData("sip.password=x", "sip.user")]
    [InlineData("sip.user=bob;sip.domain=example.com;sip.auth-user=b", "sip.password")]
    [InlineData("sip.outbound=p.example.com", "sip.domain")]
    [InlineData("tls.fallback=off", "")]
    [InlineData("tls.policy=rfc5922;tls.fallback=off", "tls.fallback")]
    [InlineData("tls.policy=rfc5922;tls.allow-cn=on", "")]
    [InlineData("tls.allow-cn=on", "tls.policy")]
    [InlineData("net.wifi.ssid=Home", "")]
    [InlineData("net.wifi.password=12345678", "net.wifi.ssid")]
    [InlineData("call.targets=sip:bob@example.com,eve@example.org", "")]
    [InlineData("call.targets=eve@example.org, 100", "sip.domain")]
    [InlineData("call.targets=100;sip.user=bob;sip.domain=example.com", "")]
    public void What_goes_together(string settings, string missing)
    {
        string[] problems = Problems(settings.Split(';'));
        if (missing == "")
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(missing, Assert.Single(problems));
        }
    }

    [Theory]
    [InlineData("0123456789abcdefABCDEF01234567890123456789abcdefABCDEF0123456789", 0)]
    [InlineData("0123456789abcdefABCDEF01234567890123456789abcdefABCDEF012345678", 0)]
    [InlineData("0123456789abcdefABCDEF01234567890123456789abcdefABCDEF012345678g", 1)]
    [InlineData("a long passphrase with 63 characters, the most that a network h", 0)]
    public void A_key_of_Wifi_has_hexadecimal_digits(string password, int count) =>
        Assert.Equal(count, Problems("net.wifi.ssid=Home", "net.wifi.password=" + password).Length);

    [Fact]
    public void All_problems_are_told_and_each_is_a_sentence()
    {
        string[] problems = Problems(
            "sip.user=bob", "sip.auth-user=b", "sip.outbound=p.example.com", "tls.allow-cn=on",
            "net.wifi.password=" + new string('g', 64), "call.targets=100");
        Assert.Equal(7, problems.Length);
        Assert.Equal(problems.Distinct(), problems);
        Assert.All(problems, problem => Assert.Matches(@"^[a-z.-]+ .{20,155}\.$", problem));
        Assert.All(problems, problem => Assert.DoesNotContain("ggg", problem));
    }

    private static string[] Problems(params string[] settings)
    {
        SettingSet set = new();
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2);
            byte[] name = System.Text.Encoding.ASCII.GetBytes(parts[0]);
            Assert.Equal(SettingResult.Ok, set.Set((SettingId)SettingTable.Find(name, 0, name.Length), parts[1]));
        }

        List<string> problems = [];
        int from = 0;
        while ((from = SettingsCheck.Next(set, from, out string problem)) >= 0)
        {
            problems.Add(problem);
        }

        return [.. problems];
    }
}
