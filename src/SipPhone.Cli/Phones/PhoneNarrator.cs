using System.Globalization;
using System.Linq;
using SipPhone.Cli.Inspect;
using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Phones;

/// <summary>Turns what a phone does into the steps of a timeline, and remembers how it came out.</summary>
/// <param name="timeline">Where it is told.</param>
/// <param name="tellsSteps">
/// False to tell people only: the demo makes one step of all that a further phone does.
/// </param>
internal sealed class PhoneNarrator(ITimeline timeline, bool tellsSteps = true) : IPhoneEvents
{
    private string _whyRefused = "";

    /// <summary>How the attempts came out so far.</summary>
    public PhoneOutcome Outcome { get; } = new();

    /// <inheritdoc/>
    public void OnLocated(Locator locator)
    {
        Outcome.Located = locator.Located;
        Outcome.DnsResult = locator.Result;
        Candidate[] candidates = [.. Enumerable.Range(0, locator.CandidateCount).Select(locator.GetCandidate)];
        string others = candidates.Length > 1 ? $", and {candidates.Length - 1} more" : "";
        string text = candidates.Length == 0
            ? "no server found: " + DnsResults.Name(locator.Result)
            : CandidateText.Describe(candidates[0]) + others;
        Tell(
            "located",
            candidates.Length > 0,
            text,
            ("located", locator.Located),
            ("candidates", candidates.Select(CandidateText.ToJsonObject).ToArray()),
            ("error", candidates.Length == 0 ? DnsResults.Name(locator.Result) : null));
    }

    /// <inheritdoc/>
    public void OnConnecting(Candidate candidate)
    {
        // What another candidate said before is over.
        Outcome.RegistrationFailure = RegistrationFailure.None;
        timeline.Note("connecting", $"to {CandidateText.EndPoint(candidate)}");
    }

    /// <inheritdoc/>
    public void OnSecured(Candidate candidate, int tlsVersion)
    {
        Outcome.TlsVersion = tlsVersion == 0x0304 ? "1.3" : "1.2";
        string address = CandidateText.EndPoint(candidate).ToString();
        Tell(
            "connected",
            true,
            $"{address}, TLS {Outcome.TlsVersion}, an anchor vouches for the chain",
            ("address", address),
            ("tls", Outcome.TlsVersion));
    }

    /// <inheritdoc/>
    public void OnIdentity(
        Candidate candidate, byte[] certificate, int certificateEnd, IdentityRequest request, IdentityVerdict verdict)
    {
        Outcome.By = verdict.By;
        Outcome.Identity = Ascii.ToText(certificate, verdict.IdentityOffset, verdict.IdentityEnd);
        string reason = IdentityReasons.Name(verdict.Reason);
        _whyRefused = verdict.IsAuthenticated
            ? ""
            : string.Join(' ', VerdictText.Refused(certificate[..certificateEnd], request, Policy, verdict));
        Tell(
            "identity",
            verdict.IsAuthenticated,
            verdict.IsAuthenticated
                ? $"{VerdictText.RulesName(Policy.Rules)}: the right server, " +
                    $"{VerdictText.Accepted(certificate, verdict)}"
                : $"{VerdictText.RulesName(Policy.Rules)}: {reason}. {_whyRefused}",
            ("reason", reason),
            ("by", VerdictText.KindCode(verdict.By)),
            ("identity", verdict.IsAuthenticated ? Outcome.Identity : null),
            ("policy", VerdictText.RulesName(Policy.Rules)));
    }

    /// <summary>The policy that the phone judges by, for the words.</summary>
    public required IdentityPolicy Policy { get; init; }

    /// <inheritdoc/>
    public void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError)
    {
        if (failure != ConnectionFailure.Identity)
        {
            string number = platformError == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" (platform: {platformError})");
            timeline.Note("failed", $"{CandidateText.EndPoint(candidate)}: {ConnectionFailures.Name(failure)}{number}");
        }
    }

    /// <inheritdoc/>
    public void OnConnectionFailed(ConnectionFailure failure, IdentityReason reason)
    {
        Outcome.Failure = failure;
        Outcome.Reason = reason;
        Outcome.WhyRefused = _whyRefused;
    }

    /// <inheritdoc/>
    public void OnRegistered(int expiresSeconds)
    {
        Outcome.ExpiresSeconds = expiresSeconds;
        Outcome.RegisteredCount++;
        Tell(
            "registered",
            true,
            string.Create(CultureInfo.InvariantCulture, $"for {expiresSeconds} s"),
            ("expires", expiresSeconds));
    }

    /// <inheritdoc/>
    public void OnRegistrationFailed(RegistrationFailure failure, int statusCode, bool willRetry)
    {
        Outcome.RegistrationFailure = failure;
        Outcome.StatusCode = statusCode;
        string status = statusCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({statusCode})");
        Tell(
            "registered",
            false,
            RegistrationNames.Name(failure) + status + (willRetry ? ", the phone tries again" : ""),
            ("reason", RegistrationNames.Name(failure)),
            ("status", statusCode));
    }

    /// <inheritdoc/>
    public void OnUnregistered(bool isConfirmed)
    {
        Tell("unregistered", isConfirmed, isConfirmed ? "the server confirmed it" : "the server did not confirm it");
    }

    private void Tell(string name, bool isOk, string text, params (string Key, object? Value)[] details)
    {
        if (tellsSteps)
        {
            timeline.Step(name, isOk, text, details);
        }
        else
        {
            timeline.Note(name, text);
        }
    }
}
