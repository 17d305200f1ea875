using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using static SipPhone.Sip.Registrations.RegistrationState;

namespace SipPhone.Sip.Tests.Registrations;

/// <summary>A registration's life on virtual time: what it sends, what it is granted, when it refreshes.</summary>
public class RegistrationTests
{
    private const string Challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"";
    private const string OurContact = "Contact: <sip:alice@192.0.2.7:49152;transport=tls>";

    [Fact]
    public void TheFirstRequestIsWhole()
    {
        RegistrationTimeline timeline = new RegistrationTimeline().At(5).Start().Connected().Sends();

        Assert.Matches(
            "^REGISTER sip:example.com SIP/2.0\r\n"
            + "Via: SIP/2.0/TLS 192.0.2.7:49152;branch=z9hG4bK[0-9a-f]{24};rport\r\n"
            + "Max-Forwards: 70\r\n"
            + "From: <sip:alice@example.com>;tag=[0-9a-f]{16}\r\n"
            + "To: <sip:alice@example.com>\r\n"
            + "Call-ID: [0-9a-f]{32}\r\n"
            + "CSeq: 1 REGISTER\r\n"
            + "Contact: <sip:alice@192.0.2.7:49152;transport=tls>;expires=3600\r\n"
            + "Supported: path\r\n"
            + "Content-Length: 0\r\n\r\n$",
            timeline.LastRequest);
        timeline.Is(Registering).NextDeadlineIs(32005);
    }

    [Fact]
    public void RegistersAnswersRefreshesAndUnregisters()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Is(Unregistered).NextDeadlineIs(-1);
        timeline.At(0).Start().Is(AwaitingFlow).SendsNothing().NextDeadlineIs(-1);
        timeline.At(100).Connected().Is(Registering).Sends("CSeq: 1 REGISTER");
        string callId = timeline.Line("Call-ID");
        string from = timeline.Line("From");
        string branch = timeline.Line("Via");
        timeline.At(200).Answers(401, Challenge).Is(Registering);
        timeline.Sends("CSeq: 2 REGISTER", "Authorization: Digest username=\"alice\", realm=\"r\"", "nc=00000001");
        Assert.NotEqual(branch, timeline.Line("Via"));
        timeline.At(300).Answers(200, OurContact + ";expires=3600").Is(Registered);
        Assert.Equal(3600, timeline.Registration.ExpiresSeconds);
        Assert.Equal(200, timeline.Registration.Response.StatusCode);

        // 600 s before the end of one hour.
        timeline.NextDeadlineIs(300 + 3000_000);
        timeline.At(3000_299).SendsNothing().Is(Registered);
        timeline.At(3000_300).Is(Refreshing).Sends("CSeq: 3 REGISTER", "nonce=\"n1\"", "nc=00000002", ";expires=3600");
        Assert.Equal(callId, timeline.Line("Call-ID"));
        Assert.Equal(from, timeline.Line("From"));
        timeline.Answers(200, OurContact + ";expires=60").Is(Registered).NextDeadlineIs(3000_300 + 30_000);
        Assert.Equal(60, timeline.Registration.ExpiresSeconds);

