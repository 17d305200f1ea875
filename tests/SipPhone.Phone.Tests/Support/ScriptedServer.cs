using SipPhone.Core.Hal;

namespace SipPhone.Phone.Tests.Support;

/// <summary>A scripted server at one address: a TLS peer, with a registrar behind it.</summary>
internal sealed class ScriptedServer(ITimeline timeline)
{
    public const int ConnectMs = 5;
    public const int HandshakeMs = 15;

    /// <summary>How far a connection comes.</summary>
    public SecureChannelState Reaches { get; set; } = SecureChannelState.PeerPresented;

    /// <summary>Why it comes no further, when it fails; told after <see cref="ConnectMs"/>, or at once.</summary>
    public SecureChannelFailure Failure { get; set; }

    public bool FailsAtOnce { get; set; }

    /// <summary>The leaf that it presents.</summary>
    public byte[]? Certificate { get; set; }

    /// <summary>What it sends comes in pieces of so many octets, a millisecond apart; 0 for whole.</summary>
    public int PieceBytes { get; set; }

    /// <summary>How many octets one call of Send takes, every other call; 0 for none at all.</summary>
    public int TakesBytes { get; set; } = int.MaxValue;

    public Registrar Registrar { get; } = new(timeline);
}
