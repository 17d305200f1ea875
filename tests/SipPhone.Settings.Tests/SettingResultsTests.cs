
namespace SipPhone.Settings.Tests;

/// <summary>What a person reads when a value was refused.</summary>
public sealed class SettingResultsTests
{
    [Theory]
    [InlineData(SettingId.SipDomain, SettingResult.BadDomain,
        "sip.domain got something that is not a domain name. It takes a domain name of up to 253 characters, for "
        + "example example.com.")]
    [InlineData(SettingId.SipDomain, SettingResult.BadAddress,
        "sip.domain got an IP address where only a name will do. It takes a domain name of up to 253 characters, for "
        + "example example.com.")]
    [InlineData(SettingId.SipOutbound, SettingResult.BadPort,
        "sip.outbound got a port that is not between 1 and 65535. It takes a domain name with or without a port of "
        + "up to 259 characters, for example proxy.example.com:5061.")]
    [InlineData(SettingId.SipExpires, SettingResult.OutOfRange,
        "sip.expires got a number outside of its range. It takes a number from 60 to 86400, for example 3600.")]
    [InlineData(SettingId.TlsPolicy, SettingResult.UnknownChoice,
        "tls.policy got a word that it does not know. It takes domain-certs or rfc5922.")]
    [InlineData(SettingId.LogLevel, SettingResult.UnknownChoice,
        "log.level got a word that it does not know. It takes error, warning, info or debug.")]
    [InlineData(SettingId.SipMailbox, SettingResult.Empty,
        "sip.mailbox got no value; to go back to its default, use unset. It takes on or off.")]
    [InlineData(SettingId.DnsServers, SettingResult.BadAddress,
        "dns.servers got something that is not an IP address. It takes up to 2 IP addresses with or without a port, "
        + "commas between them, for example 192.0.2.53,[2001:db8::53]:5353.")]
    [InlineData(SettingId.CallTargets, SettingResult.TooLong,
        "call.targets got too many entries, or one that is too long. It takes up to 8 SIP addresses or users of "
        + "sip.domain, commas between them, for example 100,sip:bob@example.com.")]
    [InlineData(SettingId.ConsolePassword, SettingResult.TooShort,
        "console.password got a value that is too short. It takes text of 8 to 64 characters.")]
    [InlineData(SettingId.DoorCode, SettingResult.TooShort,
        "door.code got a value that is too short. It takes 4 to 16 of the keys 0-9, * and #.")]
    [InlineData(SettingId.FactoryKey, SettingResult.BadKey,
        "factory.key got something that is not such a key. It takes an uncompressed P-256 point in base64, 88 "
        + "characters.")]
    [InlineData(SettingId.SipUser, SettingResult.Full,
        "sip.user did not fit: all settings together are too long. Shorten or unset some.")]
    public void Messages(SettingId id, SettingResult result, string expected) =>
        Assert.Equal(expected, Rows.Write(writer => SettingResults.Write(result, Rows.Of(id), writer)));

    [Fact]
    public void Every_message_of_every_setting_fits_and_is_whole()
    {
        SettingResult[] refusals = [.. Enum.GetValues<SettingResult>().Except([SettingResult.Ok])];
        foreach (Setting row in Rows.All)
        {
            foreach (SettingResult result in refusals)
            {
                string message = Rows.Write(writer => SettingResults.Write(result, row, writer));
                Assert.StartsWith(row.Name + " ", message);
                Assert.EndsWith(".", message);
            }
        }
    }

    [Fact]
    public void Every_example_is_taken()
    {
        foreach (Setting row in Rows.All.Where(row => SettingForms.Example(row) is not null))
        {
            Assert.Equal(SettingResult.Ok, new SettingSet().Set(row.Id, SettingForms.Example(row)));
        }
    }

    [Fact]
    public void Every_result_has_a_name_of_its_own()
    {
        string[] names = [.. Enum.GetValues<SettingResult>().Select(SettingResults.Name)];
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(
            Enum.GetValues<SettingResult>().Select(result => result.ToString().ToLowerInvariant()),
            names.Select(name => name.Replace("-", "")));
    }
}