        timeline.At(3001_000).Stop().Is(Unregistering);
        timeline.Sends("CSeq: 4 REGISTER", "nc=00000003", OurContact + ";expires=0\r\n");
        timeline.Answers(200).Is(Unregistered).NextDeadlineIs(-1);
    }

    // Granted seconds and when they are refreshed.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 5)]
    [InlineData(12, 6)]
    [InlineData(600, 300)]
    [InlineData(1200, 600)]
    [InlineData(1201, 601)]
    [InlineData(3600, 3000)]
    [InlineData(int.MaxValue, int.MaxValue - 600)]
    public void TheRefreshLeavesTimeForAnotherTry(int grantedSeconds, int refreshSeconds)
    {
        Granted($"{OurContact};expires={grantedSeconds}").NextDeadlineIs(refreshSeconds * 1000L);
    }

    // What a 200 says about the expiry; 3600 was asked for.
    [Theory]
    [InlineData(1800, OurContact + ";expires=1800")]
    [InlineData(1800, OurContact + ";q=1;EXPIRES = 1800;+sip.instance=\"<urn:x:y>\"", "Expires: 60")]
    [InlineData(60, OurContact, "Expires: 60")]
    [InlineData(3600, OurContact)]
    [InlineData(3600)]
    [InlineData(90, "Expires: 90")]
    [InlineData(1800, "m: <sip:alice@192.0.2.8:49152>;expires=1,<sip:alice@192.0.2.7:49152>;expires=1800")]
    [InlineData(1800, "Contact: <sip:alice@192.0.2.7>;expires=1", OurContact + ";expires=1800")]
    [InlineData(1800, "Contact: <sip:bob@192.0.2.7:49152>;expires=1", OurContact + ";expires=1800")]
    [InlineData(1800, "Contact: <tel:+1>;expires=1", OurContact + ";expires=1800")]
    [InlineData(2147483647, OurContact + ";expires=4294967295")]
    public void TheExpiryOfOurContactCounts(int expected, params string[] headers)
    {
        Assert.Equal(expected, Granted(headers).Registration.ExpiresSeconds);
    }

    [Fact]
    public void StraysAndLateAnswersAreIgnored()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends();
        string first = timeline.LastRequest;
        timeline.Answers(401, Challenge).Sends().IgnoresAnswerTo(first, 200).Is(Registering);
        timeline.IgnoresAnswerTo(timeline.LastRequest.Replace("CSeq: 2 REGISTER", "CSeq: 2 OPTIONS"), 200);
        timeline.Is(Registering).Answers(200).Is(Registered);
        timeline.IgnoresAnswerTo(timeline.LastRequest, 403).Is(Registered);
    }

    [Fact]
    public void SettingsGoIntoTheContact()
    {
        RegistrationTimeline timeline = new RegistrationTimeline(settings =>
        {
            settings.InstanceId = Text.Bytes("urn:uuid:00000000-0000-1000-8000-000a95a0e128");
            settings.ExpiresSeconds = 600;
        });
        timeline.Start().Connected().Sends(
            "Contact: <sip:alice@192.0.2.7:49152;transport=tls>"
            + ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\";reg-id=1;expires=600\r\n"
            + "Supported: path, outbound\r\n");
        timeline.Settings.ContactHost = Text.Bytes("[2001:db8::7]");
        timeline.Settings.ContactPort = 1;
        timeline.Disconnected().Connected().Sends(
            "Via: SIP/2.0/TLS [2001:db8::7]:1;", "Contact: <sip:alice@[2001:db8::7]:1;transport=tls>");
        timeline.Answers(200, "Contact: <sip:alice@[2001:DB8::7]:1>;expires=50");
        Assert.Equal(50, timeline.Registration.ExpiresSeconds);
    }

    [Fact]
    public void ALongReasonPhraseIsCut()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends();
        string[] copied = [timeline.Line("Via"), timeline.Line("CSeq")];
        SipMessage response = Text.Parse(Text.Message(["SIP/2.0 403 " + new string('x', 200), .. copied]));

        Assert.True(timeline.Registration.OnReceive(response, 0));
        Assert.Equal(Limits.MaxReasonPhraseBytes, timeline.Registration.Response.ReasonLength);
    }

    [Fact]
    public void NothingIsAllocatedForTimeoutsAndRequests()
    {
        var timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(401, Challenge).Sends();
        Registration registration = timeline.Registration;
        timeline.IsRecording = false;
        registration.Poll(registration.NextDeadlineMs);
        registration.Poll(registration.NextDeadlineMs);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            // Timer F, then the next request with its answer to the challenge.
            registration.Poll(registration.NextDeadlineMs);
            registration.Poll(registration.NextDeadlineMs);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        timeline.IsRecording = true;
        registration.Poll(registration.NextDeadlineMs);
        registration.Poll(registration.NextDeadlineMs);
        timeline.Sends("CSeq: 104 REGISTER", "nc=00000067");
    }

    [Fact]
    public void EveryStateAndFailureHasItsOwnName()
    {
        string[] states = [.. Enum.GetValues<RegistrationState>().Select(RegistrationNames.Name)];
        string[] failures = [.. Enum.GetValues<RegistrationFailure>().Select(RegistrationNames.Name)];

        Assert.Equal(states.Length, states.Distinct().Count());
        Assert.Equal(failures.Length, failures.Distinct().Count());
        Assert.DoesNotContain("unknown", states.Concat(failures));
        Assert.Equal("unknown", RegistrationNames.Name((RegistrationState)99));
        Assert.Equal("unknown", RegistrationNames.Name((RegistrationFailure)99));
    }

    /// <summary>A registration that was granted at time 0.</summary>
    private static RegistrationTimeline Granted(params string[] headers) =>
        new RegistrationTimeline().Start().Connected().Sends().Answers(200, headers).Is(Registered);
}
