using System.Text.Json;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Application;

/// <summary>What the console says where the platform hides the server's certificate, and where it does not.</summary>
public sealed class AssuranceTests
{
    [Fact]
    public void Where_our_rules_judge_the_certificate_the_assurance_is_full()
    {
        using TestDevice device = new();
        JsonElement status = device.Ok("status");
        Assert.Equal("full", status.GetProperty("tls.assurance").GetString());
        Assert.False(status.TryGetProperty("tls.unchecked", out _));
        Assert.Matches("tls.assurance: +full", device.Say("status"));
    }

    [Fact]
    public void Where_the_platform_does_it_is_reduced_and_says_in_what()
    {
        using TestDevice device = new(prepare: made => made.HidesCertificates = true);
        JsonElement status = device.Ok("status");
        Assert.Equal("reduced", status.GetProperty("tls.assurance").GetString());
        Assert.Equal("wildcards, tls-1.3", status.GetProperty("tls.unchecked").GetString());
        string said = device.Say("status");
        Assert.Matches("tls.assurance: +reduced", said);
        Assert.Matches("tls.unchecked: +wildcards, tls-1.3", said);
    }

    [Fact]
    public void The_platforms_verdict_is_told_as_the_platforms()
    {
        using TestDevice device = new(prepare: made => made.HidesCertificates = true);
        device.AddServer();
        device.Provision().RunUntil(PhoneState.Registered).Run(100);
        Assert.Contains(
            "Server recognised by its name (platform's check) sip:example.", device.Written);
        JsonElement status = device.Ok("status");
        Assert.Equal("authenticated", status.GetProperty("certificate").GetString());
        Assert.Equal("name (platform's check)", status.GetProperty("recognised-by").GetString());
        Assert.Equal("wrong-state", TestDevice.CodeOf(device.Request("inspect")));
    }

    [Fact]
    public void A_policy_that_the_platform_cannot_follow_is_named()
    {
        using TestDevice device = new(prepare: made => made.HidesCertificates = true);
        device.AddServer();
        device.Ok("set tls.eku sip");
        device.Provision().Run(2000);
        Assert.Equal("identity", device.Ok("status").GetProperty("failure").GetString());
        Assert.Contains("The server's certificate is not meant for this use. See tls.eku", device.Written);
        Assert.Equal(IdentityReason.ExtendedKeyUsage, device.Application.Notes.Verdict);
    }
}
