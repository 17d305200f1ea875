using System.Net;
using System.Text;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Phone.Tests.Support;

/// <summary>Puts what a phone tells on its timeline, a line an event.</summary>
internal sealed class EventTeller(Timeline timeline) : IPhoneEvents
{
    public void OnLocated(Locator locator) =>
        timeline.Tell($"located {locator.Located} {DnsResults.Name(locator.Result)} {locator.CandidateCount}");

    public void OnConnecting(Candidate candidate) => timeline.Tell($"connecting {EndPoint(candidate)}");

    public void OnSecured(Candidate candidate, int tlsVersion) => timeline.Tell($"secured {EndPoint(candidate)}");

    public void OnIdentity(
        Candidate candidate, byte[] certificate, int certificateEnd, IdentityRequest request, IdentityVerdict verdict)
    {
        string identity = Encoding.ASCII.GetString(
            certificate, verdict.IdentityOffset, verdict.IdentityEnd - verdict.IdentityOffset);
        timeline.Tell($"identity {IdentityReasons.Name(verdict.Reason)} {identity}".TrimEnd());
    }

    public void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError) =>
        timeline.Tell($"candidate failed {EndPoint(candidate)} {ConnectionFailures.Name(failure)}");

    public void OnConnectionFailed(ConnectionFailure failure, IdentityReason reason)
    {
        string why = failure == ConnectionFailure.Identity ? $" {IdentityReasons.Name(reason)}" : "";
        timeline.Tell($"connection failed {ConnectionFailures.Name(failure)}{why}");
    }

    public void OnRegistered(int expiresSeconds) => timeline.Tell($"registered {expiresSeconds}");

    public void OnRegistrationFailed(RegistrationFailure failure, int statusCode, bool willRetry) =>
        timeline.Tell($"registration failed {RegistrationNames.Name(failure)} {statusCode} {(willRetry ? "again" : "final")}");

    public void OnUnregistered(bool isConfirmed) => timeline.Tell($"unregistered {isConfirmed}");

    private static IPEndPoint EndPoint(Candidate candidate) => new(new IPAddress(candidate.Address), candidate.Port);
}
