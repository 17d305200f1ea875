using SipPhone.Core;
using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>
/// Session descriptions that are plain words: <c>offer-1</c>, <c>answer-1</c>. It checks that it is called in order.
/// </summary>
internal sealed class FakeMedia : ISessionMedia
{
    private string _theirs = "";

    /// <summary>What becomes of the peer's next descriptions.</summary>
    public MediaOutcome Outcome { get; set; }

    /// <summary>The number of our offer: the owner wants something new when it counts up.</summary>
    public int Wish { get; set; } = 1;

    /// <summary>What was agreed last: ours, a slash, theirs.</summary>
    public string Agreed { get; private set; } = "";

    /// <summary>False lets nothing be written down: for counting allocations.</summary>
    public bool IsRecording { get; set; } = true;

    public void Reset()
    {
        Agreed = "";
        Wish = 1;
    }

    public void WriteOffer(ByteWriter body) => body.Write(Text.Bytes($"offer-{Wish}"));

    public MediaOutcome TakeOffer(byte[] buffer, int offset, int end)
    {
        if (Outcome == MediaOutcome.Ok && IsRecording)
        {
            _theirs = Text.Of(buffer, offset, end);
            Agreed = $"answer-{Wish}/{_theirs}";
        }

        return Outcome;
    }

    public void WriteAnswer(ByteWriter body)
    {
        Assert.NotEmpty(_theirs);
        body.Write(Text.Bytes($"answer-{Wish}"));
    }

    public MediaOutcome TakeAnswer(byte[] buffer, int offset, int end)
    {
        if (Outcome == MediaOutcome.Ok)
        {
            Agreed = $"offer-{Wish}/{Text.Of(buffer, offset, end)}";
        }

        return Outcome;
    }

    public void Rollback() => Wish = 0;
}
