using System.Net;
using System.Text;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>Keeps what a connection told, a line an event.</summary>
internal sealed class EventLog : IConnectionEvents
{
    public List<string> Lines { get; } = [];

    public void OnLocated(Locator locator) =>
        Lines.Add($"located {locator.Located} {DnsResults.Name(locator.Result)} {locator.CandidateCount}");

    public void OnConnecting(Candidate candidate) => Lines.Add($"connecting {EndPoint(candidate)}");

    public void OnSecured(Candidate candidate, int tlsVersion) =>
        Lines.Add($"secured {EndPoint(candidate)} {tlsVersion:x}");

    public void OnIdentity(
        Candidate candidate, byte[] certificate, int certificateEnd, IdentityRequest request, IdentityVerdict verdict)
    {
        string identity = Encoding.ASCII.GetString(
            certificate, verdict.IdentityOffset, verdict.IdentityEnd - verdict.IdentityOffset);
        Lines.Add($"identity {IdentityReasons.Name(verdict.Reason)} {verdict.By} {identity}".TrimEnd());
    }

    public void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError) =>
        Lines.Add($"failed {EndPoint(candidate)} {ConnectionFailures.Name(failure)}");

    private static IPEndPoint EndPoint(Candidate candidate) => new(new IPAddress(candidate.Address), candidate.Port);
}
