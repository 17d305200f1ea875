using System.Text;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Support;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Puts what calls tell on the timeline, and says yes or no where the phone asks.</summary>
internal sealed class CallTeller(Timeline timeline) : ICallEvents
{
    /// <summary>Whether to call whom a peer sends us to.</summary>
    public bool FollowsReferrals { get; set; } = true;

    /// <summary>What to do as soon as a call rings here.</summary>
    public Action<Call>? OnBell { get; set; }

    public void OnCalled(Call call) => timeline.Tell($"* called {Uri(call)}");

    public void OnRinging(Call call)
    {
        timeline.Tell(call.IsIncoming ? $"* ringing from {Uri(call)}" : "* ringing there");
        if (call.IsIncoming)
        {
            OnBell?.Invoke(call);
        }
    }

    public void OnAnswered(Call call) => timeline.Tell($"* answered {call.Media.Codec}");

    public void OnHeld(Call call, bool byPeer) => timeline.Tell($"* held{By(byPeer)}");

    public void OnResumed(Call call, bool byPeer) => timeline.Tell($"* resumed{By(byPeer)}");

    public void OnChangeRefused(Call call, int statusCode) => timeline.Tell($"* change refused {statusCode}");

    public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd)
    {
        timeline.Tell($"* sent to {Encoding.ASCII.GetString(buffer, uriOffset, uriEnd - uriOffset)}");
        return FollowsReferrals;
    }

    public void OnTransferred(Call call) => timeline.Tell("* transferred");

    public void OnTransferFailed(Call call, int statusCode) => timeline.Tell($"* transfer failed {statusCode}");

    public void OnDigit(Call call, int eventCode) => timeline.Tell($"* digit {eventCode}");

    public void OnEnded(Call call, CallEnd end, int statusCode) =>
        timeline.Tell($"* ended {CallEnds.Name(end)} {statusCode} with {Uri(call)}");

    private static string Uri(Call call) => Encoding.ASCII.GetString(call.RemoteUri, 0, call.RemoteUriEnd);

    private static string By(bool byPeer) => byPeer ? " by peer" : "";
}
