using System.Text.Json;
using SipPhone.Phone;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Commands;

/// <summary>Every command used wrongly, on a bare board, for both readers: a code, and a sentence that helps.</summary>
public sealed class WrongArgumentsTests
{
    private const string NoAccount = "There is no account. Set sip.domain and sip.user, then: apply";
    private const string NoSetting = "There is no setting nonsense. See them all with: show all";

    private const string Domain = "a domain name of up to 253 characters, for example example.com.";

    private const string Addresses = "up to 2 IP addresses with or without a port, commas between them, for example "
        + "192.0.2.53,[2001:db8::53]:5353.";

    public static TheoryData<string, string, string> Lines { get; } = new()
    {
        { "faults now", "bad-arguments", "Use it as: faults [clear]" },
        { "faults clear all", "bad-arguments", "Use it as: faults [clear]" },
        { "status now", "bad-arguments", "Use it as: status" },
        { "show nonsense", "unknown-setting", NoSetting },
        { "show all all", "bad-arguments", "Use it as: show [SETTING|all]" },
        { "set", "bad-arguments", "Use it as: set SETTING VALUE" },
        { "set sip.user", "bad-arguments", "Use it as: set SETTING VALUE" },
        { "set nonsense 1", "unknown-setting", NoSetting },
        { "set sip.user \"\"", "bad-value",
            "sip.user got no value; to go back to its default, use unset. It takes the user part of a SIP URI of up to "
                + "64 characters, for example bob." },
        { "set sip.domain 192.0.2.1", "bad-value",
            "sip.domain got an IP address where only a name will do. It takes " + Domain },
        { "set sip.domain exa_mple..com", "bad-value",
            "sip.domain got something that is not a domain name. It takes " + Domain },
        { "set sip.outbound 192.0.2.1", "bad-value",
            "sip.outbound got an IP address where only a name will do. It takes a domain name with or without a port "
                + "of up to 259 characters, for example proxy.example.com:5061." },
        { "set sip.expires 59", "bad-value",
            "sip.expires got a number outside of its range. It takes a number from 60 to 86400, for example 3600." },
        { "set sip.expires often", "bad-value",
            "sip.expires got something that is not a number. It takes a number from 60 to 86400, for example 3600." },
        { "set sip.mailbox perhaps", "bad-value", "sip.mailbox got a word that it does not know. It takes on or off." },
        { "set tls.policy none", "bad-value",
            "tls.policy got a word that it does not know. It takes domain-certs or rfc5922." },
        { "set dns.servers dns.example", "bad-value",
            "dns.servers got something that is not an IP address. It takes " + Addresses },
        { "set dns.servers 192.0.2.1:0", "bad-value",
            "dns.servers got a port that is not between 1 and 65535. It takes " + Addresses },
        { "set console.password short", "bad-value",
            "console.password got a value that is too short. It takes text of 8 to 64 characters." },
        { "set factory.key AAAA", "bad-value",
            "factory.key got something that is not such a key. It takes an uncompressed P-256 point in base64, 88 "
                + "characters." },
        { "unset", "bad-arguments", "Use it as: unset SETTING" },
        { "unset nonsense", "unknown-setting", NoSetting },
        { "unset sip.user sip.domain", "bad-arguments", "Use it as: unset SETTING" },
        { "apply all", "bad-arguments", "Use it as: apply" },
        { "discard all", "bad-arguments", "Use it as: discard" },
        { "register now", "bad-arguments", "Use it as: register" },
        { "register", "wrong-state", NoAccount },
        { "unregister now", "bad-arguments", "Use it as: unregister" },
        { "call bob alice", "bad-arguments", "Use it as: call [TARGET]" },
        { "call bob", "wrong-state", NoAccount },
        { "answer now", "bad-arguments", "Use it as: answer" },
        { "answer", "wrong-state", "No call rings here." },
        { "hangup bob", "bad-arguments", "Use it as: hangup [all]" },
        { "hangup all all", "bad-arguments", "Use it as: hangup [all]" },
        { "hangup", "wrong-state", "There is no call." },
        { "hold on", "bad-arguments", "Use it as: hold" },
        { "hold", "wrong-state", "There is no active call." },
        { "resume on", "bad-arguments", "Use it as: resume" },
        { "resume", "wrong-state", "No call is on hold." },
        { "transfer bob alice", "bad-arguments", "Use it as: transfer [TARGET]" },
        { "transfer bob", "wrong-state", "There is no call to transfer." },
        { "dtmf", "bad-arguments", "Use it as: dtmf KEYS" },
        { "dtmf 12E", "bad-arguments", "Use it as: dtmf KEYS" },
        { "dtmf \"\"", "bad-arguments", "Use it as: dtmf KEYS" },
        { "dtmf 12", "wrong-state", "There is no active call." },
        { "door", "bad-arguments", "Use it as: door open" },
        { "door shut", "bad-arguments", "Use it as: door open" },
        { "door open now", "bad-arguments", "Use it as: door open" },
        { "door open", "unavailable", "This board has no contact that releases a door." },
        { "locate", "bad-arguments", "Use it as: locate URI" },
        { "locate exa<mple", "bad-arguments",
            "That is no SIP URI and no domain. Write sips:example.com or so." },
        { "locate nowhere.invalid", "not-found", "DNS knows no such name." },
        { "inspect it", "bad-arguments", "Use it as: inspect" },
        { "inspect", "wrong-state",
            "There is no connection whose certificate can be seen. The last verdict is in: status" },
        { "anchor list all", "bad-arguments", "Use it as: anchor [list|add|show N|remove N]" },
        { "anchor burn", "bad-arguments", "Use it as: anchor [list|add|show N|remove N]" },
        { "anchor show", "bad-arguments", "Use it as: anchor [list|add|show N|remove N]" },
        { "anchor show 1", "not-found", "There is no such anchor. See their numbers with: anchor list" },
        { "anchor remove 0", "not-found", "There is no such anchor. See their numbers with: anchor list" },
        { "identity burn", "bad-arguments", "Use it as: identity [show|set|clear]" },
        { "identity show all", "bad-arguments", "Use it as: identity [show|set|clear]" },
        { "log loud", "bad-arguments", "Use it as: log [error|warning|info|debug]" },
        { "log info debug", "bad-arguments", "Use it as: log [error|warning|info|debug]" },
        { "trace perhaps", "bad-arguments", "Use it as: trace [on|off]" },
        { "time now", "bad-arguments", "Use it as: time [set YYYY-MM-DDTHH:MM:SSZ]" },
        { "time set", "bad-arguments", "Use it as: time [set YYYY-MM-DDTHH:MM:SSZ]" },
        { "time set 2026-02-29T00:00:00Z", "bad-arguments",
            "That is no time. Write it as 2026-11-23T09:30:00Z, in UTC." },
        { "factory burn", "bad-arguments", "Use it as: factory [status|seal|challenge|unseal TOKEN|reset]" },
        { "factory unseal", "bad-arguments", "Use it as: factory [status|seal|challenge|unseal TOKEN|reset]" },
        { "factory seal", "wrong-state",
            "There are no trust anchors, and none could be added any more. First: anchor add" },
        { "factory unseal AAAA", "wrong-state", "The device is not sealed." },
        { "reboot now", "bad-arguments", "Use it as: reboot" },
        { "version please", "bad-arguments", "Use it as: version" },
        { "nonsense", "unknown-command", "There is no such command. For a list of them type: help" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_station_gets_a_code_and_a_sentence(string line, string code, string message)
    {
        using TestDevice device = new();
        JsonElement answer = device.Request(line);
        Assert.Equal((code, message), (TestDevice.CodeOf(answer), answer.GetProperty("message").GetString()));
        Assert.Null(device.Application.Staged);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_person_gets_the_same_sentence(string line, string code, string message)
    {
        using TestDevice device = new();
        string shown = device.Say(line);
        Assert.Contains(message + "\r\n", shown);
        Assert.EndsWith("nf-sipphone> ", shown);
        Assert.NotEqual("ok", code);
    }

    [Fact]
    public void Every_command_is_in_the_table()
    {
        string[] own = ["help", "login", "logout"];
        using TestDevice device = new();
        IEnumerable<string> missing = device.Application.MakeCommands().Select(command => command.Name).Except(own)
            .Where(name => !Lines.Any(row => row.Data.Item1.Split(' ')[0] == name));
        Assert.Empty(missing);
    }

    [Fact]
    public void What_wants_a_phone_wants_anchors_too()
    {
        using TestDevice device = new();
        device.Provision(withAnchor: false);
        Assert.Equal(PhoneState.Stopped, device.Application.Phone.State);
        JsonElement answer = device.Request("register");
        Assert.Equal("wrong-state", TestDevice.CodeOf(answer));
        Assert.Equal(
            "There are no trust anchors, so no server can be trusted. Add one with: anchor add",
            answer.GetProperty("message").GetString());
        Assert.Contains(
            "error: No trust anchors: the phone connects to nobody. Add one with: anchor add", device.Written);
        Assert.Equal("no-anchors", device.Ok("status").GetProperty("phone").GetString());
        Assert.Equal(0, device.Channel.OpenCount);
    }
}
