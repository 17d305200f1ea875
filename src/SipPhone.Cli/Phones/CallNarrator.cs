using System.Globalization;
using SipPhone.Core;
using SipPhone.Phone.Calls;

namespace SipPhone.Cli.Phones;

/// <summary>
/// Turns what a phone's own call does into the steps of a timeline, and remembers how it came out. The phone takes no
/// other calls.
/// </summary>
/// <param name="timeline">Where it is told.</param>
internal sealed class CallNarrator(ITimeline timeline) : ICallEvents
{
    private Call? _call;

    /// <summary>How the call came out so far.</summary>
    public CallOutcome Outcome { get; } = new();

    /// <inheritdoc/>
    public void OnCalled(Call call)
    {
        _call = call;
        timeline.Step("called", true, PeerOf(call), ("uri", PeerOf(call)));
    }

    /// <inheritdoc/>
    public void OnRinging(Call call)
    {
        timeline.Note("ringing", PeerOf(call));
    }

    /// <inheritdoc/>
    public void OnAnswered(Call call)
    {
        if (call == _call)
        {
            Outcome.IsAnswered = true;
            timeline.Step("answered", true, PeerOf(call), ("uri", PeerOf(call)));
        }
    }

    /// <inheritdoc/>
    public void OnHeld(Call call, bool byPeer)
    {
        if (byPeer)
        {
            timeline.Note("held by the peer", PeerOf(call));
            return;
        }

        Outcome.IsHeld = true;
        timeline.Step("held", true, "the peer is on hold");
    }

    /// <inheritdoc/>
    public void OnResumed(Call call, bool byPeer)
    {
        Outcome.IsHeld &= byPeer;
        timeline.Note(byPeer ? "resumed by the peer" : "resumed", PeerOf(call));
    }

    /// <inheritdoc/>
    public void OnChangeRefused(Call call, int statusCode)
    {
        Outcome.IsChangeRefused = true;
        timeline.Step("held", false, "the peer refused" + Status(statusCode), ("status", statusCode));
    }

    /// <inheritdoc/>
    public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd)
    {
        timeline.Note("transfer asked", $"to {Ascii.ToText(buffer, uriOffset, uriEnd)}; not done");
        return false;
    }

    /// <inheritdoc/>
    public void OnTransferred(Call call) => timeline.Step("transferred", true, "the peer calls the other one");

    /// <inheritdoc/>
    public void OnTransferFailed(Call call, int statusCode)
    {
        Outcome.IsChangeRefused = true;
        timeline.Step("transferred", false, "it came to nothing" + Status(statusCode), ("status", statusCode));
    }

    /// <inheritdoc/>
    public void OnDigit(Call call, int eventCode)
    {
        timeline.Note("key", eventCode.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void OnEnded(Call call, CallEnd end, int statusCode)
    {
        if (call != _call)
        {
            return;
        }

        Outcome.HasEnded = true;
        Outcome.End = end;
        Outcome.StatusCode = statusCode;
        timeline.Step(
            "ended",
            Outcome.EndedWell,
            CallEnds.Name(end) + Status(statusCode),
            ("end", CallEnds.Name(end)),
            ("status", statusCode));
    }

    private static string PeerOf(Call call) => Ascii.ToText(call.RemoteUri, 0, call.RemoteUriEnd);

    private static string Status(int statusCode)
    {
        return statusCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({statusCode})");
    }
}
