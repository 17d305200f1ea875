using SipPhone.Phone.Calls;

namespace SipPhone.Cli.Phones;

/// <summary>How a call came out so far.</summary>
internal sealed class CallOutcome
{
    /// <summary>Whether it was answered.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>Whether we hold the peer.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether the peer refused to be held or transferred.</summary>
    public bool IsChangeRefused { get; set; }

    /// <summary>Whether it is over.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Why it is over.</summary>
    public CallEnd End { get; set; }

    /// <summary>The status behind that; 0 for none.</summary>
    public int StatusCode { get; set; }

    /// <summary>Whether it was answered and ended as calls do.</summary>
    public bool EndedWell => IsAnswered && HasEnded && End is
        CallEnd.HungUp or CallEnd.PeerHungUp or CallEnd.Transferred or CallEnd.Replaced;
}
