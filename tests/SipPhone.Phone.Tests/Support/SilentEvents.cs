using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Phone.Tests.Support;

/// <summary>Hears everything and says nothing, so that nothing is allocated for words.</summary>
internal sealed class SilentEvents : IPhoneEvents, ICallEvents
{
    public void OnLocated(Locator locator)
    {
    }

    public void OnConnecting(Candidate candidate)
    {
    }

    public void OnSecured(Candidate candidate, int tlsVersion)
    {
    }

    public void OnIdentity(
        Candidate candidate, byte[] certificate, int certificateEnd, IdentityRequest request, IdentityVerdict verdict)
    {
    }

    public void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError)
    {
    }

    public void OnConnectionFailed(ConnectionFailure failure, IdentityReason reason)
    {
    }

    public void OnRegistered(int expiresSeconds)
    {
    }

    public void OnRegistrationFailed(RegistrationFailure failure, int statusCode, bool willRetry)
    {
    }

    public void OnUnregistered(bool isConfirmed)
    {
    }

    public void OnCalled(Call call)
    {
    }

    public void OnRinging(Call call)
    {
    }

    public void OnAnswered(Call call)
    {
    }

    public void OnHeld(Call call, bool byPeer)
    {
    }

    public void OnResumed(Call call, bool byPeer)
    {
    }

    public void OnChangeRefused(Call call, int statusCode)
    {
    }

    public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd) => true;

    public void OnTransferred(Call call)
    {
    }

    public void OnTransferFailed(Call call, int statusCode)
    {
    }

    public void OnDigit(Call call, int eventCode)
    {
    }

    public void OnEnded(Call call, CallEnd end, int statusCode)
    {
    }
}
